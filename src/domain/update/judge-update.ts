/** Whether an update may be installed here. Its signature and bytes are proved before by whoever reads it; this is about what it says. */
import type { CalendarDate } from '../date/calendar-date.ts';
import { compareVersions, readVersion } from './version.ts';

export const updatePlatforms = ['win32', 'darwin', 'linux'] as const;
export type UpdatePlatform = (typeof updatePlatforms)[number];

export const updateProcessors = ['x64', 'arm64'] as const;
export type UpdateProcessor = (typeof updateProcessors)[number];

/** Kinds of installers, each with the end of its file's name. */
export const installerEnds = {
  nsis: '.exe',
  msi: '.msi',
  portable: '.exe',
  dmg: '.dmg',
  deb: '.deb',
  rpm: '.rpm',
  appimage: '.AppImage',
} as const;
export type InstallerKind = keyof typeof installerEnds;

/** Where each kind is installed. */
const platformOf: Readonly<Record<InstallerKind, UpdatePlatform>> = {
  nsis: 'win32',
  msi: 'win32',
  portable: 'win32',
  dmg: 'darwin',
  deb: 'linux',
  rpm: 'linux',
  appimage: 'linux',
};

/** What a signed package says of itself. */
export type UpdateManifest = {
  readonly version: string;
  readonly platform: UpdatePlatform;
  readonly arch: UpdateProcessor;
  readonly kind: InstallerKind;
  /** Name of the installer in the package. */
  readonly file: string;
  readonly bytes: number;
  /** Of the installer, 128 hexadecimal digits. */
  readonly sha512: string;
  /** Versions of the store that this app reads, and the one that it writes. */
  readonly store: { readonly oldest: number; readonly newest: number };
  readonly date: CalendarDate;
};

/** The app that runs, and the store of the desk that is open. */
export type RunningApp = {
  readonly version: string;
  readonly platform: string;
  readonly arch: string;
  readonly store: number;
};

export const updateRefusals = [
  /** The manifest contradicts itself. */
  'nonsense',
  'platform',
  'arch',
  'same',
  'older',
  /** The desk's store is newer than the package can read. */
  'store-newer',
  /** The desk's store is older than the package can read: another version lies between. */
  'store-older',
] as const;
export type UpdateRefusal = (typeof updateRefusals)[number];

/** Null where it may be installed; else the first reason against it. */
export const judgeUpdate = (manifest: UpdateManifest, app: RunningApp): UpdateRefusal | null => {
  const [offered, running] = [readVersion(manifest.version), readVersion(app.version)];
  const { oldest, newest } = manifest.store;
  if (!offered || !running || oldest > newest || !isNamedFor(manifest)) return 'nonsense';
  if (manifest.platform !== app.platform) return 'platform';
  if (manifest.arch !== app.arch) return 'arch';
  const order = compareVersions(offered, running);
  if (order === 0) return 'same';
  if (order < 0) return 'older';
  if (app.store > newest) return 'store-newer';
  if (app.store < oldest) return 'store-older';
  return null;
};

const isNamedFor = ({ kind, file, platform }: UpdateManifest): boolean =>
  platformOf[kind] === platform && file.endsWith(installerEnds[kind]);
