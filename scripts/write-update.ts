/**
 * node scripts/write-update.ts INSTALLER --kind nsis --platform win32 --arch x64 --out FOLDER
 * Makes the update package of an installer. The private key comes from SHIMING_UPDATE_KEY (PEM, PKCS 8); a second one, for a time in
 * which keys are changed, from SHIMING_UPDATE_KEY_2. Both must belong to assets/update-keys.json: what nobody can take is not made.
 */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findAssetsDir, readAppVersion } from '#core/app-files';
import { migrations } from '#core/store/migrations/index';
import { readReleaseDay } from '#core/update/release';
import { readUpdateKeys, toTrustedKey } from '#core/update/signatures';
import type { InstallerKind, UpdatePlatform, UpdateProcessor } from '#domain/update/judge-update';
import { writeUpdatePackage } from './update-package.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kind: { type: 'string' },
    platform: { type: 'string', default: process.platform },
    arch: { type: 'string', default: process.arch },
    out: { type: 'string', default: 'release' },
  },
});
const [installer] = positionals;
if (!installer || !values.kind)
  throw new Error('node scripts/write-update.ts INSTALLER --kind KIND --out FOLDER');

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
const date = await readReleaseDay(findAssetsDir());
if (date === null) throw new Error('assets/release.json names no day of release');

const version = readAppVersion();
const out = join(
  values.out,
  `shiming-desk-${version}-${values.platform}-${values.arch}-${values.kind}-update.zip`,
);
await writeUpdatePackage(
  installer,
  {
    version,
    platform: values.platform as UpdatePlatform,
    arch: values.arch as UpdateProcessor,
    kind: values.kind as InstallerKind,
    store: { oldest: migrations[0]!.version, newest: migrations.at(-1)!.version },
    date,
  },
  keys,
  out,
);
process.stdout.write(`${out}\n`);
