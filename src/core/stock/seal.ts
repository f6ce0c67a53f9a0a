/**
 * What leaves this desk for the stock is sealed here (AES-256-GCM under the keys of an epoch) and signed (Ed25519): the server can keep
 * it back, but not read it, change it, give it another name or pass it off as another desk's.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Fault } from '#contract/faults';
import {
  type DeskKeys,
  fingerprintOf,
  isSignedBy,
  isSignedByAsync,
  keysOf,
  signAs,
} from '../handover/desk-identity.ts';
import { agreeToRead, agreeToSend } from '../key/office-key.ts';
import { unwrapKey as openWrap, wrapKey as sealWrap } from '../key/slots.ts';
import type { DeskIdentity } from '../ports/desks.ts';
import type { SealedItem } from '../ports/stock-server.ts';

/** The keys of one epoch, each 32 bytes and for one use. */
export type EpochKeys = {
  readonly epoch: number;
  readonly items: Buffer;
  readonly blobs: Buffer;
  readonly names: Buffer;
};

/** What an item is, beside its body: all of it is bound to the body and signed. */
export type ItemHead = Pick<SealedItem, 'id' | 'kind' | 'version' | 'deleted'>;

export const secretBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
/** A length must not tell which name it is. */
const roundTo = 256;
/** An epoch and a count before the sealed bytes of a part. */
const partHead = 8;

/** The secret of a new epoch. */
export const makeSecret = (): Buffer => randomBytes(secretBytes);

export const epochKeys = (epoch: number, secret: Uint8Array): EpochKeys => {
  const derive = (use: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, String(epoch), `shiming-desk/stock/${use}`, 32));
  return { epoch, items: derive('items'), blobs: derive('blobs'), names: derive('names') };
};

export const sealItem = (keys: EpochKeys, by: DeskIdentity, item: ItemHead, body: Uint8Array): SealedItem => {
  const head = headOf(item, keys.epoch);
  const sealed = seal(keys.items, head, pad(body));
  const { id, kind, version, deleted } = item;
  const signature = signAs(by, signedOf(head, sealed));
  return { id, kind, version, epoch: keys.epoch, deleted, body: sealed, signature };
};

/** The body. `keys`: those of the item's epoch; `by`: the desk that it is said to be from. Fault: stock-altered. */
export const openItem = async (keys: EpochKeys, by: DeskKeys, item: SealedItem): Promise<Buffer> => {
  const head = headOf(item, keys.epoch);
  if (item.epoch !== keys.epoch || !(await isSignedByAsync(by, signedOf(head, item.body), item.signature)))
    throw new Fault('stock-altered');
  return unpad(open(keys.items, head, item.body));
};

/**
 * The secret of an epoch for one desk: an X25519 agreement of one use, AES-256-GCM, and the signature of who wraps: the server knows
 * everybody's public keys and could otherwise hand out a secret of its own.
 */
export const wrapKey = (by: DeskIdentity, to: DeskKeys, epoch: number, secret: Uint8Array): Buffer => {
  const bound = wrapHead(to, epoch);
  const { ephemeral, key } = agreeToSend(to.opening, wrapUse);
  const wrapped = Buffer.concat([ephemeral, Buffer.from(sealWrap(key, secret, bound), 'base64')]);
  return Buffer.concat([wrapped, signAs(by, signedOf(bound, wrapped))]);
};

/** Fault: stock-altered (also: for another desk, of another epoch, or not by `by`). */
export const unwrapKey = (own: DeskIdentity, by: DeskKeys, epoch: number, wrap: Uint8Array): Buffer => {
  const bound = wrapHead(keysOf(own), epoch);
  const wrapped = Buffer.from(wrap.subarray(0, -64));
  if (wrapped.length !== 92 || !isSignedBy(by, signedOf(bound, wrapped), wrap.subarray(-64)))
    throw new Fault('stock-altered');
  const secret = openWrap(
    agreed(own, wrapped.subarray(0, 32)),
    wrapped.subarray(32).toString('base64'),
    bound,
  );
  if (!secret) throw new Fault('stock-altered');
  return Buffer.from(secret);
};

/** 32 bytes under which the stock keeps a file; `sha256`: of its clear bytes. Another epoch has another name for it. */
export const blobName = (keys: EpochKeys, sha256: Uint8Array): Buffer =>
  createHmac('sha256', keys.names).update(sha256).digest();

/** Part `part` (from 0) of `count`, at most 1 MiB of clear bytes. */
export const sealPart = (
  keys: EpochKeys,
  blob: Uint8Array,
  { part, count }: { readonly part: number; readonly count: number },
  bytes: Uint8Array,
): Buffer => {
  const head = Buffer.alloc(partHead);
  head.writeUInt32BE(keys.epoch, 0);
  head.writeUInt32BE(count, 4);
  return Buffer.concat([head, seal(keys.blobs, boundPart(keys.epoch, blob, part, count), bytes)]);
};

/** Under which epoch's keys a part is sealed, and of how many it is one: true only when it opens. Fault: stock-altered. */
export const readPartHead = (sealed: Buffer): { readonly epoch: number; readonly count: number } => {
  if (sealed.length < partHead + nonceBytes + tagBytes) throw new Fault('stock-altered');
  return { epoch: sealed.readUInt32BE(0), count: sealed.readUInt32BE(4) };
};

/** Its clear bytes and of how many it is one. Fault: stock-altered. */
export const openPart = (
  keys: EpochKeys,
  blob: Uint8Array,
  part: number,
  sealed: Buffer,
): { readonly bytes: Buffer; readonly count: number } => {
  const { epoch, count } = readPartHead(sealed);
  if (epoch !== keys.epoch || part >= count) throw new Fault('stock-altered');
  const bytes = open(keys.blobs, boundPart(epoch, blob, part, count), sealed.subarray(partHead));
  return { bytes, count };
};

const wrapUse = 'shiming-desk/stock/wrap';

const headOf = ({ id, kind, version, deleted }: ItemHead, epoch: number): Buffer =>
  Buffer.from(JSON.stringify(['shiming-desk/stock/item', id, kind, version, epoch, deleted]));

const wrapHead = (to: DeskKeys, epoch: number): Buffer =>
  Buffer.from(JSON.stringify([wrapUse, epoch, fingerprintOf(to)]));

const boundPart = (epoch: number, blob: Uint8Array, part: number, count: number): Buffer =>
  Buffer.from(
    JSON.stringify(['shiming-desk/stock/part', Buffer.from(blob).toString('hex'), part, count, epoch]),
  );

/** The head's length is fixed by its form, so that no other head and body give the same bytes. */
const signedOf = (head: Buffer, body: Uint8Array): Buffer =>
  Buffer.concat([head, createHash('sha256').update(body).digest()]);

const seal = (key: Buffer, bound: Buffer, plain: Uint8Array): Buffer => {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

const open = (key: Buffer, bound: Buffer, sealed: Buffer): Buffer => {
  if (sealed.length < nonceBytes + tagBytes) throw new Fault('stock-altered');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  })
    .setAAD(bound)
    .setAuthTag(sealed.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
  } catch (cause) {
    throw new Fault('stock-altered', {}, { cause });
  }
};

const pad = (body: Uint8Array): Buffer => {
  const padded = Buffer.alloc(Math.ceil((4 + body.length) / roundTo) * roundTo);
  padded.writeUInt32BE(body.length, 0);
  padded.set(body, 4);
  return padded;
};

const unpad = (padded: Buffer): Buffer => {
  const length = padded.length < 4 ? Number.POSITIVE_INFINITY : padded.readUInt32BE(0);
  if (4 + length > padded.length) throw new Fault('stock-altered');
  return padded.subarray(4, 4 + length);
};

const agreed = ({ opening }: DeskIdentity, ephemeral: Buffer): Buffer => {
  try {
    return agreeToRead(Buffer.from(opening, 'base64url'), ephemeral, wrapUse);
  } catch (cause) {
    // A point of small order agrees on nothing.
    throw new Fault('stock-altered', {}, { cause });
  }
};
