/** Copies files through to the disk, piece by piece, so that none is held in memory. */
import { createHash, randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, type FileHandle, link, open, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeLastingFolder, tempPrefix } from '../atomic-write.ts';

const piece = 1024 * 1024;
/** Bytes of the page that SQLite locks and never writes (sqlite.org/fileformat2.html, “lock-byte page”): Windows refuses to read them. */
const lockByte = 0x4000_0000;
const lockBytes = 512;

type Copied = { readonly bytes: number; readonly hash: string };

/** After so many bytes the system is asked to bring them to the disk, so that the end does not wait for all of them. */
const syncEvery = 64 * 1024 * 1024;

/**
 * The first `bytes` of an open file into a new one. SHA-512 on the way: of one piece while the next is read. `settled`: it is on the disk
 * to its end, and closed.
 */
export const copyFrom = async (
  read: (into: Buffer, at: number) => Promise<number> | number,
  bytes: number,
  target: string,
  signal: AbortSignal,
): Promise<Copied & { readonly settled: Promise<void> }> => {
  const hash = createHash('sha512');
  const buffers = [Buffer.allocUnsafeSlow(piece), Buffer.allocUnsafeSlow(piece)] as const;
  const handle = await open(target, 'wx', 0o600);
  let syncing: Promise<void> = Promise.resolve();
  const fill = async (buffer: Buffer, at: number): Promise<Buffer> => {
    signal.throwIfAborted();
    const part = buffer.subarray(0, Math.min(piece, bytes - at));
    const n = part.length === 0 ? 0 : await readPart(read, part, at);
    if (n === 0 && part.length > 0)
      throw Object.assign(new Error('the file became shorter'), { code: 'EIO' });
    return part.subarray(0, n);
  };
  try {
    let got = await fill(buffers[0], 0);
    for (let at = 0, turn = 1; got.length > 0; turn += 1) {
      const next = fill(buffers[turn % 2]!, at + got.length);
      next.catch(() => undefined);
      const written = writeAll(handle, got, at);
      written.catch(() => undefined);
      hash.update(got);
      await written;
      const before = at;
      at += got.length;
      got = await next;
      if (Math.floor(before / syncEvery) === Math.floor(at / syncEvery)) continue;
      await syncing;
      syncing = handle.datasync();
      syncing.catch(() => undefined);
    }
  } catch (error) {
    await syncing.catch(() => undefined);
    await handle.close();
    throw error;
  }
  return { bytes, hash: hash.digest('hex'), settled: settle(handle, syncing) };
};

const writeAll = async (handle: FileHandle, bytes: Buffer, at: number): Promise<void> => {
  for (let done = 0; done < bytes.length; )
    done += (await handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
};

const settle = async (handle: FileHandle, before: Promise<void>): Promise<void> => {
  try {
    await before;
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** The page of locks reads as zeros, which is what it holds. */
const readPart = async (
  read: (into: Buffer, at: number) => Promise<number> | number,
  part: Buffer,
  at: number,
): Promise<number> => {
  if (at < lockByte && at + part.length > lockByte) return read(part.subarray(0, lockByte - at), at);
  if (at < lockByte || at >= lockByte + lockBytes) return read(part, at);
  const n = Math.min(part.length, lockByte + lockBytes - at);
  part.fill(0, 0, n);
  return n;
};

/** SHA-512 of a file, and its size. */
export const hashFile = async (file: string, signal: AbortSignal): Promise<Copied> => {
  const hash = createHash('sha512');
  const buffer = Buffer.allocUnsafeSlow(piece);
  const handle = await open(file, 'r');
  try {
    for (let at = 0; ; ) {
      signal.throwIfAborted();
      const { bytesRead } = await handle.read(buffer, 0, piece, at);
      if (bytesRead === 0) return { bytes: at, hash: hash.digest('hex') };
      hash.update(buffer.subarray(0, bytesRead));
      at += bytesRead;
    }
  } finally {
    await handle.close();
  }
};

/**
 * `from` to `to`, whole or not at all, with its time of change. `mayLink`: the same file under a second name where the disk can do
 * that. The folder of `to` is not synced: `syncFolder` once for many. Throws ENOENT when `from` is gone.
 */
export const putFile = async (from: string, to: string, mayLink: boolean): Promise<void> => {
  await makeLastingFolder(dirname(to), 0o700);
  const temp = join(dirname(to), `${tempPrefix}${randomBytes(8).toString('hex')}`);
  try {
    if (!(mayLink && (await tryLink(from, temp)))) await copyWhole(from, temp);
    await rename(temp, to);
  } catch (error) {
    await rm(temp, { force: true }).catch(() => undefined);
    throw error;
  }
};

/** A second name for a file; false where there is one already, or the disk has none to give. */
export const linkFile = async (from: string, to: string): Promise<boolean> => {
  await makeLastingFolder(dirname(to), 0o700);
  return link(from, to).then(
    () => true,
    () => false,
  );
};

const copyWhole = async (from: string, temp: string): Promise<void> => {
  await copyFile(from, temp, constants.COPYFILE_EXCL);
  const { atime, mtime } = await stat(from);
  await utimes(temp, atime, mtime);
  const handle = await open(temp, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Other disks, and file systems without links, say no in ways of their own. */
const tryLink = (from: string, to: string): Promise<boolean> =>
  link(from, to).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') throw error;
      return false;
    },
  );
