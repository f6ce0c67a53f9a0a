/**
 * node scripts/fetch-before.ts FOLDER
 * Gets the packages of the newest published release for this system and processor, by GitHub's own command line. Without one the folder
 * stays empty, which is said.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('node scripts/fetch-before.ts FOLDER');
mkdirSync(folder, { recursive: true });
/** Of each system the form that most people have; Debian calls x64 amd64. */
const patterns = {
  linux: [`*-${process.arch === 'x64' ? 'amd64' : process.arch}.deb`],
  win32: [`*-Setup-*-${process.arch}.exe`],
  darwin: [`*-${process.arch}.dmg`],
}[process.platform as 'linux' | 'win32' | 'darwin'];
const wanted = patterns.flatMap((pattern) => ['--pattern', pattern]);
const { status, stderr } = spawnSync('gh', ['release', 'download', ...wanted, '--dir', folder], {
  encoding: 'utf8',
});
if (status === 0) process.stdout.write(`packages of the release before are in ${folder}\n`);
else if (/release not found|no assets match/.test(stderr))
  process.stdout.write('there is no release before\n');
else throw new Error(stderr);
