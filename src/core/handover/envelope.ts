/**
 * The head of a hand-over file: magic, version, and the file's key wrapped for a passphrase or for another desk. It names nobody.
 * What follows are sealed chunks (`chunks.ts`), bound to every byte of the head.
 */
import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Fault } from '#contract/faults';
import { isStrongPassphrase } from '#contract/keys';
import { type ByteSource, readRange } from '../bundle/byte-source.ts';
import { agreeToRead, agreeToSend } from '../key/office-key.ts';
import { passphraseCost, stretch, unwrapKey, wrapKey } from '../key/slots.ts';

export type Recipient =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  /** X25519 public key, 32 bytes. */
  | { readonly kind: 'desk'; readonly opening: Uint8Array };

/** Who tries to open: the desk's own X25519 private key, 32 bytes, and a passphrase where one was typed. */
export type Opener = { readonly opening: Uint8Array; readonly passphrase: string | null };

export type Envelope = {
  /** Seals and opens the chunks. */
  readonly key: Buffer;
  /** SHA-256 of the whole head. */
  readonly hash: Buffer;
  /** Bytes of the head; the first chunk begins there. */
  readonly length: number;
};

export const handOverVersion = 1;

const magic = Buffer.from('SHIMING-HANDOVER');
const fixed = magic.length + 2 + 4;
const longestHead = 64 * 1024;
const use = 'shiming-desk/hand-over/desk';
const boundTo = (kind: Recipient['kind']): Buffer => Buffer.from(`shiming-desk/hand-over/${kind}`);

const base64 = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9+/]+=*$/);
/** The cost is fixed: a file must not decide how long its reader works. */
const headSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('passphrase'),
    kdf: z.object({
      name: z.literal('scrypt'),
      N: z.literal(passphraseCost.N),
      r: z.literal(passphraseCost.r),
      p: z.literal(passphraseCost.p),
      salt: base64,
    }),
    wrapped: base64,
  }),
  z.object({ kind: z.literal('desk'), ephemeral: base64, wrapped: base64 }),
]);
type Head = z.infer<typeof headSchema>;

/** A new envelope and its bytes. Fault: secret-weak. */
export const makeEnvelope = async (to: Recipient): Promise<Envelope & { readonly bytes: Buffer }> => {
  const fileKey = randomBytes(32);
  const text = Buffer.from(JSON.stringify(await wrapFor(to, fileKey)));
  const numbers = Buffer.alloc(6);
  numbers.writeUInt16BE(handOverVersion, 0);
  numbers.writeUInt32BE(text.length, 2);
  const bytes = Buffer.concat([magic, numbers, text]);
  return { bytes, ...envelopeOf(bytes, fileKey) };
};

/**
 * Faults: not-a-hand-over, hand-over-newer, hand-over-damaged, hand-over-passphrase (one is wanted),
 * hand-over-passphrase-wrong, hand-over-for-other (encrypted to a desk, and not to this one).
 */
export const openEnvelope = async (source: ByteSource, opener: Opener): Promise<Envelope> => {
  const begin = source.size >= fixed ? await readRange(source, 0, fixed) : Buffer.alloc(fixed);
  if (!begin.subarray(0, magic.length).equals(magic)) throw new Fault('not-a-hand-over');
  const version = begin.readUInt16BE(magic.length);
  if (version > handOverVersion) throw new Fault('hand-over-newer', { version });
  const length = fixed + begin.readUInt32BE(magic.length + 2);
  if (length > longestHead || length > source.size) throw new Fault('hand-over-damaged');
  const bytes = await readRange(source, 0, length);
  const fileKey = await unwrap(readHead(bytes.subarray(fixed)), opener);
  return envelopeOf(bytes, fileKey);
};

/** How a file is to be opened, without a secret. Faults: as `openEnvelope`. */
const readHead = (bytes: Buffer): Head => {
  try {
    return headSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch (cause) {
    throw new Fault('hand-over-damaged', {}, { cause });
  }
};

const wrapFor = async (to: Recipient, fileKey: Buffer): Promise<Head> => {
  if (to.kind === 'desk') {
    const { ephemeral, key } = agreeToSend(to.opening, use);
    const wrapped = wrapKey(key, fileKey, boundTo('desk'));
    return { kind: 'desk', ephemeral: ephemeral.toString('base64'), wrapped };
  }
  if (!isStrongPassphrase(to.passphrase)) throw new Fault('secret-weak');
  const kdf = { name: 'scrypt', ...passphraseCost, salt: randomBytes(16).toString('base64') } as const;
  const wrapped = wrapKey(await stretch(to.passphrase, kdf), fileKey, boundTo('passphrase'));
  return { kind: 'passphrase', kdf, wrapped };
};

const unwrap = async (head: Head, { opening, passphrase }: Opener): Promise<Uint8Array> => {
  if (head.kind === 'desk') {
    const ephemeral = Buffer.from(head.ephemeral, 'base64');
    if (ephemeral.length !== 32) throw new Fault('hand-over-damaged');
    const key = unwrapKey(agreed(opening, ephemeral), head.wrapped, boundTo('desk'));
    if (!key) throw new Fault('hand-over-for-other');
    return key;
  }
  if (passphrase === null) throw new Fault('hand-over-passphrase');
  const key = unwrapKey(await stretch(passphrase, head.kdf), head.wrapped, boundTo('passphrase'));
  if (!key) throw new Fault('hand-over-passphrase-wrong');
  return key;
};

const agreed = (opening: Uint8Array, ephemeral: Buffer): Buffer => {
  try {
    return agreeToRead(opening, ephemeral, use);
  } catch (cause) {
    // A point of small order agrees on nothing.
    throw new Fault('hand-over-damaged', {}, { cause });
  }
};

const envelopeOf = (bytes: Buffer, fileKey: Uint8Array): Envelope => {
  const hash = createHash('sha256').update(bytes).digest();
  const key = Buffer.from(hkdfSync('sha256', fileKey, hash, 'shiming-desk/hand-over/chunks', 32));
  return { key, hash, length: bytes.length };
};
