/** Ed25519 signatures of what the publisher sends: update packages and rules files (RFC 8032). A text beside the manifest names each key that signed it, a line each. */
import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Distrust } from '#contract/updates';

/** Public keys in the app: file in the assets folder. The second is a spare, so that the first can be replaced. */
export const updateKeysFile = 'update-keys.json';

/** Public halves, DER (SPKI, RFC 8410) in Base64. */
const keysSchema = z.strictObject({ about: z.string(), keys: z.array(z.base64()).max(8) });

/** What is signed begins with this, so that a signature of one kind of file never counts for another. */
const purposes = { update: 'shiming-desk update 1\n', rules: 'shiming-desk rules 1\n' } as const;
export type Purpose = keyof typeof purposes;

export type TrustedKey = { readonly id: string; readonly key: KeyObject };

/** Keys of this build; none where nobody has put any in. Throws where the file is no list of Ed25519 keys: a build that is broken. */
export const readUpdateKeys = async (assetsDir: string): Promise<readonly TrustedKey[]> => {
  const text = await readFile(join(assetsDir, updateKeysFile), 'utf8');
  return keysSchema.parse(JSON.parse(text)).keys.map((spki) => toTrustedKey(Buffer.from(spki, 'base64')));
};

/** `spki`: DER. */
export const toTrustedKey = (spki: Buffer): TrustedKey => {
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('an update key is an Ed25519 key');
  return { id: keyIdOf(key), key };
};

/** 16 hexadecimal digits of the SHA-256 of the public key. */
const keyIdOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest('hex')
    .slice(0, 16);

const signedBytes = (manifest: Uint8Array, purpose: Purpose): Buffer =>
  Buffer.concat([Buffer.from(purposes[purpose]), manifest]);

/** The text of signatures, by each of these private keys. */
export const signManifest = (
  manifest: Uint8Array,
  privateKeys: readonly KeyObject[],
  purpose: Purpose,
): string =>
  privateKeys
    .map(
      (key) =>
        `${keyIdOf(createPublicKey(key))} ${sign(null, signedBytes(manifest, purpose), key).toString('base64')}\n`,
    )
    .join('');

/** Null where a known key signed exactly these bytes. A line of a known key that does not hold is a changed file, whoever else signed. */
export const distrustOf = (
  manifest: Uint8Array,
  signatures: string,
  keys: readonly TrustedKey[],
  purpose: Purpose,
): Distrust | null => {
  if (keys.length === 0) return 'no-keys';
  const lines = signatures.split('\n').map((line) => line.trim().split(' '));
  const known = lines.flatMap(([id, signature = '']) =>
    keys.filter((key) => key.id === id).map(({ key }) => ({ key, signature })),
  );
  if (known.length === 0) return 'unknown-key';
  const holds = known.every(({ key, signature }) =>
    verify(null, signedBytes(manifest, purpose), key, Buffer.from(signature, 'base64')),
  );
  return holds ? null : 'changed';
};
