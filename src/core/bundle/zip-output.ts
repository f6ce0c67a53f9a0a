/** Takes the bytes of a zip in their order: hashes them in a thread of its own and writes them to a file where one is wanted. */
import type { FileHandle } from 'node:fs/promises';
import { createHashThread, type FilePiece } from './thread/hash-thread.ts';

export type ZipOutput = {
  write(bytes: Buffer): Promise<void>;
  /** The same for a whole file whose own hash is wanted, which `onHash` hears later. */
  writeFile(bytes: Buffer, onHash: (sha256: string) => void): Promise<void>;
  /** All files that were written have their hashes afterwards. */
  settle(): Promise<void>;
  /** Writes what is left, through to the disk. */
  end(): Promise<{ readonly sha256: string; readonly bytes: number }>;
  /** Lets the thread and the file go, wherever it is. */
  close(): Promise<void>;
};

const blockBytes = 1024 * 1024;
/** Enough that neither the hash nor the disk waits for the other. */
const blockCount = 8;
/** After so many bytes the system is asked to bring them to the disk, so that the end does not wait for all of them. */
const syncEvery = 64 * 1024 * 1024;

export const createZipOutput = (file: FileHandle | null): ZipOutput => {
  const shared = Array.from({ length: blockCount }, () => new SharedArrayBuffer(blockBytes));
  const blocks = shared.map((buffer) => Buffer.from(buffer));
  const hash = createHashThread(shared);
  let at = 0;
  let filled = 0;
  let pieces: FilePiece[] = [];
  const hearers: ((sha256: string) => void)[] = [];
  let total = 0;
  let synced = 0;
  let syncing: Promise<void> = Promise.resolve();
  /** What each block waits for before it is written again. */
  const away: Promise<void>[] = blocks.map(() => Promise.resolve());

  const flush = async (): Promise<void> => {
    if (filled === 0 && pieces.length === 0) return;
    const full = blocks[at]!.subarray(0, filled);
    const hashed = hash.update(at, filled, pieces).then((ended) => {
      for (const sha256 of ended) hearers.shift()!(sha256);
    });
    // Heard by whoever waits for a block; without a listener a broken thread would end the process.
    hashed.catch(() => undefined);
    away[at] = hashed;
    if (file) await writeWhole(file, full);
    total += filled;
    [filled, pieces] = [0, []];
    at = (at + 1) % blockCount;
    await away[at];
    if (file && total - synced >= syncEvery) {
      synced = total;
      await syncing;
      syncing = file.datasync();
      syncing.catch(() => undefined);
    }
  };

  const put = async (bytes: Buffer, isFile: boolean): Promise<void> => {
    for (let from = 0; from < bytes.length; ) {
      const copied = bytes.copy(blocks[at]!, filled, from);
      from += copied;
      if (isFile) pieces.push({ from: filled, to: filled + copied, isLast: from === bytes.length });
      filled += copied;
      if (filled === blockBytes) await flush();
    }
  };

  const settle = async (): Promise<void> => {
    await flush();
    await Promise.all(away);
  };

  return {
    write: (bytes) => put(bytes, false),
    writeFile: async (bytes, onHash) => {
      if (bytes.length === 0) pieces.push({ from: filled, to: filled, isLast: true });
      hearers.push(onHash);
      await put(bytes, true);
    },
    settle,
    end: async () => {
      await settle();
      await syncing;
      await file?.sync();
      return { sha256: await hash.digest(), bytes: total };
    },
    close: async () => {
      await hash.close();
      await syncing.catch(() => undefined);
    },
  };
};

/** Writes where the file stands; a single write may take only a part. */
export const writeWhole = async (file: FileHandle, bytes: Uint8Array): Promise<void> => {
  for (let at = 0; at < bytes.length; )
    at += (await file.write(bytes, at, bytes.length - at, null)).bytesWritten;
};
