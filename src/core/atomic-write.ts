/** Files that are there whole or not at all. */
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Fault, type FaultCode } from '#contract/faults';

export type WriteOptions = {
  readonly mode?: number /** Fails with EEXIST instead of replacing. */;
  readonly createOnly?: boolean;
  /** What faults call the file; its own name otherwise. */
  readonly called?: string;
  /** Of folders that have to be made first. */
  readonly folderMode?: number;
};

/**
 * Writes `bytes` beside `file` (temp + fsync), then renames into place and syncs the folder; parts are written as they come.
 * Faults: disk-full, read-only, disk-failing, path-too-long, file-in-use, folder-gone. With `createOnly` an existing file is left
 * alone and EEXIST is thrown.
 */
export const writeAtomically = async (
  file: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array | string>,
  options: WriteOptions = {},
): Promise<void> => {
  const temp = join(dirname(file), `${tempPrefix}${randomBytes(8).toString('hex')}`);
  try {
    await makeLastingFolder(dirname(file), options.folderMode);
    const handle = await open(temp, 'wx', options.mode ?? 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await (options.createOnly ? link(temp, file).then(() => rm(temp)) : rename(temp, file));
    await syncFolder(dirname(file));
  } catch (error) {
    await rm(temp, { force: true }).catch(() => undefined);
    throw fileFault(error, options.called ?? basename(file));
  }
};

/** A file where a folder should be: nothing can be written there. */
export const makeFolder = (folder: string, mode?: number): Promise<unknown> =>
  mkdir(folder, { recursive: true, ...(mode === undefined ? {} : { mode }) }).catch(
    (error: NodeJS.ErrnoException) => {
      throw error.code === 'EEXIST' ? Object.assign(error, { code: 'ENOTDIR' }) : error;
    },
  );

/** Names of half-written files begin like this; whoever opens the folder may remove them. */
export const tempPrefix = '.writing-';

/** Turns the file system's own refusals into faults; anything else comes back as it was. `way`: what was wanted of the file. */
export const fileFault = (error: unknown, file: string, way: 'read' | 'write' = 'write'): unknown => {
  const code = faultOfErrno[(error as NodeJS.ErrnoException | null)?.code ?? ''];
  if (code === undefined) return error;
  const told = way === 'read' && code === 'read-only' ? 'not-readable' : code;
  return new Fault(told, { file }, { cause: error });
};

const faultOfErrno: Readonly<Record<string, FaultCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  ENOTDIR: 'read-only',
  // A folder that went away between two steps.
  ENOENT: 'folder-gone',
  ENAMETOOLONG: 'path-too-long',
  EBUSY: 'file-in-use',
  ETXTBSY: 'file-in-use',
  EIO: 'disk-failing',
  ENXIO: 'disk-failing',
  ENODEV: 'disk-failing',
  ESTALE: 'disk-failing',
  ETIMEDOUT: 'disk-failing',
  EHOSTDOWN: 'disk-failing',
};

/** Makes a folder that outlives a power cut: the folders that it was made in are synced, which POSIX does not promise otherwise. */
export const makeLastingFolder = async (folder: string, mode?: number): Promise<void> => {
  const first = (await makeFolder(folder, mode)) as string | undefined;
  if (first === undefined) return;
  for (let made = folder; ; made = dirname(made)) {
    await syncFolder(dirname(made));
    if (made === first || dirname(made) === made) return;
  }
};

/** Windows has no folder handles to sync; there the rename itself is durable enough. */
export const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
