/**
 * Takes templates out of the store for good: every row that came from them, and what other rows say of them. What stays is their id in
 * the history, which holds no personal value, and one entry that says what went, when and why.
 */
import type { EraseCounts, ErasedBundle, EraseReason } from '#contract/erasure';
import type { BundleView } from '#contract/views';
import type { ListRow } from '#domain/intake/match-groups';
import type { Eraser } from '../ports/eraser.ts';
import type { History } from './events.ts';
import type { Store } from './open-store.ts';

type Named = { readonly id: string; readonly vault_id: string; readonly view: string };

export const openEraser = (store: Store, history: History): Eraser => {
  const { db } = store;
  const sql = statements(store);

  const bundlesWith = (ids: ReadonlySet<string>): (ErasedBundle & { readonly row: Named })[] =>
    sql.bundles.all().flatMap((row) => {
      const { id, fileName, madeAt, items } = JSON.parse(row.view) as BundleView;
      const others = items.filter(({ template }) => !ids.has(template)).length;
      return others === items.length ? [] : [{ id, fileName, madeAt, others, row }];
    });
  const known = (ids: readonly string[]): string[] =>
    [...new Set(ids)].filter((id) => sql.has.get(id) !== undefined);
  const count = (ids: readonly string[]): EraseCounts => {
    const json = JSON.stringify(ids);
    const n = (query: { get(json: string): number | undefined }) => query.get(json) ?? 0;
    return {
      templates: ids.length,
      scans: n(sql.countScans),
      pictures: n(sql.countPictures),
      intakeItems: n(sql.countItems),
      undoSteps: n(sql.countSteps),
      bundles: bundlesWith(new Set(ids)).map(({ row: _, ...bundle }) => bundle),
    };
  };

  const dropBundles = (ids: ReadonlySet<string>): void => {
    for (const { row } of bundlesWith(ids)) {
      sql.doomBundle.run({ id: row.id });
      sql.dropBundle.run(row.id);
    }
    // Others say of it that it was left out, and why.
    for (const { id, view } of sql.bundles.all()) {
      const said = JSON.parse(view) as BundleView;
      const left = said.left.filter(({ template }) => !ids.has(template));
      if (left.length < said.left.length) sql.setBundle.run(JSON.stringify({ ...said, left }), id);
    }
  };
  const dropIntakes = (id: string): void => {
    sql.doomItems.run({ id });
    sql.dropItemFiles.run({ id });
    sql.dropItems.run({ id });
    for (const item of sql.candidates.all({ id }))
      sql.setCandidates.run(
        JSON.stringify((JSON.parse(item.candidates) as string[]).filter((one) => one !== id)),
        item.key,
      );
    const { number, names } = sayingsOf(sql.fields.get(id) ?? '{}');
    for (const { key, list } of sql.lists.all()) {
      const rows = JSON.parse(list) as ListRow[];
      const kept = rows.filter(
        (row) => !names.has(row.name) && (number === '' || compact(row.number) !== number),
      );
      if (kept.length < rows.length) sql.setList.run(JSON.stringify(kept), key);
    }
    dropFilters(number, names);
  };
  /** A search that was kept under a name may be for this person. */
  const dropFilters = (number: string, names: ReadonlySet<string>): void => {
    const sought = [...names, ...(number === '' ? [] : [number])];
    for (const { actor, value } of sql.filters.all()) {
      const filters = JSON.parse(value) as { search: string; name: string }[];
      const kept = filters.filter(
        ({ search, name }) => !sought.some((text) => search.includes(text) || name.includes(text)),
      );
      if (kept.length < filters.length) sql.setFilters.run(JSON.stringify(kept), actor);
    }
  };
  const dropPapers = (id: string): void => {
    sql.doomPapers.run({ id });
    sql.dropScans.run(id);
    sql.dropPictures.run(id);
  };
  const dropUndo = (id: string): void => {
    sql.dropImages.run(id);
    sql.dropEmptySteps.run();
  };
  /** What is doomed and still named elsewhere stays; what was read on the rest goes with it. */
  const spareNamed = (): void => {
    sql.spare.run();
    sql.dropReadings.run();
    sql.dropObjects.run();
  };
  const tell = (
    ids: readonly string[],
    at: string,
    kind: 'erased' | 'papers-erased',
    reason: EraseReason,
  ): void => {
    for (const id of ids) {
      const { scans, pictures, bundles } = count([id]);
      history.append(id, at, kind, { reason, scans, pictures, bundles: bundles.length });
    }
  };
  const run = (ids: readonly string[], work: (there: readonly string[]) => void): EraseCounts =>
    store.transaction(() => {
      const there = known(ids);
      const counts = count(there);
      work(there);
      spareNamed();
      return counts;
    });

  return {
    keysOf: (ids) => store.read(() => sql.keys.all(JSON.stringify(ids))),
    erased: () => store.read(() => sql.erased.all()),
    preview: (ids) => store.read(() => count(known(ids))),
    erase: (ids, at, reason) =>
      run(ids, (there) => {
        tell(there, at, 'erased', reason);
        dropBundles(new Set(there));
        for (const id of there) {
          dropIntakes(id);
          dropPapers(id);
          dropUndo(id);
          for (const drop of sql.dropRest) drop.run(id);
        }
      }),
    erasePapers: (ids, at, reason) =>
      run(ids, (there) => {
        tell(there, at, 'papers-erased', reason);
        dropBundles(new Set(there));
        for (const id of there) {
          dropIntakes(id);
          dropPapers(id);
          dropUndo(id);
        }
      }),
    doomed: () => store.read(() => sql.doomed.all()),
    forget: (vaultId) => void store.transaction(() => sql.forget.run(vaultId)),
    settle: () => void store.read(() => db.pragma('wal_checkpoint(TRUNCATE)')),
  };
};

const compact = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();

/** Number and names of a template, as lists and searches may hold them. */
const sayingsOf = (fields: string): { readonly number: string; readonly names: ReadonlySet<string> } => {
  const { certificate, holder, contact } = JSON.parse(fields) as Partial<
    Record<'certificate' | 'holder' | 'contact', Record<string, string>>
  >;
  const names = [certificate?.['name'], holder?.['zh'], holder?.['en'], contact?.['zh'], contact?.['en']];
  return {
    number: compact(certificate?.['number'] ?? ''),
    names: new Set(names.filter((name): name is string => name !== undefined && name !== '')),
  };
};

/** Items of intakes that went to a template, or are of the bytes of its scans and went to none. */
const itemsOf = `
  SELECT id FROM intake_items WHERE template_id = @id
  UNION SELECT i.id FROM intake_items i JOIN intake_files f ON f.item_id = i.id
    WHERE i.template_id IS NULL AND f.sha256 IN (SELECT sha256 FROM scans WHERE template_id = @id)`;

const stillNamed = `
  SELECT 1 FROM scans WHERE vault_id = doomed_objects.vault_id
  UNION ALL SELECT 1 FROM pictures WHERE vault_id = doomed_objects.vault_id
  UNION ALL SELECT 1 FROM bundles WHERE vault_id = doomed_objects.vault_id
  UNION ALL SELECT 1 FROM bundle_objects WHERE vault_id = doomed_objects.vault_id
  UNION ALL SELECT 1 FROM intake_files WHERE vault_id = doomed_objects.vault_id`;

const statements = ({ db }: Store) => {
  const counting = (query: string) =>
    db.prepare<[string], number>(`WITH chosen AS (SELECT value AS id FROM json_each(?)) ${query}`).pluck();
  return {
    has: db.prepare<[string]>('SELECT 1 FROM templates WHERE id = ?'),
    erased: db.prepare<[], string>("SELECT DISTINCT template_id FROM events WHERE kind = 'erased'").pluck(),
    keys: db
      .prepare<[string], number>('SELECT key FROM templates WHERE id IN (SELECT value FROM json_each(?))')
      .pluck(),
    fields: db.prepare<[string], string>('SELECT fields FROM templates WHERE id = ?').pluck(),
    countScans: counting('SELECT count(*) FROM scans WHERE template_id IN chosen'),
    countPictures: counting('SELECT count(*) FROM pictures WHERE template_id IN chosen'),
    countItems: counting('SELECT count(*) FROM intake_items WHERE template_id IN chosen'),
    countSteps: counting('SELECT count(DISTINCT step) FROM undo_images WHERE template_id IN chosen'),
    bundles: db.prepare<[], Named>('SELECT id, vault_id, view FROM bundles ORDER BY key'),
    setBundle: db.prepare('UPDATE bundles SET view = ? WHERE id = ?'),
    doomBundle: db.prepare(
      `INSERT OR IGNORE INTO doomed_objects SELECT vault_id FROM bundles WHERE id = @id
       UNION SELECT vault_id FROM bundle_objects WHERE bundle_id = @id`,
    ),
    dropBundle: db.prepare('DELETE FROM bundles WHERE id = ?'),
    doomItems: db.prepare(
      `INSERT OR IGNORE INTO doomed_objects
       SELECT vault_id FROM intake_files WHERE vault_id IS NOT NULL AND item_id IN (${itemsOf})`,
    ),
    dropItemFiles: db.prepare(`DELETE FROM intake_files WHERE item_id IN (${itemsOf})`),
    // Files are gone by now, so those of the second kind are the ones that are left without any.
    dropItems: db.prepare(
      `DELETE FROM intake_items WHERE template_id = @id
       OR NOT EXISTS (SELECT 1 FROM intake_files f WHERE f.item_id = intake_items.id)`,
    ),
    candidates: db.prepare<{ id: string }, { key: number; candidates: string }>(
      `SELECT key, candidates FROM intake_items i
       WHERE EXISTS (SELECT 1 FROM json_each(i.candidates) WHERE value = @id)`,
    ),
    setCandidates: db.prepare('UPDATE intake_items SET candidates = ? WHERE key = ?'),
    lists: db.prepare<[], { key: number; list: string }>('SELECT key, list FROM intake_lists'),
    setList: db.prepare('UPDATE intake_lists SET list = ? WHERE key = ?'),
    filters: db.prepare<[], { actor: string; value: string }>(
      "SELECT actor, value FROM actor_settings WHERE name = 'filters'",
    ),
    setFilters: db.prepare("UPDATE actor_settings SET value = ? WHERE name = 'filters' AND actor = ?"),
    doomPapers: db.prepare(
      `INSERT OR IGNORE INTO doomed_objects SELECT vault_id FROM scans WHERE template_id = @id
       UNION SELECT vault_id FROM pictures WHERE template_id = @id`,
    ),
    dropScans: db.prepare('DELETE FROM scans WHERE template_id = ?'),
    dropPictures: db.prepare('DELETE FROM pictures WHERE template_id = ?'),
    dropImages: db.prepare('DELETE FROM undo_images WHERE template_id = ?'),
    dropEmptySteps: db.prepare(
      'DELETE FROM undo_steps WHERE NOT EXISTS (SELECT 1 FROM undo_images WHERE step = undo_steps.id)',
    ),
    /** In an order in which no row names one that is gone; list, search and days go with the template. */
    dropRest: [
      'DELETE FROM outcomes WHERE template_id = ?',
      'DELETE FROM common_states WHERE template_id = ?',
      'DELETE FROM merge_conflicts WHERE template_id = ?',
      'DELETE FROM domain_records WHERE template_id = ?',
      'DELETE FROM domain_messages WHERE template_id = ?',
      // What came and was not taken yet: its version stays known, or the stock would seem to be behind.
      `INSERT INTO stock_items (template_id, version, hash, dirty)
         SELECT template_id, version, iif(deleted, '', 'erased'), 1 - deleted FROM stock_inbox WHERE template_id = ?
       ON CONFLICT (template_id) DO UPDATE
       SET version = excluded.version, hash = excluded.hash, dirty = excluded.dirty`,
      'DELETE FROM stock_inbox WHERE template_id = ?',
      'DELETE FROM stock_errands WHERE template_id = ?',
      'DELETE FROM templates WHERE id = ?',
    ].map((text) => db.prepare<[string]>(text)),
    spare: db.prepare(`DELETE FROM doomed_objects WHERE EXISTS (${stillNamed})`),
    dropReadings: db.prepare('DELETE FROM readings WHERE vault_id IN (SELECT vault_id FROM doomed_objects)'),
    dropObjects: db.prepare('DELETE FROM objects WHERE vault_id IN (SELECT vault_id FROM doomed_objects)'),
    doomed: db.prepare<[], string>('SELECT vault_id FROM doomed_objects ORDER BY vault_id').pluck(),
    forget: db.prepare('DELETE FROM doomed_objects WHERE vault_id = ?'),
  };
};
