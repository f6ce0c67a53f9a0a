/**
 * Where a new data key is made ready, and how it takes the old one's place. `rekey/` fills up beside the desk, which stays as it is and
 * opens by its old key. When all of it is there the folder is renamed `rekeyed/`: from that moment on the new key counts, and whoever
 * opens the desk next moves what is left to be moved. Nothing but renames and removals follows, each of which may be done again.
 */
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileFault, syncFolder } from '../atomic-write.ts';
import { keyCopyFile, keyFile } from '../key/key-file.ts';
import { anchorFile } from '../store/anchor.ts';
import { storeFile } from '../store/store-faults.ts';

export const rekeyFolder = (dir: string): string => join(dir, 'rekey');
const rekeyedFolder = (dir: string): string => join(dir, 'rekeyed');
/** In `rekey/`: the new data key under the old one. Without it there is nothing to go on with. */
export const nextKeyFile = 'next-key.json';

/** In an order in which the old desk stays whole until the first of them, and the key comes last. */
const moved = ['vault', storeFile, anchorFile, keyCopyFile, keyFile] as const;

/** Whether a new data key waits to be taken. */
export const rekeyWaits = (dir: string): boolean => existsSync(join(rekeyFolder(dir), nextKeyFile));

/** A data key that waits was made for the slots of then: when these change it is of no use any more. Fault: disk-failing, read-only. */
export const dropNextKey = async (dir: string): Promise<void> => {
  await rm(rekeyFolder(dir), { recursive: true, force: true }).catch((error: unknown) => {
    throw fileFault(error, 'rekey');
  });
};

/** Whether only the new key counts, and some of it is not in its place yet. */
export const isCommitted = (dir: string): boolean => existsSync(rekeyedFolder(dir));

/** The new key counts from here on. */
export const commitRekey = async (dir: string): Promise<void> => {
  await rename(rekeyFolder(dir), rekeyedFolder(dir));
  await syncFolder(dir);
};

/** Moves what a committed change of the key has not moved yet. Faults: disk-failing, read-only. */
export const finishRekey = async (dir: string): Promise<void> => {
  const from = rekeyedFolder(dir);
  if (!isCommitted(dir)) return;
  try {
    await rm(join(from, nextKeyFile), { force: true });
    const old = join(dir, 'vault-before');
    if (existsSync(join(from, 'vault')) && existsSync(join(dir, 'vault'))) {
      await rm(old, { recursive: true, force: true });
      await rename(join(dir, 'vault'), old);
    }
    // What the old store's log still holds was moved into its file before the copy was made.
    if (existsSync(join(from, storeFile)))
      for (const end of ['-wal', '-shm']) await rm(join(dir, storeFile + end), { force: true });
    for (const name of moved) {
      if (!existsSync(join(from, name))) continue;
      await rename(join(from, name), join(dir, name));
      await syncFolder(dir);
    }
    await rm(old, { recursive: true, force: true });
    await rm(from, { recursive: true, force: true });
  } catch (error) {
    throw fileFault(error, 'desk');
  }
};
