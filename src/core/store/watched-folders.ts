/** Which folders are watched. */
import { z } from 'zod';
import { watchedFolderSchema } from '#contract/watched';
import type { WatchedNotes } from '../ports/watched-folders.ts';
import type { Store } from './open-store.ts';
import { openSettingRow } from './setting-row.ts';

const name = 'watched-folders';

export const openWatchedNotes = (store: Store): WatchedNotes => {
  const row = openSettingRow(store, name);
  return {
    read: () => {
      const parsed = z.array(watchedFolderSchema).safeParse(store.read(row.get));
      return parsed.success ? parsed.data : [];
    },
    save: (folders) => store.transaction(() => row.put(folders)),
  };
};
