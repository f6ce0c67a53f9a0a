/** What a result depends on, as one key: equal keys have equal results. */
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { definitionOf, type Task } from './kinds.ts';
import type { TaskFile } from './task.ts';

export type TaskKey = {
  /** What makes it, and hashes of its files and of its input: no name or password is kept. */
  readonly key: string;
  /** One for each file that the task reads, hashed too. */
  readonly files: readonly string[];
};

export const taskKey = async ({ kind, files, input }: Task): Promise<TaskKey> => {
  const { version, about } = definitionOf(kind);
  const keys: Record<string, string> = {};
  for (const [name, file] of Object.entries<TaskFile>(files)) keys[name] = await fileKey(file);
  const hashes = Object.values(keys);
  const said = about ? about(input, keys) : [hashes, input];
  return { key: await digest(Buffer.from(JSON.stringify([kind, version, said]))), files: hashes };
};

/** Its content and all that is said of it: page, password. */
const fileKey = async ({ bytes, ...rest }: TaskFile): Promise<string> => {
  const said = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1));
  return digest(Buffer.from(JSON.stringify([await digest(bytes), said])));
};

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
