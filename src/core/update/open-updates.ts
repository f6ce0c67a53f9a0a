/** Updates of an open desk: what the build says of itself beside what the desk has noted. */
import { openBundleSource, type SourceRoom } from '../bundle/bundle-source.ts';
import type { Updates } from '../ports/updates.ts';
import type { Store } from '../store/open-store.ts';
import { openUpdateNotes } from '../store/update-notes.ts';
import { readReleaseDay } from './release.ts';
import { readUpdateKeys, type TrustedKey } from './signatures.ts';
import { createUpdates, type UpdatesOptions } from './updates.ts';

/** Version of the desk's store. */
const schemaOf = (store: Store): number =>
  store.read(() => store.db.pragma('user_version', { simple: true }) as number);

type Needs = Pick<UpdatesOptions, 'dir' | 'backups' | 'history' | 'clock' | 'log' | 'isForLooking'> & {
  readonly assetsDir: string;
  readonly version: string;
  readonly room: SourceRoom;
  /** In place of those of the build. */
  readonly keys: readonly TrustedKey[] | undefined;
};

export const openUpdates = async (
  store: Store,
  { assetsDir, version, room, keys, ...more }: Needs,
): Promise<Updates> =>
  createUpdates({
    ...more,
    app: { version, platform: process.platform, arch: process.arch, store: schemaOf(store) },
    released: await readReleaseDay(assetsDir),
    keys: keys ?? (await readUpdateKeys(assetsDir)),
    notes: openUpdateNotes(store),
    open: (source) => openBundleSource(source, room),
  });
