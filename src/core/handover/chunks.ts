/**
 * The body of a hand-over file: chunks of 1 MiB, each sealed by AES-256-GCM under its number and whether it is the last (the STREAM
 * construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015), so that none can be changed, moved, repeated or cut off.
 */
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { Fault } from '#contract/faults';
import { type ByteSource, readRange } from '../bundle/byte-source.ts';
import type { Envelope } from './envelope.ts';

export const chunkBytes = 1024 * 1024;
const tagBytes = 16;
const sealedBytes = chunkBytes + tagBytes;

const nonceOf = (number: number, isLast: boolean): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
};

export type ChunkWriter = {
  write(bytes: Uint8Array): Promise<void>;
  /** Seals what is left as the last chunk. */
  end(): Promise<void>;
};

/** Seals what is written and gives it to `out`, chunk by chunk. */
export const sealChunks = (
  { key, hash }: Envelope,
  out: (bytes: Uint8Array) => Promise<void>,
): ChunkWriter => {
  const chunk = Buffer.alloc(chunkBytes);
  let length = 0;
  let number = 0;
  const seal = async (isLast: boolean): Promise<void> => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, isLast)).setAAD(hash);
    const sealed = cipher.update(chunk.subarray(0, length));
    cipher.final();
    await out(Buffer.concat([sealed, cipher.getAuthTag()]));
    number += 1;
    length = 0;
  };
  return {
    write: async (bytes) => {
      for (let at = 0; at < bytes.length; ) {
        if (length === chunkBytes) await seal(false);
        const part = bytes.subarray(at, at + chunkBytes - length);
        chunk.set(part, length);
        length += part.length;
        at += part.length;
      }
    },
    end: () => seal(true),
  };
};

/** SHA-256 of each sealed chunk: that a second reading finds the same file. */
export type ChunkTrail = string[];

/**
 * The body in the clear, chunk by chunk; each is proved before it is given out. An empty `trail` is filled; a filled one is compared.
 * Fault: hand-over-damaged.
 */
export async function* openChunks(
  source: ByteSource,
  { key, hash, length }: Envelope,
  trail: ChunkTrail,
): AsyncGenerator<Buffer> {
  const isFirst = trail.length === 0;
  const count = Math.ceil((source.size - length) / sealedBytes);
  for (let number = 0; number < count; number += 1) {
    const start = length + number * sealedBytes;
    const end = Math.min(start + sealedBytes, source.size);
    const sealed = await readRange(source, start, end);
    if (sealed.length < tagBytes) throw new Fault('hand-over-damaged');
    const seen = createHash('sha256').update(sealed).digest('base64');
    if (isFirst) trail.push(seen);
    else if (trail[number] !== seen) throw new Fault('hand-over-damaged');
    yield open(key, hash, nonceOf(number, number === count - 1), sealed);
  }
  if (count <= 0 || count !== trail.length) throw new Fault('hand-over-damaged');
}

const open = (key: Buffer, hash: Buffer, nonce: Buffer, sealed: Buffer): Buffer => {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
    .setAAD(hash)
    .setAuthTag(sealed.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]);
  } catch (cause) {
    throw new Fault('hand-over-damaged', {}, { cause });
  }
};
