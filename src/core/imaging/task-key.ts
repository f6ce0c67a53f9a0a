/** What a result depends on, as one key: equal keys have equal results. */
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ScanSource } from '../ports/imaging.ts';
import type { Task } from './task.ts';

export type TaskKey = {
  /** Content, page and password of each scan, the plan, the window: hashed, so that no name or password is kept. */
  readonly key: string;
  /** One for each scan that the task reads, hashed too. */
  readonly scans: readonly string[];
};

export const taskKey = async (task: Task): Promise<TaskKey> => {
  const { scans, about } = await describe(task);
  return { key: await digest(Buffer.from(JSON.stringify([task.kind, about]))), scans };
};

const describe = async (task: Task): Promise<{ scans: string[]; about: unknown }> => {
  if (task.kind !== 'prepare') {
    const key = await scanKey(task.scan);
    return {
      scans: [key],
      about: [key, ...settingsOf(task)],
    };
  }
  const { plan, scans, window } = task.input;
  const keys = new Map<string, string>();
  for (const [id, scan] of Object.entries(scans)) keys.set(id, await scanKey(scan));
  // The same file may be a scan of several templates; the picture made of it is the same.
  const sides = plan.sides.map((side) => ({ ...side, scanId: keys.get(side.scanId) }));
  return { scans: [...keys.values()], about: [{ ...plan, sides }, window] };
};

const settingsOf = (task: Exclude<Task, { kind: 'prepare' }>): unknown[] => {
  if (task.kind === 'inspect') return [task.name, task.text];
  return task.kind === 'preview' ? [task.width] : [task.longest, task.withLayer];
};

const scanKey = async ({ bytes, page, password }: ScanSource): Promise<string> =>
  digest(Buffer.from(`${await digest(bytes)} ${page} ${password}`));

/** Bytes that are hashed at once, in about two milliseconds: a scan of 20 MB must not hold up every other call. */
const part = 4 * 1024 * 1024;

const digest = async (bytes: Uint8Array): Promise<string> => {
  const hash = createHash('sha256');
  for (let from = 0; from < bytes.length; from += part) {
    if (from > 0) await nextTurn();
    hash.update(bytes.subarray(from, from + part));
  }
  return hash.digest('hex');
};
