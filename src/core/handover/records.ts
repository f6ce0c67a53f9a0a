/**
 * What the chunks hold: records of a letter, a length and bytes. First who sends, then the papers of each template before the
 * template itself, last a signature over all of it and over the head of the file.
 */
import { createHash } from 'node:crypto';
import { Fault } from '#contract/faults';
import { maxFileBytes } from '../grants.ts';
import type { ChunkWriter } from './chunks.ts';

/** `S` sender and count (JSON), `B` the bytes of a scan or picture, `T` a template (JSON), `E` the signature. */
export type RecordKind = 'S' | 'B' | 'T' | 'E';

/** A template of ten thousand names with a message each stays below it. */
export const longestJson = 32 * 1024 * 1024;
const longest: Readonly<Record<RecordKind, number>> = {
  S: 64 * 1024,
  B: maxFileBytes,
  T: longestJson,
  E: 64,
};

export type RecordWriter = {
  put(kind: Exclude<RecordKind, 'E'>, bytes: Uint8Array): Promise<void>;
  /** Ends with the signature that `sign` makes. */
  end(sign: (hash: Buffer) => Buffer): Promise<void>;
};

export const writeRecords = (chunks: ChunkWriter, headHash: Buffer): RecordWriter => {
  const hash = createHash('sha256').update(headHash);
  const put = async (kind: RecordKind, bytes: Uint8Array): Promise<void> => {
    if (bytes.length > longest[kind])
      throw new Fault('file-too-large', { bytes: bytes.length, limit: longest[kind] });
    const head = Buffer.alloc(5);
    head.write(kind, 0, 'latin1');
    head.writeUInt32BE(bytes.length, 1);
    if (kind !== 'E') hash.update(head).update(bytes);
    await chunks.write(head);
    await chunks.write(bytes);
  };
  return {
    put,
    end: async (sign) => {
      await put('E', sign(hash.digest()));
      await chunks.end();
    },
  };
};

export type FoundRecord =
  | { readonly kind: Exclude<RecordKind, 'E'>; readonly bytes: Buffer }
  | { readonly kind: 'E'; readonly bytes: Buffer; readonly hash: Buffer };

/** The records in their order; the signature is the last. Fault: hand-over-damaged. */
export async function* readRecords(
  chunks: AsyncIterable<Buffer>,
  headHash: Buffer,
): AsyncGenerator<FoundRecord> {
  const hash = createHash('sha256').update(headHash);
  let kept: Buffer[] = [];
  let there = 0;
  const source = chunks[Symbol.asyncIterator]();
  /** Exactly so many bytes; null at the end. */
  const take = async (count: number): Promise<Buffer | null> => {
    while (there < count) {
      const next = await source.next();
      if (next.done) return null;
      kept.push(next.value);
      there += next.value.length;
    }
    const all = kept.length === 1 ? kept[0]! : Buffer.concat(kept, there);
    kept = [all.subarray(count)];
    there -= count;
    return all.subarray(0, count);
  };
  try {
    for (;;) {
      const head = await take(5);
      const kind = head?.toString('latin1', 0, 1) as RecordKind | undefined;
      const length = head?.readUInt32BE(1) ?? 0;
      if (!head || !kind || !(kind in longest) || length > longest[kind])
        throw new Fault('hand-over-damaged');
      const bytes = await take(length);
      if (!bytes) throw new Fault('hand-over-damaged');
      if (kind === 'E') {
        const rest = await source.next();
        if (there > 0 || !rest.done) throw new Fault('hand-over-damaged');
        yield { kind, bytes, hash: hash.digest() };
        return;
      }
      hash.update(head).update(bytes);
      yield { kind, bytes };
    }
  } finally {
    await source.return?.();
  }
}
