/** The publisher's private keys, as the environment names them. */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { findAssetsDir } from '#core/app-files';
import { readUpdateKeys, toTrustedKey } from '#core/update/signatures';

/** Each belongs to assets/update-keys.json: what nobody can take is not made. Throws where there is none. */
export const readPublisherKeys = async (): Promise<readonly KeyObject[]> => {
  const trusted = new Set((await readUpdateKeys(findAssetsDir())).map(({ id }) => id));
  const keys = ['SHIMING_UPDATE_KEY', 'SHIMING_UPDATE_KEY_2'].flatMap((name): KeyObject[] => {
    const pem = process.env[name];
    if (!pem) return [];
    const key = createPrivateKey(pem);
    const { id } = toTrustedKey(createPublicKey(key).export({ format: 'der', type: 'spki' }));
    if (!trusted.has(id)) throw new Error(`${name} is not one of the keys in assets/update-keys.json`);
    return [key];
  });
  if (keys.length === 0) throw new Error('SHIMING_UPDATE_KEY is not set');
  return keys;
};
