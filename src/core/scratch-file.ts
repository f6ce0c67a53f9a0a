/**
 * Files that must lie somewhere for a moment and may not lie there in clear: encrypted under a key that only this process knows, so
 * that what a crash leaves behind says nothing. The folder is emptied when the desk is opened.
 */

import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileFault, makeFolder } from './atomic-write.ts';
import { type ByteSource, fileSource } from './bundle/byte-source.ts';
import type { Scratch } from './ports/scratch.ts';

export type ScratchWriter = {
  /** Faults: disk-full, read-only. */
  write(bytes: Uint8Array): Promise<void>;
  end(): Promise<Scratch>;
  /** Away with it, whole or half. */
  remove(): Promise<void>;
};

const method = 'aes-256-ctr';
const blockBytes = 16;

export const scratchFolder = (dir: string): string => join(dir, 'scratch');

export const emptyScratch = (dir: string): Promise<void> =>
  rm(scratchFolder(dir), { recursive: true, force: true });

/** A new file in `folder`. */
export const createScratch = async (folder: string): Promise<ScratchWriter> => {
  const path = join(folder, randomUUID());
  const key = randomBytes(32);
  const toFault = (error: unknown): never => {
    throw fileFault(error, 'desk');
  };
  await makeFolder(folder, 0o700).catch(toFault);
  const handle = await open(path, 'wx', 0o600).catch(toFault);
  const cipher = createCipheriv(method, key, counterAt(0));
  let bytes = 0;
  return {
    write: async (part) => {
      const sealed = cipher.update(part);
      for (let at = 0; at < sealed.length; )
        at += (await handle.write(sealed, at).catch(toFault)).bytesWritten;
      bytes += part.length;
    },
    end: async () => {
      await handle.close();
      return { path, key, bytes };
    },
    remove: async () => {
      await handle.close().catch(() => undefined);
      await rm(path, { force: true });
    },
  };
};

/** Reads from any place of it. Fault: unreadable-file. */
export const scratchSource = async ({ path, key }: Scratch): Promise<ByteSource> => {
  const file = await fileSource(path);
  return {
    size: file.size,
    read: async function* (start, end) {
      const first = start - (start % blockBytes);
      const decipher = createDecipheriv(method, key, counterAt(first / blockBytes));
      let skip = start - first;
      for await (const sealed of file.read(first, end)) {
        const part = decipher.update(sealed).subarray(skip);
        skip = Math.max(0, skip - sealed.length);
        if (part.length > 0) yield part;
      }
    },
    close: () => file.close(),
  };
};

const counterAt = (block: number): Buffer => {
  const counter = Buffer.alloc(blockBytes);
  counter.writeBigUInt64BE(BigInt(block), 8);
  return counter;
};
