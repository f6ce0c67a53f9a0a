/**
 * node scripts/write-rules-file.ts FOLDER --edition N --date YYYY-MM-DD [--least VERSION] [--networks NAME] --out FOLDER
 * Makes a rules file of what lies in FOLDER: `targets/ID.json`, `holidays.json`, `naming.json`, and with --networks the three files of
 * reading networks below `weights/`. --least: the oldest version of the app that understands it; this one where it is left out. Keys as
 * in write-update.ts.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readAppVersion } from '#core/app-files';
import { readPublisherKeys } from './publisher-keys.ts';
import { writeRulesFile } from './rules-package.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    edition: { type: 'string' },
    date: { type: 'string' },
    least: { type: 'string', default: readAppVersion() },
    networks: { type: 'string' },
    out: { type: 'string', default: 'release' },
  },
});
const [folder] = positionals;
if (!folder || !values.edition || !values.date)
  throw new Error('node scripts/write-rules-file.ts FOLDER --edition N --date YYYY-MM-DD --out FOLDER');
const { date, least, networks = null } = values;
const edition = Number(values.edition);
const out = join(values.out, `shiming-desk-rules-${edition}.zip`);
await writeRulesFile(resolve(folder), { edition, date, least, networks }, await readPublisherKeys(), out);
process.stdout.write(`${out}\n`);
