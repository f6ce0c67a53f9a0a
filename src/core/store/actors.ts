/** Actors in the store. Which of them a piece of work belongs to follows its calls (`AsyncLocalStorage`), as steps to undo do. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from '#contract/actors';
import type { Actors } from '../ports/actors.ts';
import type { Store } from './open-store.ts';

type Row = Actor & { readonly own: number };

export const openActors = (store: Store): Actors => {
  const within = new AsyncLocalStorage<Actor>();
  const list = store.db.prepare<[], Row>('SELECT id, clerk, desk, own FROM actors ORDER BY own DESC, rowid');
  const put = store.db.prepare(
    `INSERT INTO actors (id, clerk, desk) VALUES (@id, @clerk, @desk)
     ON CONFLICT (id) DO UPDATE SET clerk = excluded.clerk, desk = excluded.desk`,
  );
  let rows = store.read(() => list.all());
  const find = (id: string): Row | null => rows.find((row) => row.id === id) ?? null;
  const plain = ({ id, clerk, desk }: Actor): Actor => ({ id, clerk, desk });
  /** The migration has made it; a salvage keeps it or has its new store's. */
  const own = (): Row => rows.find((row) => row.own === 1)!;
  const keep = (actor: Actor): void => {
    const known = find(actor.id);
    if (known?.clerk === actor.clerk && known.desk === actor.desk) return;
    store.transaction(() => put.run(plain(actor)));
    rows = store.read(() => list.all());
  };
  return {
    current: () => within.getStore() ?? plain(own()),
    isOwn: (id) => id === own().id,
    all: () => rows.map(plain),
    find: (id) => {
      const row = find(id);
      return row && plain(row);
    },
    as: (actor, work) => {
      keep(actor);
      return within.run(plain(actor), work);
    },
  };
};
