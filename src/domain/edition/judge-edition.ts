/** Whether an edition of the rules may count here. Signature and bytes are proved before by whoever reads it; this is about what it says. */
import type { CalendarDate } from '../date/calendar-date.ts';
import { compareVersions, readVersion } from '../update/version.ts';

/** Names of the three files of reading networks. They come together or not at all. */
export const networkFiles = {
  detection: 'weights/detection.onnx',
  recognition: 'weights/recognition.onnx',
  characters: 'weights/characters.txt',
} as const;
const networkNames: readonly string[] = Object.values(networkFiles);

/** A file of an edition. */
export type EditionFile = { readonly name: string; readonly bytes: number; readonly sha512: string };

/** What a signed edition says of itself. */
export type EditionManifest = {
  /** Counts up from edition to edition. */
  readonly edition: number;
  readonly date: CalendarDate;
  /** The oldest version of the app that understands it. */
  readonly least: string;
  /** Version of the reading networks; null where it brings none. */
  readonly networks: string | null;
  readonly files: readonly EditionFile[];
};

export const editionRefusals = [
  /** The manifest contradicts itself. */
  'nonsense',
  /** It was made for a later version of the app. */
  'app-older',
  /** The app itself is as new. */
  'past',
  'same',
  'older',
] as const;
export type EditionRefusal = (typeof editionRefusals)[number];

export type EditionApp = {
  readonly version: string;
  /** Day on which it was released; null where it runs from its sources. */
  readonly released: CalendarDate | null;
};

/**
 * Null where it may count; else the first reason against it. `installed` is the edition that is there already: a damaged one may be
 * replaced by itself.
 */
export const judgeEdition = (
  manifest: EditionManifest,
  app: EditionApp,
  installed: { readonly edition: number; readonly isWhole: boolean } | null,
): EditionRefusal | null => {
  const [least, running] = [readVersion(manifest.least), readVersion(app.version)];
  if (!least || !running || !isConsistent(manifest)) return 'nonsense';
  if (compareVersions(least, running) > 0) return 'app-older';
  if (app.released !== null && manifest.date <= app.released) return 'past';
  if (installed === null) return null;
  if (manifest.edition < installed.edition) return 'older';
  return manifest.edition === installed.edition && installed.isWhole ? 'same' : null;
};

/** Each name once and known, and the networks whole, with their version. */
const isConsistent = ({ files, networks }: EditionManifest): boolean => {
  const names = files.map(({ name }) => name);
  const ofNetworks = names.filter((name) => networkNames.includes(name)).length;
  return (
    new Set(names).size === names.length &&
    names.every(isEditionFile) &&
    ofNetworks === (networks === null ? 0 : networkNames.length)
  );
};

/** The id in the name of a rule pack; null for any other name. */
export const packIdOf = (name: string): string | null =>
  /^targets\/([a-z][a-z0-9-]{1,39})\.json$/.exec(name)?.[1] ?? null;

export const isNetworkFile = (name: string): boolean => networkNames.includes(name);

const isEditionFile = (name: string): boolean =>
  name === 'holidays.json' || name === 'naming.json' || isNetworkFile(name) || packIdOf(name) !== null;
