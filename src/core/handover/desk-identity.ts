/**
 * Who a desk is to other desks: an Ed25519 pair that signs and an X25519 pair that files are encrypted to. The public halves are one
 * line of text with check bytes; a fingerprint is what two people read to each other.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { promisify } from 'node:util';
import { Fault } from '#contract/faults';
import { publicOf } from '../key/office-key.ts';
import type { DeskIdentity } from '../ports/desks.ts';

/** The public halves, 32 bytes each. */
export type DeskKeys = { readonly signing: Buffer; readonly opening: Buffer };

const prefix = 'shiming-desk-1-';
/** What stands before the 32 bytes in SPKI and PKCS #8 (RFC 8410). */
const spki = Buffer.from('302a300506032b6570032100', 'hex');
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

export const makeIdentity = (): DeskIdentity => {
  const raw = (kind: 'ed25519' | 'x25519'): string => {
    const { privateKey } =
      kind === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519');
    return privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(-32).toString('base64url');
  };
  return { signing: raw('ed25519'), opening: raw('x25519') };
};

export const keysOf = ({ signing, opening }: DeskIdentity): DeskKeys => ({
  signing: createPublicKey(signingKey(signing)).export({ type: 'spki', format: 'der' }).subarray(spki.length),
  opening: publicOf(Buffer.from(opening, 'base64url')),
});

/** The public halves as one line of text. */
export const writeDeskCode = ({ signing, opening }: DeskKeys): string => {
  const raw = Buffer.concat([signing, opening]);
  return prefix + Buffer.concat([raw, checkOf(raw)]).toString('base64url');
};

/** Fault: desk-code-wrong. */
export const readDeskCode = (text: string): DeskKeys => {
  const plain = text.replace(/\s/g, '');
  const raw = Buffer.from(plain.slice(prefix.length), 'base64url').subarray(0, 64);
  const keys = { signing: raw.subarray(0, 32), opening: raw.subarray(32) };
  if (!plain.startsWith(prefix) || writeDeskCode(keys) !== plain) throw new Fault('desk-code-wrong');
  return keys;
};

/** Eight groups of four hexadecimal digits, 128 bits of SHA-256 over both halves. */
export const fingerprintOf = ({ signing, opening }: DeskKeys): string =>
  createHash('sha256')
    .update(prefix)
    .update(signing)
    .update(opening)
    .digest('hex')
    .slice(0, 32)
    .replace(/(.{4})(?=.)/g, '$1-');

export const signAs = ({ signing }: DeskIdentity, bytes: Uint8Array): Buffer =>
  sign(null, bytes, signingKey(signing));

export const isSignedBy = ({ signing }: DeskKeys, bytes: Uint8Array, signature: Uint8Array): boolean =>
  verify(null, bytes, publicKey(signing), signature);

/** The same beside the thread that asks: a stock brings thousands at once. */
export const isSignedByAsync = promisify(
  (
    { signing }: DeskKeys,
    bytes: Uint8Array,
    signature: Uint8Array,
    done: (error: Error | null, holds: boolean) => void,
  ) => verify(null, bytes, publicKey(signing), signature, done),
);

/** Made once for each desk: a stock brings thousands of signatures of a few. */
const publicKeys = new Map<string, KeyObject>();
const mostKeys = 200;
const publicKey = (signing: Buffer): KeyObject => {
  const name = signing.toString('hex');
  const known = publicKeys.get(name);
  if (known) return known;
  const made = createPublicKey({ key: Buffer.concat([spki, signing]), format: 'der', type: 'spki' });
  if (publicKeys.size >= mostKeys) publicKeys.clear();
  publicKeys.set(name, made);
  return made;
};

const signingKey = (raw: string): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([pkcs8, Buffer.from(raw, 'base64url')]),
    format: 'der',
    type: 'pkcs8',
  });

const checkOf = (raw: Uint8Array): Buffer =>
  createHash('sha256').update(prefix).update(raw).digest().subarray(0, 4);
