/**
 * Office keys: an X25519 key pair. The public half makes slots and opens nothing; the private half, which belongs on no clerk's
 * machine, opens every desk that has a slot for it. Both are one line of text with check bytes.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { Fault } from '#contract/faults';

export type OfficeKeyPair = { readonly publicText: string; readonly privateText: string };

const prefixes = { public: 'shiming-office-public-1-', private: 'shiming-office-private-1-' } as const;
/** What stands before the 32 bytes in SPKI and PKCS #8 (RFC 8410). */
const spki = Buffer.from('302a300506032b656e032100', 'hex');
const pkcs8 = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** What an agreed key is for; another use has another key. */
const officeSlot = 'shiming-desk/slot/office';

export const makeOfficeKey = (): OfficeKeyPair => {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  return {
    publicText: write('public', rawPublic(publicKey)),
    privateText: write('private', privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(pkcs8.length)),
  };
};

/** The 32 bytes of a half as text. Fault: office-key-wrong; `half` names which one was wanted. */
export const readOfficeKey = (half: 'public' | 'private', text: string): Buffer => {
  const plain = text.trim();
  const bytes = Buffer.from(plain.slice(prefixes[half].length), 'base64url');
  const raw = bytes.subarray(0, 32);
  if (!plain.startsWith(prefixes[half]) || write(half, raw) !== plain)
    throw new Fault('office-key-wrong', { half });
  return raw;
};

/** A public half as text. */
export const officeText = (publicBytes: Uint8Array): string => write('public', Buffer.from(publicBytes));

/** The public half that belongs to a private one, 32 bytes. */
export const publicOf = (privateBytes: Uint8Array): Buffer =>
  rawPublic(createPublicKey(privateKeyOf(privateBytes)));

/** The key that both sides of one slot agree on: HKDF-SHA-256 over the shared secret, salted with both public keys. */
export const agreeToSend = (
  recipient: Uint8Array,
  use = officeSlot,
): { readonly ephemeral: Buffer; readonly key: Buffer } => {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  const ephemeral = rawPublic(publicKey);
  const shared = diffieHellman({ privateKey, publicKey: publicKeyOf(recipient) });
  return { ephemeral, key: derive(shared, ephemeral, recipient, use) };
};

export const agreeToRead = (privateBytes: Uint8Array, ephemeral: Uint8Array, use = officeSlot): Buffer => {
  const shared = diffieHellman({ privateKey: privateKeyOf(privateBytes), publicKey: publicKeyOf(ephemeral) });
  return derive(shared, ephemeral, publicOf(privateBytes), use);
};

const derive = (shared: Uint8Array, ephemeral: Uint8Array, recipient: Uint8Array, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', shared, Buffer.concat([ephemeral, recipient]), use, 32));

const write = (half: 'public' | 'private', raw: Uint8Array): string => {
  const check = createHash('sha256').update(prefixes[half]).update(raw).digest().subarray(0, 4);
  return prefixes[half] + Buffer.concat([raw, check]).toString('base64url');
};

const rawPublic = (key: KeyObject): Buffer =>
  key.export({ type: 'spki', format: 'der' }).subarray(spki.length);

const privateKeyOf = (raw: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([pkcs8, raw]), format: 'der', type: 'pkcs8' });

const publicKeyOf = (raw: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([spki, raw]), format: 'der', type: 'spki' });
