/**
 * node scripts/write-update.ts INSTALLER --kind nsis --platform win32 --arch x64 --out FOLDER
 * Makes the update package of an installer. The private key comes from SHIMING_UPDATE_KEY (PEM, PKCS 8); a second one, for a time in
 * which keys are changed, from SHIMING_UPDATE_KEY_2. Both must belong to assets/update-keys.json: what nobody can take is not made.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findAssetsDir, readAppVersion } from '#core/app-files';
import { migrations } from '#core/store/migrations/index';
import { readReleaseDay } from '#core/update/release';
import type { InstallerKind, UpdatePlatform, UpdateProcessor } from '#domain/update/judge-update';
import { readPublisherKeys } from './publisher-keys.ts';
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

const keys = await readPublisherKeys();
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
