/**
 * node scripts/write-sbom.ts APP.asar OUT.json
 * Writes the CycloneDX bill of materials of a packed app: npm's own list, compared with what lies in the archive and in the licences.
 */
import { execSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { extractFile, listPackage } from '@electron/asar';
import { type Bom, narrowBom, type Package } from './package/sbom.ts';

const [archive, out] = process.argv.slice(2);
if (!archive || !out) throw new Error('node scripts/write-sbom.ts APP.asar OUT.json');

const bom = JSON.parse(
  execSync('npm sbom --sbom-format cyclonedx --sbom-type application', {
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  }),
) as Bom;
const packed = listPackage(archive, { isPack: false })
  .map((path) => path.replaceAll('\\', '/').slice(1))
  .filter((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+\/package\.json$/.test(path))
  .map((path) => JSON.parse(extractFile(archive, path).toString('utf8')) as Package);
const licences = JSON.parse(await readFile('assets/licences.json', 'utf8')) as Package[];
const narrow = narrowBom(bom, packed, licences);
await writeFile(out, `${JSON.stringify(narrow, null, 1)}\n`);
process.stdout.write(`${out}: ${narrow.components.length} packages, ${packed.length} of them as folders\n`);
