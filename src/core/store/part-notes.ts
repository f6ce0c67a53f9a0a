/** Paths of files that are being written outside the desk, so that what a crash leaves half-written is found again. */
import type { Store } from './open-store.ts';

export type PartNotes = {
  add(path: string): void;
  remove(path: string): void;
  all(): readonly string[];
};

export const openPartNotes = (store: Store): PartNotes => {
  const insert = store.db.prepare('INSERT OR IGNORE INTO part_files (path) VALUES (?)');
  const drop = store.db.prepare('DELETE FROM part_files WHERE path = ?');
  const all = store.db.prepare<[], string>('SELECT path FROM part_files ORDER BY path').pluck();
  return {
    add: (path) => store.transaction(() => void insert.run(path)),
    remove: (path) => store.transaction(() => void drop.run(path)),
    all: () => store.read(() => all.all()),
  };
};
