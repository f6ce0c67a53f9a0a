/**
 * node scripts/make-update-key.ts PRIVATE.pem
 * Makes a key for update packages: the private half goes into a new file that only its user may read, the public half into
 * assets/update-keys.json. Make two, on a computer that you trust; keep the spare's private half away from every other computer.
 */
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findAssetsDir } from '#core/app-files';
import { updateKeysFile } from '#core/update/signatures';

const [file] = process.argv.slice(2);
if (!file) throw new Error('node scripts/make-update-key.ts PRIVATE.pem');
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' });
const list = join(findAssetsDir(), updateKeysFile);
const { about, keys } = JSON.parse(readFileSync(list, 'utf8')) as { about: string; keys: string[] };
keys.push(publicKey.export({ format: 'der', type: 'spki' }).toString('base64'));
writeFileSync(list, `${JSON.stringify({ about, keys }, null, 2)}\n`);
process.stdout.write(`${file}\n${list}: ${keys.length}\n`);
