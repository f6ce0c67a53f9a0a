/** node scripts/write-updates.ts FOLDER: an update package beside every installer in it. Options and keys as in write-update.ts. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { kindOf } from './package/install-commands.ts';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('node scripts/write-updates.ts FOLDER');
const script = join(import.meta.dirname, 'write-update.ts');
let count = 0;
for (const name of readdirSync(folder)) {
  const kind = kindOf(name);
  if (!kind) continue;
  execFileSync(process.execPath, [script, join(folder, name), '--kind', kind, '--out', folder], {
    stdio: 'inherit',
  });
  count += 1;
}
if (count === 0) throw new Error(`no installer in ${folder}`);
