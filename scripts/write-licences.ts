/**
 * Writes `assets/licences.json`: every package inside the product with its licence and the licence's text. Those are the packages
 * that the sources import, Electron, and whatever these bring along, as the lock file and `node_modules` have them. Part of the
 * build; needs no network.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import standardTexts from 'spdx-license-list/full.js';
import { rooms } from '../tests/architecture/rooms.ts';

type Manifest = { readonly name?: string; readonly author?: string | { readonly name?: string } };

type Locked = {
  readonly version?: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
};

const { packages } = JSON.parse(await readFile('package-lock.json', 'utf8')) as {
  packages: Readonly<Record<string, Locked>>;
};

/** What the table of rooms lets the sources import, and the runtime. */
const roots = new Set(
  ['electron', ...Object.values(rooms).flatMap((room) => room.packages)].filter(
    (name) => !name.startsWith('node:'),
  ),
);

const inside = new Set<string>();
for (const name of roots) follow('', name);
/** Networks are no code of the package that brings them. */
const weights = {
  name: 'PP-OCRv4 mobile (PaddleOCR)',
  version: '4',
  licence: 'Apache-2.0',
  text: standardText('Apache-2.0', 'the PaddleOCR authors'),
};
const entries = [...(await Promise.all([...inside].sort(byName).map(describe))), weights];
await writeFile('assets/licences.json', `${JSON.stringify(entries, null, 1)}\n`);
console.log(`assets/licences.json: ${entries.length} packages`);

/** Goes along as Node resolves: the nearest folder upwards that holds the package. Packages for other systems are not there. */
function follow(from: string, name: string): void {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const path = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    const locked = packages[path];
    if (locked) {
      if (inside.has(path) || !existsSync(path)) return;
      inside.add(path);
      const { dependencies, optionalDependencies, peerDependencies } = locked;
      // Electron's own dependencies only fetch it.
      if (name !== 'electron')
        for (const next of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }))
          follow(path, next);
      return;
    }
    if (at === '') return;
  }
}

function byName(a: string, b: string): number {
  return nameOf(a).localeCompare(nameOf(b), 'en');
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

async function describe(path: string) {
  const { version = '', license = '' } = packages[path] ?? {};
  const manifest = JSON.parse(await readFile(join(path, 'package.json'), 'utf8')) as Manifest;
  const name = manifest.name ?? nameOf(path);
  const files = (await readdir(path)).filter((file) => /^(licen[cs]e|copying|notice)/iu.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(path, file), 'utf8')));
  const text =
    texts.join('\n\n').trim() || standardText(license, holderOf(manifest) ?? `the authors of ${name}`);
  if (text === '')
    throw new Error(`${name} has no licence whose text is known: ${license || 'none is named'}`);
  return { name, version, licence: license || 'see text', text };
}

/** For a package that names its licence and leaves the text out; '' where the licence is not on SPDX's list. */
function standardText(expression: string, holder: string): string {
  const known = expression.match(/[\w.+-]+/g)?.find((id) => standardTexts[id] !== undefined);
  const text = known === undefined ? '' : (standardTexts[known]?.licenseText ?? '');
  return text.replace('<year> <copyright holders>', holder).trim();
}

function holderOf({ author }: Manifest): string | undefined {
  return typeof author === 'string' ? author : author?.name;
}
