/** Which folders are watched. */
import { z } from 'zod';
import { watchedFolderSchema } from '#contract/watched';
import type { WatchedNotes } from '../ports/watched-folders.ts';
import type { Store } from './open-store.ts';

const name = 'watched-folders';

export const openWatchedNotes = (store: Store): WatchedNotes => {
  const get = store.db.prepare<[string], string>('SELECT value FROM settings WHERE name = ?').pluck();
  const put = store.db.prepare(
    'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  return {
    read: () => {
      const stored = store.read(() => get.get(name));
      const parsed = z.array(watchedFolderSchema).safeParse(stored === undefined ? [] : JSON.parse(stored));
      return parsed.success ? parsed.data : [];
    },
    save: (folders) => void store.transaction(() => put.run(name, JSON.stringify(folders))),
  };
};
