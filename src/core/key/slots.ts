/** Wraps the data key for one slot and opens it again. Every wrap is AES-256-GCM, bound to desk, epoch, slot and kind. */
import {
  createCipheriv,
  createDecipheriv,
  hkdfSync,
  randomBytes,
  randomUUID,
  type ScryptOptions,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';
import { promisify } from 'node:util';
import { Fault } from '#contract/faults';
import { isStrongPassphrase, type KeySecret } from '#contract/keys';
import type { KeyRing, KeySlot, SlotOf } from './key-ring.ts';
import { agreeToRead, agreeToSend, publicOf, readOfficeKey } from './office-key.ts';
import { readWords } from './words.ts';

/** The system's key store, as a host offers it. */
export type KeyKeeper = {
  readonly protection: 'system';
  wrap(key: Uint8Array): Promise<Uint8Array>;
  /** Rejects when the wrapped key is not this user's. */
  unwrap(wrapped: Uint8Array): Promise<Uint8Array>;
};

/** What a new slot is made from; the text of an office slot is the public half. */
export type NewSlot =
  | { readonly kind: 'system'; readonly keeper: KeyKeeper }
  | { readonly kind: 'file' }
  | { readonly kind: 'passphrase' | 'words' | 'office'; readonly text: string };

type Place = Pick<KeyRing, 'desk' | 'epoch'>;

/** 128 MiB; about 0.4 s on a slow core (N = 2^17, r = 8, as RFC 7914 and OWASP advise). */
export const passphraseCost = { N: 131_072, r: 8, p: 1 } as const;

/**
 * A slot that was opened again with what it was made from, where that is known here. Faults: secret-weak, words-misspelt,
 * office-key-wrong, key-store-refused.
 */
export const makeSlot = async (
  place: Place,
  dataKey: Uint8Array,
  from: NewSlot,
  about: { readonly name: string; readonly madeAt: string },
): Promise<KeySlot> => {
  const base = { id: randomUUID(), ...about, testedAt: null };
  const bound = (kind: KeySlot['kind']) => boundTo(place, { id: base.id, kind });
  switch (from.kind) {
    case 'file':
      return { ...base, kind: 'file', key: Buffer.from(dataKey).toString('hex') };
    case 'system': {
      const wrapped = await from.keeper.wrap(dataKey).catch(refused);
      const slot: KeySlot = { ...base, kind: 'system', wrapped: Buffer.from(wrapped).toString('base64') };
      return proved(slot, dataKey, await openBySystem(slot, from.keeper));
    }
    case 'passphrase': {
      if (!isStrongPassphrase(from.text)) throw new Fault('secret-weak');
      const kdf = { name: 'scrypt', ...passphraseCost, salt: randomBytes(16).toString('base64') } as const;
      const wrapped = wrapKey(await stretch(from.text, kdf), dataKey, bound('passphrase'));
      const slot: KeySlot = { ...base, kind: 'passphrase', kdf, wrapped };
      return proved(slot, dataKey, await openBySecret(place, slot, { kind: 'passphrase', text: from.text }));
    }
    case 'words': {
      const { entropy } = readWords(from.text);
      const salt = randomBytes(32).toString('base64');
      const slot: KeySlot = {
        ...base,
        kind: 'words',
        salt,
        wrapped: wrapKey(wordKey(entropy, salt), dataKey, bound('words')),
      };
      return proved(slot, dataKey, await openBySecret(place, slot, { kind: 'words', text: from.text }));
    }
    case 'office': {
      const recipient = readOfficeKey('public', from.text);
      const { ephemeral, key } = agreeToSend(recipient);
      return {
        ...base,
        kind: 'office',
        recipient: recipient.toString('base64'),
        ephemeral: ephemeral.toString('base64'),
        wrapped: wrapKey(key, dataKey, bound('office')),
      };
    }
  }
};

/** The data key, or null when this secret is not the slot's. Faults: words-misspelt, office-key-wrong. */
export const openBySecret = async (
  place: Place,
  slot: KeySlot,
  secret: KeySecret,
): Promise<Uint8Array | null> => {
  if (slot.kind === 'passphrase' && secret.kind === 'passphrase')
    return unwrapKey(await stretch(secret.text, slot.kdf), slot.wrapped, boundTo(place, slot));
  if (slot.kind === 'words' && secret.kind === 'words')
    return unwrapKey(wordKey(readWords(secret.text).entropy, slot.salt), slot.wrapped, boundTo(place, slot));
  if (slot.kind === 'office' && secret.kind === 'office') {
    const own = readOfficeKey('private', secret.text);
    if (publicOf(own).toString('base64') !== slot.recipient) return null;
    const key = agreeToRead(own, Buffer.from(slot.ephemeral, 'base64'));
    return unwrapKey(key, slot.wrapped, boundTo(place, slot));
  }
  return null;
};

/** Faults: key-store-refused (the store does not give it), key-wrong (what it gives is no key). */
export const openBySystem = async (slot: SlotOf<'system'>, keeper: KeyKeeper): Promise<Uint8Array> => {
  const bytes = await keeper.unwrap(Buffer.from(slot.wrapped, 'base64')).catch(refused);
  if (bytes.length !== 32) throw new Fault('key-wrong', { file: 'key.json' });
  return bytes;
};

const refused = (cause: unknown): never => {
  // The file is whole: who keeps its key does not take or give it.
  throw new Fault('key-store-refused', { file: 'key.json' }, { cause });
};

/** A slot that matched its secret and held another key would be found out when it is too late. */
const proved = (slot: KeySlot, dataKey: Uint8Array, opened: Uint8Array | null): KeySlot => {
  if (!opened || !timingSafeEqual(opened, dataKey)) throw new Error('a new key slot does not open');
  return slot;
};

const boundTo = ({ desk, epoch }: Place, { id, kind }: Pick<KeySlot, 'id' | 'kind'>): Buffer =>
  Buffer.from(JSON.stringify(['shiming-desk/slot', desk, epoch, id, kind]));

/** The key of a passphrase. */
export const stretch = (text: string, { N, r, p, salt }: SlotOf<'passphrase'>['kdf']): Promise<Buffer> =>
  scryptAsync(text.normalize('NFKC').trim(), Buffer.from(salt, 'base64'), 32, {
    N,
    r,
    p,
    maxmem: 128 * r * (N + p + 2),
  });

const scryptAsync = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

const wordKey = (entropy: Uint8Array, salt: string): Buffer =>
  Buffer.from(hkdfSync('sha256', entropy, Buffer.from(salt, 'base64'), 'shiming-desk/slot/words', 32));

/** A key of 32 bytes under another one: nonce, ciphertext and tag in base64. `bound` says what it may be used for. */
export const wrapKey = (key: Uint8Array, plain: Uint8Array, bound: Buffer): string => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64');
};

/** null for another key, another use, or bytes that were changed. */
export const unwrapKey = (key: Uint8Array, sealed: string, bound: Buffer): Uint8Array | null => {
  if (Buffer.from(sealed, 'base64').length !== 60) return null;
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(bound);
  decipher.setAuthTag(bytes.subarray(44));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(12, 44)), decipher.final()]);
  } catch {
    // Another key, or another slot's wrap put in its place.
    return null;
  }
};
