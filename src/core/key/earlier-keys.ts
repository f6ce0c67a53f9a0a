/**
 * Keys that are sealed under a desk's data key: the data keys that it had before, so that whoever opens the desk can open its older
 * backups as well; the next one, until it is taken; and the one that names objects of the vault, which stays the same for ever.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Fault } from '#contract/faults';
import type { KeyRing } from './key-ring.ts';

type Purpose = 'earlier' | 'next' | 'name';

const keyOf = (dataKey: Uint8Array, purpose: Purpose): Buffer =>
  Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), `shiming-desk/1/${purpose}-key`, 32));

/** Nonce (12 bytes), ciphertext (32), tag (16), as Base64; bound to the desk. */
export const sealKey = (under: Uint8Array, purpose: Purpose, desk: string, dataKey: Uint8Array): string => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(under, purpose), nonce).setAAD(Buffer.from(desk));
  return Buffer.concat([nonce, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]).toString(
    'base64',
  );
};

/** Null when it was sealed under another key, for another desk, or was changed. */
export const unsealKey = (
  under: Uint8Array,
  purpose: Purpose,
  desk: string,
  sealed: string,
): Uint8Array | null => {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length !== 60) return null;
  const decipher = createDecipheriv('aes-256-gcm', keyOf(under, purpose), bytes.subarray(0, 12))
    .setAAD(Buffer.from(desk))
    .setAuthTag(bytes.subarray(44));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(12, 44)), decipher.final()]);
  } catch {
    return null;
  }
};

/** Earlier data keys of a desk, newest first. Fault: key-wrong when one of them was changed. */
export const earlierKeys = ({ desk, earlier = [] }: KeyRing, dataKey: Uint8Array): readonly Uint8Array[] =>
  earlier
    .map((sealed) => {
      const opened = unsealKey(dataKey, 'earlier', desk, sealed);
      if (!opened) throw new Fault('key-wrong', { file: 'key.json' });
      return opened;
    })
    .reverse();
