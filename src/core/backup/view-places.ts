/** What lies in the places of a desk, and what is to be said about it. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupStanding, BackupView, PlaceView } from '#contract/backups';
import { faultOf } from '#contract/fault-of';
import type { KnownPlace } from '../ports/backups.ts';
import type { BackupNotes } from '../store/backup-notes.ts';
import { isProved, keyIdOf, type Manifest, readManifest } from './manifest.ts';
import { namesIn } from './place.ts';

/** Backups are made daily; so many days without one are too many. */
const oldAfter = 3;
/** Since a restore was tried last. */
const untriedAfter = 30;
/** A drive that was not connected for so long. */
const awayAfter = 7;

/** A drive that does not answer counts as away. */
export const viewPlace = async (
  { place, path, isThere }: KnownPlace,
  dataKey: Uint8Array,
): Promise<PlaceView> => {
  if (!isThere) return { place, path, isThere, backups: [] };
  const backups: BackupView[] = [];
  for (const name of await namesIn(path)) {
    const view = await viewBackup(path, name, dataKey);
    if (view) backups.push(view);
  }
  return { place, path, isThere, backups };
};

const viewBackup = async (place: string, name: string, dataKey: Uint8Array): Promise<BackupView | null> => {
  try {
    const manifest = await readManifest(join(place, name));
    return { ...describe(manifest), name, state: stateOf(manifest, name, dataKey) };
  } catch (error) {
    const { code } = faultOf(error);
    if (code !== 'backup-damaged' && code !== 'backup-newer' && code !== 'backup-missing') throw error;
    return { ...unknown, name, madeAt: timeOf(name) };
  }
};

const unknown = {
  reason: 'daily',
  templates: 0,
  objects: 0,
  missing: 0,
  bytes: 0,
  state: 'damaged',
  hasKey: false,
} as const;

const describe = ({ madeAt, reason, templates, objects, store, hasKey }: Manifest) => ({
  madeAt,
  reason,
  templates,
  objects: objects.count,
  missing: objects.missing,
  bytes: store.bytes + objects.bytes,
  hasKey,
});

const stateOf = (manifest: Manifest, name: string, dataKey: Uint8Array): BackupView['state'] => {
  if (manifest.keyId !== keyIdOf(dataKey)) return 'other-key';
  return isProved(manifest, dataKey) && manifest.name === name ? 'whole' : 'damaged';
};

/** The time in a backup's name. */
const timeOf = (name: string): string =>
  name.replace(/^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d).*$/, '$1-$2-$3T$4:$5:$6.000Z');

/** Time of the newest that counts; '' when there is none. */
export const newestOf = (backups: readonly BackupView[]): string =>
  backups
    .filter(({ state }) => state === 'whole')
    .reduce((at, { madeAt }) => (madeAt > at ? madeAt : at), '');

/** Whole days; null without a time. */
export const daysSince = (at: string, now: string): number | null =>
  at === '' ? null : Math.max(0, Math.floor((Date.parse(now) - Date.parse(at)) / 86_400_000));

/** What stands above every page. `isEmpty`: a desk without templates needs no backup. */
export const standingOf = (
  places: readonly PlaceView[],
  notes: BackupNotes,
  now: string,
  isEmpty: boolean,
): BackupStanding => {
  const second = places.find(({ place }) => place === 'second');
  const secondAt = second?.isThere ? newestOf(second.backups) : notes.secondAt;
  const newest = [secondAt, ...places.map(({ backups }) => newestOf(backups))].reduce(
    (a, b) => (b > a ? b : a),
    '',
  );
  const days = daysSince(newest, now);
  const secondDays = notes.second === '' ? null : daysSince(secondAt, now);
  const desk = daysSince(notes.since, now) ?? 0;
  const waits = desk >= oldAfter;
  const untried = notes.drilledAt === '' ? desk : (daysSince(notes.drilledAt, now) ?? 0);
  return {
    days,
    secondDays,
    fault: notes.fault,
    notices: isEmpty
      ? []
      : [
          ...(notes.fault === '' ? [] : (['failed'] as const)),
          ...(days === null && waits ? (['none'] as const) : []),
          ...(days !== null && days >= oldAfter ? (['old'] as const) : []),
          ...(days !== null && untried >= untriedAfter ? (['untried'] as const) : []),
          ...(second && !second.isThere && (secondDays ?? awayAfter) >= awayAfter ? (['away'] as const) : []),
        ],
  };
};

/** Whether a folder answers within a moment: a share that is gone may hang for minutes. */
export const isFolder = (path: string, within = 3_000): Promise<boolean> =>
  Promise.race([
    stat(path).then(
      (info) => info.isDirectory(),
      () => false,
    ),
    new Promise<false>((resolve) => setTimeout(() => resolve(false), within).unref()),
  ]);
