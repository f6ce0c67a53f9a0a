/**
 * node scripts/check-package.ts FOLDER [PLATFORM ARCH]
 * Looks into a packed app (release/linux-unpacked, win-unpacked, the .app): binaries of another system or processor, and what its entries
 * import and do not find. Exit status 1 where something is wrong, or where nothing was seen.
 */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll } from '@electron/asar';
import { missingImports } from '../tests/missing-imports.ts';
import { foreignBinaries } from './package/foreign-binaries.ts';

const [folder, platform = process.platform, arch = process.arch] = process.argv.slice(2);
if (!folder) throw new Error('node scripts/check-package.ts FOLDER [PLATFORM ARCH]');

const { count, foreign } = await foreignBinaries(folder, platform, arch);
const archive = (await readdir(folder, { recursive: true })).find((path) => path.endsWith('app.asar'));
if (archive === undefined) throw new Error(`no app.asar below ${folder}`);
const apart = await mkdtemp(join(tmpdir(), 'shiming-packed-'));
try {
  extractAll(join(folder, archive), apart);
  const missing = await missingImports(apart);
  for (const line of [...foreign, ...missing]) process.stdout.write(`${line}\n`);
  process.stdout.write(
    `${count} binaries for ${platform} ${arch}, ${foreign.length} foreign, ${missing.length} imports missing\n`,
  );
  if (count === 0 || foreign.length + missing.length > 0) process.exitCode = 1;
} finally {
  await rm(apart, { recursive: true, force: true });
}
