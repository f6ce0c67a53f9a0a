/** Wrong secrets are counted in the desk's folder, and each one after the third makes the next wait longer. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { Fault } from '#contract/faults';
import type { PortableKind } from '#contract/keys';
import { writeAtomically } from '../atomic-write.ts';

const triesFile = 'key-tries.json';
const triesSchema = z.object({ count: z.int().min(0), lastAt: z.number() });
type Tries = z.infer<typeof triesSchema>;

/** Milliseconds that pass after so many wrong secrets before the next one is looked at: none for three, then 1, 2, 4 … 60 s. */
export const waitAfter = (count: number): number =>
  count < 3 ? 0 : Math.min(60_000, 1_000 * 2 ** (count - 3));

/** Longer than this nobody is kept waiting inside a call; the fault says how long is left. */
const longestStay = 4_000;

/**
 * Runs one attempt that gives null for a wrong secret. Faults: secret-wrong with `count` of wrong ones since the last right one and
 * `wait`, seconds until the next is looked at.
 */
export const countTries = async (
  dir: string,
  kind: PortableKind,
  ask: string,
  attempt: () => Promise<Uint8Array | null>,
): Promise<Uint8Array> => {
  const { count, lastAt } = await readTries(dir);
  // A clock that was set back must not lock anybody out for longer than the wait itself.
  const left = Math.min(waitAfter(count), Math.max(0, lastAt + waitAfter(count) - Date.now()));
  if (left > longestStay) throw wrong(kind, ask, count, left);
  await setTimeout(left);
  const opened = await attempt();
  if (opened) {
    await rm(join(dir, triesFile), { force: true }).catch(() => undefined);
    return opened;
  }
  // Where nothing can be written the slowness of the attempt itself has to do.
  await writeAtomically(
    join(dir, triesFile),
    Buffer.from(JSON.stringify({ count: count + 1, lastAt: Date.now() } satisfies Tries)),
    { mode: 0o600 },
  ).catch(() => undefined);
  throw wrong(kind, ask, count + 1, waitAfter(count + 1));
};

const wrong = (kind: PortableKind, ask: string, count: number, wait: number): Fault =>
  new Fault('secret-wrong', { kind, ask, count, wait: Math.ceil(wait / 1_000) });

const readTries = async (dir: string): Promise<Tries> => {
  const text = await readFile(join(dir, triesFile), 'utf8').catch(() => '');
  try {
    return triesSchema.parse(JSON.parse(text));
  } catch {
    return { count: 0, lastAt: 0 };
  }
};
