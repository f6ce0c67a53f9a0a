/** Update packages for tests: right ones and every way to spoil them. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { manifestName, signaturesName } from '#contract/updates';
import { unpack } from '#core/bundle/read-zip';
import { storeZip } from '#core/bundle/store-zip';
import { migrations } from '#core/store/migrations/index';
import { signManifest, type TrustedKey, toTrustedKey } from '#core/update/signatures';
import {
  type InstallerKind,
  installerEnds,
  type UpdatePlatform,
  type UpdateProcessor,
} from '#domain/update/judge-update';
import { type PackageAbout, writeUpdatePackage } from '../scripts/update-package.ts';

export type KeyPair = { readonly secret: KeyObject; readonly trusted: TrustedKey };

export const makeKey = (): KeyPair => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { secret: privateKey, trusted: toTrustedKey(publicKey.export({ format: 'der', type: 'spki' })) };
};

export const newest = migrations.at(-1)!.version;

const kindHere: Readonly<Record<string, InstallerKind>> = { win32: 'nsis', darwin: 'dmg', linux: 'deb' };

/** What a package for this very machine says. */
export const aboutHere = (): PackageAbout => ({
  version: '99.0.0',
  platform: process.platform as UpdatePlatform,
  arch: process.arch as UpdateProcessor,
  kind: kindHere[process.platform] ?? 'deb',
  store: { oldest: 10, newest: newest + 10 },
  date: '2026-11-01',
});

/** Writes a package of `bytes` for this machine and gives its path. */
export const makePackage = async (
  folder: string,
  name: string,
  keys: readonly KeyPair[],
  {
    bytes = Buffer.alloc(300_000, 'installer '),
    ...changes
  }: Partial<PackageAbout> & { bytes?: Buffer } = {},
): Promise<string> => {
  const about = { ...aboutHere(), ...changes };
  const installer = join(folder, `Shiming-Desk-${name}${installerEnds[about.kind]}`);
  await writeFile(installer, bytes);
  const out = join(folder, `${name}-update.zip`);
  await writeUpdatePackage(
    installer,
    about,
    keys.map(({ secret }) => secret),
    out,
  );
  return out;
};

/** The same package with files changed, added (a text) or left out (null), zipped anew without its signer. */
export const rezip = async (
  from: string,
  out: string,
  changes: (files: ReadonlyMap<string, Buffer>) => Readonly<Record<string, Buffer | null>>,
): Promise<string> => {
  const files = await unpack(await readFile(from));
  const all = new Map<string, Buffer | null>([...files, ...Object.entries(changes(files))]);
  await writeFile(out, storeZip([...all].filter((entry): entry is [string, Buffer] => entry[1] !== null)));
  return out;
};

/** The manifest with other statements, signed by these keys. */
export const restated = (
  files: ReadonlyMap<string, Buffer>,
  keys: readonly KeyPair[],
  changes: Readonly<Record<string, unknown>>,
): Readonly<Record<string, Buffer>> => {
  const said = { ...JSON.parse(files.get(manifestName)!.toString()), ...changes };
  const bytes = Buffer.from(JSON.stringify(said));
  const signatures = signManifest(
    bytes,
    keys.map(({ secret }) => secret),
    'update',
  );
  return { [manifestName]: bytes, [signaturesName]: Buffer.from(signatures) };
};
