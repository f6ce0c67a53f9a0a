/** What the office taught the desk about messages; see `#domain/guide/taught`. */
import { knownFailures } from '#domain/guide/failure-table';
import type { Taught } from '#domain/guide/taught';
import type { Store } from './open-store.ts';

export type TaughtMessages = {
  /** Newest first. What means a failure that this version does not know is left out. */
  all(): readonly Taught[];
  /** The same sentence once more means what was said last. */
  put(one: Taught): void;
  /** What was taken away; null where there is none of this id. */
  drop(id: string): Taught | null;
};

export const openTaught = ({ db }: Store): TaughtMessages => {
  const read = db.prepare<[], Taught>('SELECT id, text, means, at FROM taught_messages ORDER BY at DESC, id');
  const put = db.prepare(
    `INSERT INTO taught_messages (id, text, means, at) VALUES (@id, @text, @means, @at)
     ON CONFLICT (text) DO UPDATE SET means = excluded.means, at = excluded.at`,
  );
  const drop = db.prepare<[string], Taught>(
    'DELETE FROM taught_messages WHERE id = ? RETURNING id, text, means, at',
  );
  return {
    all: () => read.all().filter(({ means }) => knownFailures.includes(means)),
    put: (one) => void put.run(one),
    drop: (id) => drop.get(id) ?? null,
  };
};
