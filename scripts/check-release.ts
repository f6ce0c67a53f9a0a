/** node scripts/check-release.ts v0.2.0 [NOTES.md]: says what speaks against a release of this commit, and writes its notes. */
import { readFile, writeFile } from 'node:fs/promises';
import { findAssetsDir, readAppVersion } from '#core/app-files';
import { readReleaseDay } from '#core/update/release';
import { readUpdateKeys } from '#core/update/signatures';
import { notesOf, releaseTroubles } from './package/release-troubles.ts';

const [tag, out] = process.argv.slice(2);
if (!tag) throw new Error('node scripts/check-release.ts TAG [NOTES.md]');
const assets = findAssetsDir();
const version = readAppVersion();
const changelog = await readFile('CHANGELOG.md', 'utf8');
const troubles = releaseTroubles({
  tag,
  version,
  changelog,
  released: await readReleaseDay(assets),
  today: new Date().toISOString().slice(0, 10),
  keys: (await readUpdateKeys(assets)).map(({ id }) => id),
  metainfo: await readFile('assets/installer/cn.shiming.desk.metainfo.xml', 'utf8'),
});
for (const trouble of troubles) process.stderr.write(`${trouble}\n`);
if (troubles.length > 0) process.exitCode = 1;
else if (out) await writeFile(out, `${notesOf(changelog, version) ?? ''}\n`);
