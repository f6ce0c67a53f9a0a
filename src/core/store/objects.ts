/** What the store knows of the files in the vault: who names them, and which of them are damaged or gone. */
import type { NamedObject, ObjectState, Objects } from '../ports/objects.ts';
import type { ObjectStat } from '../ports/vault.ts';
import type { Store } from './open-store.ts';

type KnownRow = ObjectStat & { readonly state: ObjectState };

const attached = 'detached_at IS NULL';
const current = `aside = 0 AND key = (SELECT max(key) FROM pictures q WHERE q.template_id = p.template_id AND q.aside = 0)`;

const everyName = `
  SELECT vault_id, 'scan' AS kind, template_id, id, ${attached} AS counts FROM scans
  UNION ALL SELECT vault_id, 'picture', template_id, id, ${current} FROM pictures p
  UNION ALL SELECT vault_id, 'bundle', NULL, id, 0 FROM bundles
  UNION ALL SELECT vault_id, 'bundle', NULL, bundle_id, 0 FROM bundle_objects
  UNION ALL SELECT f.vault_id, 'intake', i.template_id, f.id, 0
    FROM intake_files f JOIN intake_items i ON i.id = f.item_id WHERE f.vault_id IS NOT NULL`;

/** `recheck`: writes the rows of templates anew whose findings may have changed; called within a transaction. */
export const openObjects = (store: Store, recheck: (templates: readonly string[]) => void): Objects => {
  const { db } = store;
  const known = db.prepare<[string], KnownRow>('SELECT size, mtime, state FROM objects WHERE vault_id = ?');
  const put = db.prepare(
    `INSERT INTO objects (vault_id, size, mtime, state) VALUES (@vaultId, @size, @mtime, @state)
     ON CONFLICT (vault_id) DO UPDATE SET size = excluded.size, mtime = excluded.mtime, state = excluded.state`,
  );
  const forgetUnread = db.prepare('DELETE FROM readings WHERE vault_id = ? AND reading IS NULL');
  const owners = db
    .prepare<{ id: string }, string>(
      `SELECT template_id FROM scans WHERE vault_id = @id AND ${attached}
       UNION SELECT template_id FROM pictures p WHERE vault_id = @id AND ${current}`,
    )
    .pluck();
  const standsOn = `
    SELECT vault_id FROM scans WHERE ${attached} AND template_id IN (SELECT id FROM chosen)
    UNION SELECT vault_id FROM pictures p WHERE ${current} AND template_id IN (SELECT id FROM chosen)`;
  const ofAll = db
    .prepare<[], string>(`WITH chosen AS (SELECT id FROM templates WHERE removed_at IS NULL) ${standsOn}`)
    .pluck();
  const ofSome = db
    .prepare<[string], string>(`WITH chosen AS (SELECT value AS id FROM json_each(?)) ${standsOn}`)
    .pluck();
  const named = db.prepare<
    [string, number],
    { vault_id: string; kind: NamedObject['kind']; template_id: string | null; id: string; counts: number }
  >(
    `WITH ids AS (SELECT DISTINCT vault_id FROM (${everyName}) WHERE vault_id > ? ORDER BY vault_id LIMIT ?)
     SELECT * FROM (${everyName}) WHERE vault_id IN (SELECT vault_id FROM ids) ORDER BY vault_id, counts DESC`,
  );
  const count = db.prepare<[], number>(`SELECT count(DISTINCT vault_id) FROM (${everyName})`).pluck();
  const isNamed = db.prepare<{ id: string }>(
    `SELECT 1 FROM scans WHERE vault_id = @id UNION ALL SELECT 1 FROM pictures WHERE vault_id = @id
     UNION ALL SELECT 1 FROM bundles WHERE vault_id = @id
     UNION ALL SELECT 1 FROM bundle_objects WHERE vault_id = @id
     UNION ALL SELECT 1 FROM intake_files WHERE vault_id = @id LIMIT 1`,
  );
  return {
    known: (vaultId) => store.read(() => known.get(vaultId) ?? null),
    note: (seen) => {
      const news = seen.filter((one) => {
        const before = store.read(() => known.get(one.vaultId));
        return before?.state !== one.state || before.size !== one.size || before.mtime !== one.mtime;
      });
      if (news.length === 0) return;
      store.derive(() => {
        const templates = new Set<string>();
        for (const one of news) {
          const before = known.get(one.vaultId)?.state ?? 'whole';
          put.run(one);
          // What could not be read may be legible now.
          if (one.state === 'whole' && before !== 'whole') forgetUnread.run(one.vaultId);
          if (before !== one.state)
            for (const template of owners.all({ id: one.vaultId })) templates.add(template);
        }
        recheck([...templates]);
      });
    },
    ofTemplates: (ids) =>
      store.read(() => (ids === undefined ? ofAll.all() : ofSome.all(JSON.stringify(ids)))),
    named: (after, limit) =>
      store.read(() =>
        named.all(after, limit).map((row) => ({
          vaultId: row.vault_id,
          kind: row.kind,
          template: row.template_id,
          row: row.id,
          counts: row.counts === 1,
        })),
      ),
    count: () => store.read(() => count.get() ?? 0),
    isNamed: (id) => store.read(() => isNamed.get({ id }) !== undefined),
  };
};
