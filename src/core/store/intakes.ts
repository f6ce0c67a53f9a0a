/** Intakes in the store: plans, decisions, and how far each item is. Every step is one transaction. */

import { Fault } from '#contract/faults';
import type { IntakeDecision, IntakeFileState, IntakeItemState } from '#contract/intake-views';
import { isUseless, type LeftReason, leftReasons, type MatchBasis } from '#domain/intake/intake';
import type { ListRow } from '#domain/intake/match-groups';
import type { ImageType, ScanSide } from '#domain/picture/picture';
import type { Intakes, StoredIntake, StoredIntakeFile, StoredItem } from '../ports/intakes.ts';
import type { Store } from './open-store.ts';

export const openIntakes = (store: Store): Intakes => {
  const sql = statements(store);
  return {
    open: () => store.read(() => sql.open.get() ?? null),
    start: ({ id, startedAt, hidden }) => void store.transaction(() => sql.start.run(id, startedAt, hidden)),
    close: (id, at) =>
      store.transaction(() => {
        sql.close.run(at, id);
        sql.dropLists.run(id);
      }),
    addHidden: (id, count) => void store.transaction(() => sql.addHidden.run(count, id)),
    addList: (id, list) => void store.transaction(() => sql.addList.run(id, JSON.stringify(list))),
    listOf: (id) => store.read(() => sql.lists.all(id).flatMap(({ list }) => JSON.parse(list) as ListRow[])),
    together: (work) => store.transaction(work),
    addItem: (intake, item, files) => {
      store.transaction(() => {
        sql.addItem.run({ ...itemRow(item), intake_id: intake });
        for (const file of files)
          sql.addFile.run({ ...file, item_id: item.id, guessed: Number(file.guessed) });
      });
    },
    items: (intake) => store.read(() => sql.items.all(intake).map(toItem)),
    files: (intake) => store.read(() => sql.files.all(intake).map(toFile)),
    has: (id) => store.read(() => sql.item.get(id) !== undefined),
    item: (id) => {
      const row = store.read(() => sql.item.get(id));
      if (!row) throw new Fault('not-found');
      return { ...toItem(row), intake: row.intake_id };
    },
    filesOf: (item) => store.read(() => sql.filesOf.all(item).map(toFile)),
    file: (id) => {
      const row = store.read(() => sql.file.get(id));
      if (!row) throw new Fault('not-found');
      return toFile(row);
    },
    saveItem: (item) => void store.transaction(() => sql.saveItem.run(itemRow(item))),
    saveFile: (file) => void store.transaction(() => sql.saveFile.run(fileRow(file))),
    dropEmpty: (intake) => void store.transaction(() => sql.dropEmpty.run(intake)),
    candidates: (afterKey, limit) => {
      const rows = store.read(() => sql.candidates.all(afterKey, limit));
      const list = rows.map(({ id, holder, certificate, domains }) => ({
        id,
        holder: JSON.parse(holder),
        certificate: JSON.parse(certificate),
        domains: JSON.parse(domains),
      }));
      return { list, last: rows.at(-1)?.key ?? afterKey };
    },
    hasBytes: (sha256) => store.read(() => sql.hasBytes.get(sha256) !== undefined),
    templatesWith: (sha256) => store.read(() => sql.templatesWith.all(sha256).map(({ id }) => id)),
    counts: (intake) => {
      const { person, open } = store.read(() => sql.counts.get(intake)) ?? { person: 0, open: 0 };
      return { needsPerson: person, open };
    },
  };
};

type ItemRow = {
  id: string;
  decision: string;
  state: string;
  reason: string | null;
  basis: string | null;
  template_id: string | null;
  created: number;
  draft: string;
  candidates: string;
  fault: string | null;
  fixed: number;
};

type FileRow = {
  id: string;
  item_id: string;
  path: string;
  bytes: number;
  side: string;
  guessed: number;
  state: string;
  sha256: string | null;
  vault_id: string | null;
  type: string | null;
  finding: string | null;
  seen: string | null;
};

const itemRow = (item: StoredItem): ItemRow => ({
  id: item.id,
  decision: item.decision,
  state: item.state,
  reason: item.reason,
  basis: item.by,
  template_id: item.template,
  created: Number(item.created),
  draft: JSON.stringify(item.draft),
  candidates: JSON.stringify(item.candidates),
  fault: item.fault,
  fixed: Number(item.fixed),
});

const toItem = (row: ItemRow): StoredItem => ({
  id: row.id,
  decision: row.decision as IntakeDecision,
  state: row.state as IntakeItemState,
  reason: row.reason as LeftReason | null,
  by: row.basis as MatchBasis | null,
  template: row.template_id,
  created: row.created === 1,
  draft: JSON.parse(row.draft),
  candidates: JSON.parse(row.candidates),
  fault: row.fault,
  fixed: row.fixed === 1,
});

const fileRow = (file: StoredIntakeFile): FileRow => ({
  id: file.id,
  item_id: file.item,
  path: file.path,
  bytes: file.bytes,
  side: file.side,
  guessed: Number(file.guessed),
  state: file.state,
  sha256: file.sha256,
  vault_id: file.vaultId,
  type: file.type,
  finding: file.finding && JSON.stringify(file.finding),
  seen: file.seen && JSON.stringify(file.seen),
});

const toFile = (row: FileRow): StoredIntakeFile => ({
  id: row.id,
  item: row.item_id,
  path: row.path,
  bytes: row.bytes,
  side: row.side as ScanSide,
  guessed: row.guessed === 1,
  state: row.state as IntakeFileState,
  sha256: row.sha256,
  vaultId: row.vault_id,
  type: row.type as ImageType | null,
  finding: row.finding === null ? null : JSON.parse(row.finding),
  seen: row.seen === null ? null : JSON.parse(row.seen),
});

/** Reasons that no person can do anything about. */
const useless = leftReasons
  .filter(isUseless)
  .map((reason) => `'${reason}'`)
  .join(', ');

const statements = ({ db }: Store) => ({
  open: db.prepare<[], StoredIntake>(
    'SELECT id, started_at AS startedAt, hidden FROM intakes WHERE closed_at IS NULL ORDER BY key DESC LIMIT 1',
  ),
  start: db.prepare('INSERT INTO intakes (id, started_at, hidden) VALUES (?, ?, ?)'),
  close: db.prepare('UPDATE intakes SET closed_at = ? WHERE id = ?'),
  addHidden: db.prepare('UPDATE intakes SET hidden = hidden + ? WHERE id = ?'),
  addList: db.prepare('INSERT INTO intake_lists (intake_id, list) VALUES (?, ?)'),
  lists: db.prepare<[string], { list: string }>(
    'SELECT list FROM intake_lists WHERE intake_id = ? ORDER BY key',
  ),
  dropLists: db.prepare('DELETE FROM intake_lists WHERE intake_id = ?'),
  addItem: db.prepare(
    `INSERT INTO intake_items (id, intake_id, decision, state, reason, basis, template_id, created, draft, candidates, fault, fixed)
     VALUES (@id, @intake_id, @decision, @state, @reason, @basis, @template_id, @created, @draft, @candidates, @fault, @fixed)`,
  ),
  addFile: db.prepare(
    `INSERT INTO intake_files (id, item_id, path, bytes, side, guessed, state)
     VALUES (@id, @item_id, @path, @bytes, @side, @guessed, 'named')`,
  ),
  items: db.prepare<[string], ItemRow>('SELECT * FROM intake_items WHERE intake_id = ? ORDER BY key'),
  files: db.prepare<[string], FileRow>(
    `SELECT f.* FROM intake_items i JOIN intake_files f ON f.item_id = i.id WHERE i.intake_id = ? ORDER BY f.key`,
  ),
  item: db.prepare<[string], ItemRow & { intake_id: string }>(
    `SELECT i.* FROM intake_items i JOIN intakes k ON k.id = i.intake_id WHERE i.id = ? AND k.closed_at IS NULL`,
  ),
  filesOf: db.prepare<[string], FileRow>('SELECT * FROM intake_files WHERE item_id = ? ORDER BY key'),
  file: db.prepare<[string], FileRow>('SELECT * FROM intake_files WHERE id = ?'),
  saveItem: db.prepare(
    `UPDATE intake_items SET decision = @decision, state = @state, reason = @reason, basis = @basis, template_id = @template_id,
       created = @created, draft = @draft, candidates = @candidates, fault = @fault, fixed = @fixed WHERE id = @id`,
  ),
  saveFile: db.prepare(
    `UPDATE intake_files SET item_id = @item_id, side = @side, guessed = @guessed, state = @state, bytes = @bytes,
       sha256 = @sha256, vault_id = @vault_id, type = @type, finding = @finding, seen = @seen WHERE id = @id`,
  ),
  dropEmpty: db.prepare(
    'DELETE FROM intake_items WHERE intake_id = ? AND NOT EXISTS (SELECT 1 FROM intake_files f WHERE f.item_id = intake_items.id)',
  ),
  candidates: db.prepare<
    [number, number],
    { key: number; id: string; holder: string; certificate: string; domains: string }
  >(
    `SELECT key, id, json_extract(fields, '$.holder') AS holder, json_extract(fields, '$.certificate') AS certificate,
       json_extract(fields, '$.domains') AS domains
     FROM templates WHERE removed_at IS NULL AND key > ? ORDER BY key LIMIT ?`,
  ),
  hasBytes: db.prepare<[string], unknown>(
    `SELECT 1 FROM intakes k JOIN intake_items i ON i.intake_id = k.id JOIN intake_files f ON f.item_id = i.id
     WHERE k.closed_at IS NULL AND f.sha256 = ? LIMIT 1`,
  ),
  templatesWith: db.prepare<[string], { id: string }>(
    `SELECT DISTINCT t.id FROM scans s JOIN templates t ON t.id = s.template_id
     WHERE s.sha256 = ? AND s.detached_at IS NULL AND t.removed_at IS NULL`,
  ),
  counts: db.prepare<[string], { person: number; open: number }>(
    `SELECT ifnull(sum(state = 'failed' OR (decision = 'left' AND reason NOT IN (${useless}))), 0)
         AS person,
       ifnull(sum(state = 'open' AND decision <> 'aside'), 0) AS open
     FROM intake_items WHERE intake_id = ?`,
  ),
});
