/** Takes the bytes of a zip in their order: hashes them in a thread of its own and writes them to a file where one is wanted. */
import type { FileHandle } from 'node:fs/promises';
import { createHashThread } from './thread/hash-thread.ts';

export type ZipOutput = {
  write(bytes: Buffer): Promise<void>;
  /** Writes what is left, through to the disk. */
  end(): Promise<{ readonly sha256: string; readonly bytes: number }>;
  /** Lets the thread and the file go, wherever it is. */
  close(): Promise<void>;
};

const blockBytes = 1024 * 1024;
/** Enough that neither the hash nor the disk waits for the other. */
const blocks = 8;
/** After so many bytes the system is asked to bring them to the disk, so that the end does not wait for all of them. */
const syncEvery = 64 * 1024 * 1024;

export const createZipOutput = (file: FileHandle | null): ZipOutput => {
  const hash = createHashThread();
  let block: Buffer<ArrayBuffer> = Buffer.alloc(blockBytes);
  let made = 1;
  let filled = 0;
  let total = 0;
  let synced = 0;
  let syncing: Promise<void> = Promise.resolve();
  /** Blocks that are being hashed; the oldest comes back first. */
  const away: Promise<Buffer<ArrayBuffer>>[] = [];

  const flush = async (): Promise<void> => {
    const full = block.subarray(0, filled);
    if (file) await writeWhole(file, full);
    total += filled;
    filled = 0;
    const back = hash.update(block.buffer, full.length).then((buffer) => Buffer.from(buffer));
    // Heard by whoever waits for a block; without a listener a broken thread would end the process.
    back.catch(() => undefined);
    away.push(back);
    block = made < blocks ? Buffer.alloc(blockBytes) : await away.shift()!;
    made += 1;
    if (file && total - synced >= syncEvery) {
      synced = total;
      await syncing;
      syncing = file.datasync();
      syncing.catch(() => undefined);
    }
  };

  return {
    write: async (bytes) => {
      for (let at = 0; at < bytes.length; ) {
        const copied = bytes.copy(block, filled, at);
        filled += copied;
        at += copied;
        if (filled === block.length) await flush();
      }
    },
    end: async () => {
      if (filled > 0) await flush();
      await Promise.all(away);
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
