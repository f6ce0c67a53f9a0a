/** What a folder shows of a desk. Beside any trace of one no new store and no new key is made: the old data would be out of reach for ever. */
import { closeSync, fsyncSync, openSync, type Stats, statSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '#contract/faults';
import { fileFault, tempPrefix } from './atomic-write.ts';

/** Files that belong to a desk and to nothing else. */
const files = [
  'store.db',
  'store.db-wal',
  'store.db-journal',
  'key.json',
  'key-copy.json',
  'anchor.json',
] as const;
/** Folders that belong to a desk as soon as they hold a file. */
const folders = ['vault', 'backups', 'bundles'] as const;
/** Without these a desk cannot be opened. */
const needed = ['store.db', 'key.json'] as const;

/** There while a desk is being made: a crash before its end leaves a folder in which making it may begin again. */
const makingMark = '.desk-being-made';

export type Standing =
  /** No trace of a desk: one may be made here. */
  | { readonly kind: 'none' }
  /** Made half-way by a process that died, or is at it now; nothing is in it yet. */
  | { readonly kind: 'being-made' }
  | { readonly kind: 'whole' }
  | {
      readonly kind: 'incomplete';
      /** Names, folders with their count of files. */
      readonly there: readonly string[];
      readonly missing: readonly string[];
    };

/** Faults: not-readable, disk-failing, path-too-long. */
export const lookForDesk = async (dir: string): Promise<Standing> => {
  const found = new Map(files.map((name) => [name, statOf(join(dir, name))]));
  const missing = needed.filter((name) => !found.get(name)?.size);
  // A key that is missing or damaged is told where it is read.
  if (found.get('store.db')?.size) return { kind: 'whole' };
  const counts = await Promise.all(
    folders.map(async (name) => [name, await countFiles(join(dir, name))] as const),
  );
  const there = [
    ...files.filter((name) => found.get(name)).map((name) => (found.get(name)?.size ? name : `${name} (0)`)),
    ...counts.filter(([, n]) => n > 0).map(([name, n]) => `${name} (${n})`),
  ];
  if (there.length === 0) return { kind: 'none' };
  const holdsFiles = counts.some(([, n]) => n > 0);
  if (statOf(join(dir, makingMark)) && !holdsFiles && !found.get('store.db')?.size)
    return { kind: 'being-made' };
  return { kind: 'incomplete', there, missing };
};

/** Fault: desk-incomplete, with what is there and what is missing. */
export const incompleteDesk = ({ there, missing }: Standing & { kind: 'incomplete' }): Fault =>
  new Fault('desk-incomplete', { there: there.join(', '), missing: missing.join(', ') });

/** Marks a folder in which a desk is being made, until `endMaking`. */
export const beginMaking = (dir: string): void => {
  try {
    const handle = openSync(join(dir, makingMark), 'a', 0o600);
    fsyncSync(handle);
    closeSync(handle);
  } catch (error) {
    throw fileFault(error, 'desk');
  }
};

export const endMaking = (dir: string): Promise<void> => rm(join(dir, makingMark), { force: true });

const statOf = (file: string): Stats | undefined => {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch (error) {
    // A file stands where the folder should be: there is no desk in it.
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw fileFault(error, 'desk', 'read');
  }
};

const countFiles = async (folder: string): Promise<number> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
      throw fileFault(error, 'desk', 'read');
    },
  );
  return entries.filter((entry) => entry.isFile() && !entry.name.startsWith(tempPrefix)).length;
};
