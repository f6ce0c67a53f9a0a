/** Reads a hand-over file through, record by record. */
import { createHash } from 'node:crypto';
import { Fault } from '#contract/faults';
import type { ByteSource } from '../bundle/byte-source.ts';
import { type ChunkTrail, openChunks } from './chunks.ts';
import { isSignedBy, readDeskCode } from './desk-identity.ts';
import type { Envelope } from './envelope.ts';
import { type HandOverItem, readItem, readSender, type SenderNote } from './item.ts';
import { readRecords } from './records.ts';

export type Found =
  | { readonly kind: 'sender'; readonly sender: SenderNote }
  | { readonly kind: 'paper'; readonly sha256: string; readonly bytes: Buffer }
  | { readonly kind: 'template'; readonly item: HandOverItem }
  /** The last: everything before it is what the sender signed. */
  | { readonly kind: 'signed' };

/**
 * Nothing that comes before `signed` may be believed, but by a second reading with the `trail` of the first. Fault: hand-over-damaged.
 */
export async function* readHandOver(
  source: ByteSource,
  envelope: Envelope,
  trail: ChunkTrail,
): AsyncGenerator<Found> {
  let sender: SenderNote | null = null;
  let templates = 0;
  for await (const record of readRecords(openChunks(source, envelope, trail), envelope.hash)) {
    if ((record.kind === 'S') !== (sender === null)) throw new Fault('hand-over-damaged');
    switch (record.kind) {
      case 'S':
        sender = readSender(record.bytes);
        yield { kind: 'sender', sender };
        break;
      case 'B':
        yield {
          kind: 'paper',
          sha256: createHash('sha256').update(record.bytes).digest('hex'),
          bytes: record.bytes,
        };
        break;
      case 'T':
        templates += 1;
        yield { kind: 'template', item: readItem(record.bytes) };
        break;
      case 'E':
        if (!sender || templates !== sender.templates || !isGenuine(sender, record))
          throw new Fault('hand-over-damaged');
        yield { kind: 'signed' };
    }
  }
}

const isGenuine = (
  { code }: SenderNote,
  { hash, bytes }: { readonly hash: Buffer; readonly bytes: Buffer },
): boolean => {
  try {
    return isSignedBy(readDeskCode(code), hash, bytes);
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
};
