/** Bundles that were built: their views and what they need of the vault. */
import { Fault } from '#contract/faults';
import type { Bundles, StoredBundle } from '../ports/bundles.ts';
import { openBundleStanding } from './bundle-standing.ts';
import type { Store } from './open-store.ts';

type BundleRow = { id: string; vault_id: string; view: string };

export const openBundles = (store: Store): Bundles => {
  const insert = store.db.prepare('INSERT INTO bundles (id, vault_id, view) VALUES (?, ?, ?)');
  const need = store.db.prepare('INSERT OR IGNORE INTO bundle_objects (bundle_id, vault_id) VALUES (?, ?)');
  const all = store.db.prepare<[], BundleRow>('SELECT id, vault_id, view FROM bundles ORDER BY key DESC');
  const byId = store.db.prepare<[string], BundleRow>('SELECT id, vault_id, view FROM bundles WHERE id = ?');
  const standing = openBundleStanding(store);
  const get = (id: string): StoredBundle => {
    const row = store.read(() => byId.get(id));
    if (!row) throw new Fault('not-found');
    return toBundle(row);
  };
  return {
    get,
    standing: (id) => {
      const { view } = get(id);
      return store.read(() => standing.of(id, new Set(view.items.map(({ template }) => template)).size));
    },
    rejectedSince: (id) => store.read(() => standing.rejected(id)),
    save: ({ id, vaultId, view }, objects) => {
      store.transaction(() => {
        insert.run(id, vaultId, JSON.stringify(view));
        for (const object of objects) need.run(id, object);
      });
    },
    list: () => store.read(() => all.all().map(toBundle)),
  };
};

const toBundle = (row: BundleRow): StoredBundle => ({
  id: row.id,
  vaultId: row.vault_id,
  view: JSON.parse(row.view),
});
