/** Bytes that lie somewhere and are read piece by piece: a file, a buffer, a bundle that is put together while it is read. */
import { Fault } from '#contract/faults';
import { openFile, unreadable } from '../open-file.ts';

export type ByteSource = {
  /** In bytes. */
  readonly size: number;
  /** The bytes from `start` up to `end`, which is not among them; `end` is at most `size`. */
  read(start: number, end: number): AsyncIterable<Buffer>;
  close(): Promise<void>;
};

const piece = 256 * 1024;

export const bytesSource = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: async function* (start, end) {
    yield Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start);
  },
  close: async () => undefined,
});

/** Faults: unreadable-file for what cannot be opened, folders, pipes and devices. */
export const fileSource = async (path: string): Promise<ByteSource> => {
  const { handle, size } = await openFile(path);
  return {
    size,
    read: async function* (start, end) {
      for (let at = start; at < end; ) {
        const part = Buffer.allocUnsafeSlow(Math.min(piece, end - at));
        const { bytesRead } = await handle.read(part, 0, part.length, at).catch(unreadable);
        // It was shortened meanwhile.
        if (bytesRead === 0) throw new Fault('unreadable-file', { reason: 'EOF' });
        at += bytesRead;
        yield part.subarray(0, bytesRead);
      }
    },
    close: () => handle.close(),
  };
};

/** A short range as one buffer. */
export const readRange = async (source: ByteSource, start: number, end: number): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of source.read(start, end)) parts.push(part);
  return Buffer.concat(parts);
};
