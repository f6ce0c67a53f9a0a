/** The desk's notes of the office's stock. The outbox is no table of messages: a change is found by its event in the history. */
import type { OpenConflict } from '#contract/open-conflict';
import type { ErrandRow, Incoming, StockDeskRow, StockLink, StockNotes } from '../ports/stock-notes.ts';
import type { Store } from './open-store.ts';
import { openSettingRow } from './setting-row.ts';

type ItemRow = { version: number; hash: string; conflicts: string; sent: string; dirty: number };
type IncomingRow = Omit<Incoming, 'deleted'> & { readonly deleted: number };
type DeskRow = Omit<StockDeskRow, 'pushed'> & { readonly pushed: string };

export const openStockNotes = (store: Store): StockNotes => {
  const sql = statements(store);
  const linkRow = openSettingRow(store, 'stock');
  return {
    transaction: (work) => store.transaction(work),
    hasten: (work) => store.hasten(work),
    // Written by this program alone, into an encrypted store.
    link: () => store.read(() => linkRow.get() as StockLink | null),
    putLink: (link) => store.transaction(() => linkRow.put(link)),
    collect: (seenEvent, all) => {
      const newest = sql.newestEvent.get() ?? 0;
      if (all) sql.markAll.run();
      else if (newest > seenEvent) sql.markChanged.run(seenEvent, newest);
      return newest;
    },
    newestEvent: () => sql.newestEvent.get() ?? 0,
    item: (id) => {
      const row = sql.item.get(id);
      return row ? { ...row, conflicts: JSON.parse(row.conflicts), dirty: row.dirty === 1 } : null;
    },
    setInStep: (id, version, hash, conflicts: readonly OpenConflict[]) =>
      void sql.setInStep.run({ id, version, hash, conflicts: JSON.stringify(conflicts) }),
    setDirty: (id, dirty) => void sql.setDirty.run(id, dirty ? 1 : 0),
    setSent: (id, hash) => void sql.setSent.run(hash, id),
    dirty: (limit) => sql.dirty.all(limit),
    doubtUnconfirmed: () => void sql.doubtUnconfirmed.run(),
    counts: () => store.read(() => sql.counts.get()!),
    forgetVersions: () => {
      sql.forgetVersions.run();
      sql.dropInbox.run();
      sql.forgetHeads.run();
      sql.forgetPapers.run();
    },
    forgetAll: () => {
      for (const table of ['stock_items', 'stock_inbox', 'stock_papers', 'stock_desks', 'stock_errands'])
        store.db.exec(`DELETE FROM ${table}`);
    },
    putIncoming: ({ deleted, ...row }, wanted) => {
      sql.dropIncoming.run(row.template);
      sql.putIncoming.run({ ...row, deleted: deleted ? 1 : 0, wanted: wanted.length });
      for (const sha256 of wanted) sql.want.run(row.template, sha256);
    },
    incoming: (id) => toIncoming(sql.incoming.get(id)),
    dropIncoming: (id) => void sql.dropIncoming.run(id),
    whole: (limit) => sql.whole.all(limit).map((row) => toIncoming(row)!),
    erasures: () => sql.erasures.all().map((row) => toIncoming(row)!),
    wanted: (limit) => store.read(() => sql.wanted.all(limit)),
    paper: (sha256) => sql.paper.get(sha256) ?? null,
    putPaper: (sha256, vaultId) => {
      sql.putPaper.run(sha256, vaultId);
      sql.arrived.run(sha256);
      sql.unwant.run(sha256);
    },
    ownPaper: (sha256) => sql.ownPaper.get({ sha256 }) ?? null,
    unnamedPapers: (limit) => sql.unnamedPapers.all(limit),
    forgetPapers: (list) => list.forEach((sha256) => void sql.forgetPaper.run(sha256)),
    desks: () => store.read(() => sql.desks.all().map((row) => ({ ...row, pushed: JSON.parse(row.pushed) }))),
    deskCode: (desk) => store.read(() => sql.deskCode.get(desk) ?? null),
    putDesk: (row) => void sql.putDesk.run({ ...row, pushed: JSON.stringify(row.pushed) }),
    errands: () => store.read(() => sql.errands.all().map((row) => ({ ...row, dirty: row.dirty === 1 }))),
    putErrand: (row) => void sql.putErrand.run({ ...row, dirty: row.dirty ? 1 : 0 }),
  };
};

const toIncoming = (row: IncomingRow | undefined): Incoming | null =>
  row ? { ...row, deleted: row.deleted === 1 } : null;

/** Kinds of events that change nothing which desks share. */
const apart = "('number-shown', 'listed', 'bundled', 'handed-over')";

const statements = ({ db }: Store) => {
  const incoming = 'SELECT template_id AS template, version, desk, deleted, item FROM stock_inbox';
  return {
    newestEvent: db.prepare<[], number>('SELECT max(id) FROM events').pluck(),
    markChanged: db.prepare(
      `INSERT INTO stock_items (template_id, dirty)
         SELECT DISTINCT template_id, 1 FROM events
         WHERE id > ? AND id <= ? AND template_id > '' AND kind NOT IN ${apart}
       ON CONFLICT (template_id) DO UPDATE SET dirty = 1`,
    ),
    markAll: db.prepare(
      `INSERT INTO stock_items (template_id, dirty) SELECT id, 1 FROM templates WHERE true
       ON CONFLICT (template_id) DO UPDATE SET dirty = 1`,
    ),
    item: db.prepare<[string], ItemRow>(
      'SELECT version, hash, conflicts, sent, dirty FROM stock_items WHERE template_id = ?',
    ),
    setInStep: db.prepare(
      `INSERT INTO stock_items (template_id, version, hash, conflicts) VALUES (@id, @version, @hash, @conflicts)
       ON CONFLICT (template_id) DO UPDATE
       SET version = @version, hash = @hash, conflicts = @conflicts, sent = ''`,
    ),
    setDirty: db.prepare(
      `INSERT INTO stock_items (template_id, dirty) VALUES (?, ?)
       ON CONFLICT (template_id) DO UPDATE SET dirty = excluded.dirty`,
    ),
    setSent: db.prepare('UPDATE stock_items SET sent = ? WHERE template_id = ?'),
    // One that waits for its papers is merged before it is sent.
    dirty: db
      .prepare<[number], string>(
        `SELECT template_id FROM stock_items i WHERE dirty = 1
           AND NOT EXISTS (SELECT 1 FROM stock_inbox b WHERE b.template_id = i.template_id) LIMIT ?`,
      )
      .pluck(),
    doubtUnconfirmed: db.prepare("UPDATE stock_items SET dirty = 1 WHERE sent <> ''"),
    counts: db.prepare<[], ReturnType<StockNotes['counts']>>(
      `SELECT (SELECT count(*) FROM stock_items WHERE dirty = 1) AS waiting,
         (SELECT count(*) FROM stock_inbox WHERE deleted = 0) AS incoming,
         (SELECT count(DISTINCT sha256) FROM stock_wanted) AS papers,
         (SELECT count(*) FROM stock_inbox WHERE deleted = 1) AS erasures,
         (SELECT count(DISTINCT template_id) FROM merge_conflicts) AS conflicts`,
    ),
    forgetVersions: db.prepare("UPDATE stock_items SET version = 0, hash = '', conflicts = '[]', sent = ''"),
    forgetHeads: db.prepare("UPDATE stock_desks SET card = 0, head = 0, pushed = '[]'"),
    forgetPapers: db.prepare('DELETE FROM stock_papers'),
    dropInbox: db.prepare('DELETE FROM stock_inbox'),
    putIncoming: db.prepare(
      `INSERT INTO stock_inbox (template_id, version, desk, deleted, item, wanted)
       VALUES (@template, @version, @desk, @deleted, @item, @wanted)`,
    ),
    incoming: db.prepare<[string], IncomingRow>(`${incoming} WHERE template_id = ?`),
    dropIncoming: db.prepare('DELETE FROM stock_inbox WHERE template_id = ?'),
    whole: db.prepare<[number], IncomingRow>(`${incoming} WHERE wanted = 0 AND deleted = 0 LIMIT ?`),
    erasures: db.prepare<[], IncomingRow>(`${incoming} WHERE deleted = 1`),
    want: db.prepare('INSERT OR IGNORE INTO stock_wanted (template_id, sha256) VALUES (?, ?)'),
    wanted: db.prepare<[number], string>('SELECT DISTINCT sha256 FROM stock_wanted LIMIT ?').pluck(),
    arrived: db.prepare(
      `UPDATE stock_inbox SET wanted = wanted - 1
       WHERE template_id IN (SELECT template_id FROM stock_wanted WHERE sha256 = ?)`,
    ),
    unwant: db.prepare('DELETE FROM stock_wanted WHERE sha256 = ?'),
    paper: db.prepare<[string], string>('SELECT vault_id FROM stock_papers WHERE sha256 = ?').pluck(),
    putPaper: db.prepare(
      `INSERT INTO stock_papers (sha256, vault_id) VALUES (?, ?)
       ON CONFLICT (sha256) DO UPDATE SET vault_id = excluded.vault_id`,
    ),
    ownPaper: db
      .prepare<{ sha256: string }, string>(
        `SELECT vault_id FROM scans WHERE sha256 = @sha256
         UNION ALL SELECT vault_id FROM pictures WHERE sha256 = @sha256 LIMIT 1`,
      )
      .pluck(),
    unnamedPapers: db
      .prepare<[number], string>(
        `SELECT sha256 FROM stock_papers p
         WHERE NOT EXISTS (SELECT 1 FROM scans s WHERE s.sha256 = p.sha256)
           AND NOT EXISTS (SELECT 1 FROM pictures s WHERE s.sha256 = p.sha256)
           AND NOT EXISTS (SELECT 1 FROM stock_inbox) LIMIT ?`,
      )
      .pluck(),
    forgetPaper: db.prepare('DELETE FROM stock_papers WHERE sha256 = ?'),
    desks: db.prepare<[], DeskRow>('SELECT * FROM stock_desks ORDER BY desk'),
    deskCode: db.prepare<[string], string>('SELECT code FROM stock_desks WHERE desk = ?').pluck(),
    putDesk: db.prepare(
      `INSERT INTO stock_desks (desk, code, clerk, name, actor, card, head, pushed)
       VALUES (@desk, @code, @clerk, @name, @actor, @card, @head, @pushed)
       ON CONFLICT (desk) DO UPDATE SET code = @code, clerk = @clerk, name = @name, actor = @actor, card = @card,
         head = @head, pushed = @pushed`,
    ),
    errands: db.prepare<[], Omit<ErrandRow, 'dirty'> & { dirty: number }>(
      `SELECT template_id AS template, version, to_desk AS "to", by_desk AS "by", note, at, dirty
       FROM stock_errands ORDER BY at`,
    ),
    putErrand: db.prepare(
      `INSERT INTO stock_errands (template_id, version, to_desk, by_desk, note, at, dirty)
       VALUES (@template, @version, @to, @by, @note, @at, @dirty)
       ON CONFLICT (template_id) DO UPDATE
       SET version = @version, to_desk = @to, by_desk = @by, note = @note, at = @at, dirty = @dirty`,
    ),
  };
};
