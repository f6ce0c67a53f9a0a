/** The edition in a desk's folder, proved anew whenever it is looked at: what does not hold is left out, and the app's own rules count. */
import type { EditionStanding, InstalledEdition } from '#contract/edition';
import { faultOf } from '#contract/fault-of';
import { Fault } from '#contract/faults';
import { manifestName, signaturesName } from '#contract/updates';
import type { CalendarDate } from '#domain/date/calendar-date';
import {
  type EditionApp,
  type EditionManifest,
  isNetworkFile,
  judgeEdition,
} from '#domain/edition/judge-edition';
import { readAppVersion } from '../app-files.ts';
import type { EditionRules } from '../ports/editions.ts';
import type { Log } from '../ports/log.ts';
import type { Weights } from '../reading/weights.ts';
import { readReleaseDay } from '../update/release.ts';
import { readUpdateKeys, type TrustedKey } from '../update/signatures.ts';
import { readEditionRules, readEditionWeights } from './edition-content.ts';
import { editionsIn, readEditionFile, tidyEditions } from './edition-folder.ts';
import { holds, proveManifest } from './prove-edition.ts';

export const noEditionRules: EditionRules = { packs: [], holidays: null, naming: null };

export type LoadedEdition = {
  /** Null where none lies there. */
  readonly installed: Omit<InstalledEdition, 'networks'> | null;
  /** Its manifest holds, whatever its files do. */
  readonly isTrusted: boolean;
  /** What counts of it. */
  readonly rules: EditionRules;
  /** Null where the app's own networks are used. */
  readonly weights: Weights | null;
  readonly networks: 'none' | 'whole' | 'damaged';
};

const none: LoadedEdition = {
  installed: null,
  isTrusted: false,
  rules: noEditionRules,
  weights: null,
  networks: 'none',
};

export type EditionTrust = { readonly app: EditionApp; readonly keys: readonly TrustedKey[] };

type TrustOptions = {
  readonly version?: string | undefined;
  readonly released?: CalendarDate | undefined;
  readonly keys?: readonly TrustedKey[] | undefined;
};

/** What this build trusts, and is; `given` takes the place of what it says of itself. */
export const editionTrust = async (assetsDir: string, given: TrustOptions = {}): Promise<EditionTrust> => ({
  app: {
    version: given.version ?? readAppVersion(),
    released: given.released ?? (await readReleaseDay(assetsDir)),
  },
  keys: given.keys ?? (await readUpdateKeys(assetsDir)),
});

/** The highest one that counts, else the highest. Faults: not-readable, disk-failing. */
export const loadEdition = async (dir: string, trust: EditionTrust, log: Log): Promise<LoadedEdition> => {
  const all: LoadedEdition[] = [];
  for (const edition of await editionsIn(dir)) {
    const loaded = await loadOne(dir, edition, trust);
    const standing = loaded.installed?.standing ?? '';
    if (standing === 'counts') {
      if (loaded.networks === 'damaged') log('warn', 'edition-networks-refused', { edition });
      return loaded;
    }
    // That the app has become as new is as it should be.
    log(standing === 'past' ? 'info' : 'warn', 'edition-left-out', { edition, standing });
    all.push(loaded);
  }
  return all[0] ?? none;
};

const loadOne = async (dir: string, edition: number, { app, keys }: EditionTrust): Promise<LoadedEdition> => {
  const leftOut = (standing: EditionStanding, manifest: EditionManifest | null): LoadedEdition => ({
    ...none,
    isTrusted: manifest !== null,
    installed: {
      edition,
      date: manifest?.date ?? null,
      standing,
      packs: [],
      holidayYears: [],
      hasNaming: false,
    },
  });
  let manifest: EditionManifest | null = null;
  try {
    const [said, signatures] = await Promise.all(
      [manifestName, signaturesName].map((name) => readEditionFile(dir, edition, name)),
    );
    if (!said || !signatures) return leftOut('changed', null);
    manifest = proveManifest(said, signatures, keys);
    // A folder under another number would get round the order of editions.
    if (manifest.edition !== edition) return leftOut('changed', null);
    const refusal = judgeEdition(manifest, app, null);
    if (refusal) return leftOut(refusal === 'past' ? 'past' : 'app-older', manifest);
    const files = await filesThatHold(dir, manifest);
    const missing = manifest.files.filter(({ name }) => !files.has(name));
    if (missing.some(({ name }) => !isNetworkFile(name))) return leftOut('changed', manifest);
    const rules = readEditionRules(files);
    return {
      installed: {
        edition,
        date: manifest.date,
        standing: 'counts',
        packs: rules.packs.map(({ id }) => id),
        holidayYears: Object.keys(rules.holidays?.years ?? {}).sort(),
        hasNaming: rules.naming !== null,
      },
      isTrusted: true,
      rules,
      weights: readEditionWeights(manifest, files),
      networks: manifest.networks === null ? 'none' : missing.length > 0 ? 'damaged' : 'whole',
    };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return leftOut(standingOf(error), manifest);
  }
};

const filesThatHold = async (
  dir: string,
  { edition, files }: EditionManifest,
): Promise<ReadonlyMap<string, Buffer>> => {
  const found = new Map<string, Buffer>();
  for (const file of files) {
    const content = await readEditionFile(dir, edition, file.name);
    if (content && holds(file, content)) found.set(file.name, content);
  }
  return found;
};

const standingOf = (error: Fault): EditionStanding => {
  const { code, data } = faultOf(error);
  if (code === 'rules-unfit') return 'app-older';
  const why = data['why'];
  return why === 'no-keys' || why === 'unknown-key' ? why : 'changed';
};

/** What an opening desk finds; what a process that died left half-written goes. */
export const openEdition = async (
  options: TrustOptions & {
    readonly dir: string;
    readonly assetsDir: string;
    readonly log: Log;
    readonly isForLooking: boolean;
  },
): Promise<{ readonly edition: LoadedEdition; readonly trust: EditionTrust }> => {
  const { dir, log } = options;
  const trust = await editionTrust(options.assetsDir, options);
  const edition = await loadEdition(dir, trust, log);
  const { installed } = edition;
  if (!options.isForLooking)
    await tidyEditions(dir, installed?.standing === 'counts' ? installed.edition : null).catch(() =>
      log('warn', 'edition-not-tidied'),
    );
  return { edition, trust };
};
