/** Looks through the store with SQLite's own checks, table by table, so that other calls come between. */
import { Fault } from '#contract/faults';
import type { StoreCheck } from '../ports/store-check.ts';
import type { Store } from './open-store.ts';

/** More faults of one table are not counted. */
const most = 100;

export const openStoreCheck = (store: Store): StoreCheck => {
  const { db } = store;
  const countFaults = (table: string): number => {
    const found = db.pragma(`integrity_check("${table}")`) as readonly { integrity_check: string }[];
    return found.filter((row) => row.integrity_check !== 'ok').length;
  };
  return {
    schema: store.read(() => db.pragma('user_version', { simple: true }) as number),
    tables: store.read(() =>
      db
        .prepare<[], string>(
          "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
        )
        .pluck()
        .all(),
    ),
    faultsIn: (table) => {
      try {
        return Math.min(
          most,
          store.read(() => countFaults(table)),
        );
      } catch (error) {
        if (error instanceof Fault && error.code === 'store-damaged') return 1;
        throw error;
      }
    },
    lostReferences: () => {
      const counts = new Map<string, number>();
      const rows = store.read(() => db.pragma('foreign_key_check') as readonly { table: string }[]);
      for (const { table } of rows) counts.set(table, (counts.get(table) ?? 0) + 1);
      return [...counts].map(([table, count]) => ({ table, count }));
    },
  };
};
