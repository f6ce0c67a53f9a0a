/** The proved installer in a folder of the desk: there whole or not at all, for its user alone. */
import { createHash, randomBytes } from 'node:crypto';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileFault, makeLastingFolder, syncFolder, tempPrefix } from '../atomic-write.ts';
import { fileSource } from '../bundle/byte-source.ts';
import { writeWhole } from '../bundle/zip-output.ts';

export const stageFolder = (dir: string): string => join(dir, 'updates');

/** Takes away what an earlier update left. */
export const emptyStage = (dir: string): Promise<void> =>
  rm(stageFolder(dir), { recursive: true, force: true });

/**
 * `fill` writes the bytes and proves them: what it throws leaves nothing behind. Gives the file's path. Faults: disk-full, read-only,
 * disk-failing, path-too-long.
 */
export const stageInstaller = async (
  dir: string,
  file: string,
  fill: (write: (bytes: Uint8Array) => Promise<void>) => Promise<void>,
): Promise<string> => {
  const folder = stageFolder(dir);
  const temp = join(folder, `${tempPrefix}${randomBytes(8).toString('hex')}`);
  try {
    await makeLastingFolder(folder, 0o700);
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true });
    // Systems start only what may be run.
    const handle = await open(temp, 'wx', 0o700);
    try {
      await fill((bytes) => writeWhole(handle, bytes));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temp, join(folder, file));
    await syncFolder(folder);
    return join(folder, file);
  } catch (error) {
    await rm(temp, { force: true }).catch(() => undefined);
    throw fileFault(error, file);
  }
};

/** Whether a file has exactly this many bytes with this hash. Fault: unreadable-file. */
export const isExactly = async (path: string, bytes: number, sha512: string): Promise<boolean> => {
  const source = await fileSource(path);
  try {
    if (source.size !== bytes) return false;
    const hash = createHash('sha512');
    for await (const piece of source.read(0, source.size)) hash.update(piece);
    return hash.digest('hex') === sha512;
  } finally {
    await source.close();
  }
};
