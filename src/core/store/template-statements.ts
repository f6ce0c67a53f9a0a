/** The SQL of templates, their scans and pictures. */
import type { PageChoice } from '#domain/picture/page-choice';
import type { NewScan, StoredFile } from '../ports/scans.ts';
import type { Store } from './open-store.ts';
import type { TemplateRecord } from './template-view.ts';

export const templateStatements = ({ db }: Store) => {
  return {
    ids: db.prepare<[], { id: string }>('SELECT id FROM templates WHERE removed_at IS NULL ORDER BY key'),
    insert: db.prepare(
      `INSERT INTO templates (id, revision, state, fields, created_at, updated_at)
       VALUES (@id, 1, 'not-submitted', @fields, @at, @at)`,
    ),
    touch: db.prepare('UPDATE templates SET revision = revision + 1, updated_at = @at WHERE id = @id'),
    setFields: db.prepare('UPDATE templates SET fields = ? WHERE id = ?'),
    setAgreed: db.prepare('UPDATE templates SET agreed = ? WHERE id = ?'),
    setRemoved: db.prepare('UPDATE templates SET removed_at = ? WHERE id = ?'),
    setState: db.prepare('UPDATE templates SET state = ? WHERE id = ?'),
    setRefusal: db.prepare('UPDATE templates SET refusal = ? WHERE id = ?'),
    putRow: db.prepare(
      `INSERT OR REPLACE INTO template_rows
       VALUES (@key, @id, @holder_kind, @name, @certificate_type, @masked_number, @customer, @updated_at, @shelf, @state,
               @readiness, @stops, @warns, @ready_from, @worst, @checked_for, @created_at, @number_key)`,
    ),
    keyOf: db.prepare<[string], { key: number }>('SELECT key FROM templates WHERE id = ?'),
    stopsOf: db
      .prepare<[string], number>(
        'SELECT r.stops FROM templates t JOIN template_rows r ON r.key = t.key WHERE t.id = ?',
      )
      .pluck(),
    checkedEnds: db.prepare<[], { first: string | null; last: string | null }>(
      'SELECT (SELECT min(checked_for) FROM template_rows) first, (SELECT max(checked_for) FROM template_rows) last',
    ),
    countStale: db
      .prepare<[string], number>('SELECT count(*) FROM template_rows WHERE checked_for <> ?')
      .pluck(),
    // What undo took back is no template any more, unless what it took back was bringing it back.
    byNumber: db.prepare<[string], { id: string; removed: number }>(
      `SELECT id, shelf = 'removed' AS removed FROM template_rows AS r WHERE number_key = ? AND number_key <> ''
         AND NOT (shelf = 'removed' AND ifnull((
           SELECT kind = 'undone' AND json_extract(data, '$.step') <> 'templates.restore'
           FROM events WHERE template_id = r.id AND kind IN ('removed', 'restored', 'undone', 'redone') ORDER BY id DESC LIMIT 1), 0))`,
    ),
    stale: db.prepare<[string, number], TemplateRecord>(
      'SELECT t.* FROM template_rows r JOIN templates t ON t.key = r.key WHERE r.checked_for <> ? LIMIT ?',
    ),
    // Columns that are copies, and whether each has its partner.
    shelved: db.prepare<
      [number, number],
      { key: number; id: string; fields: string; text: string | null; fits: number }
    >(
      `SELECT t.key, t.id, t.fields, s.text,
         r.id IS t.id AND r.state IS t.state AND r.updated_at IS t.updated_at AND d.key IS NOT NULL
           AND (r.shelf = 'removed') IS (t.removed_at IS NOT NULL)
           AND r.customer IS json_extract(t.fields, '$.customer') AS fits
       FROM templates t LEFT JOIN template_rows r ON r.key = t.key LEFT JOIN template_search s ON s.key = t.key
         LEFT JOIN template_days d ON d.key = t.key
       WHERE t.key > ? ORDER BY t.key LIMIT ?`,
    ),
    sameScan: db.prepare(
      `SELECT 1 FROM scans WHERE template_id = ? AND sha256 = ? AND ifnull(json_extract(facts, '$.page'), 1) = ?
       AND detached_at IS NULL`,
    ),
    scanOwner: db.prepare<[string], { template_id: string }>(
      'SELECT template_id FROM scans WHERE id = ? AND detached_at IS NULL',
    ),
    insertScan: db.prepare(
      `INSERT INTO scans (id, template_id, side, sha256, vault_id, password, name, facts, findings, added_at)
       VALUES (@id, @template_id, @side, @sha256, @vault_id, @password, @name, @facts, @findings, @at)`,
    ),
    setSide: db.prepare('UPDATE scans SET side = ? WHERE id = ?'),
    detach: db.prepare('UPDATE scans SET detached_at = ? WHERE id = ?'),
    insertPicture: db.prepare(
      `INSERT INTO pictures (id, template_id, sha256, vault_id, plan, target, output, findings, made_at)
       VALUES (@id, @template_id, @sha256, @vault_id, @plan, @target, @output, @findings, @at)`,
    ),
    scanFile: db.prepare<[string], StoredFile & PageChoice>(
      `SELECT vault_id AS vaultId, name, password, json_extract(facts, '$.type') AS type,
         ifnull(json_extract(facts, '$.page'), 1) AS page
       FROM scans WHERE id = ?`,
    ),
    pictureRecord: db.prepare<
      [string],
      { template: string; sha256: string; plan: string; target: string; counts: number }
    >(
      `SELECT template_id AS template, sha256, plan, target, aside = 0 AND key =
         (SELECT max(key) FROM pictures q WHERE q.template_id = p.template_id AND q.aside = 0) AS counts
       FROM pictures p WHERE id = ?`,
    ),
    pictureFile: db.prepare<[string], StoredFile>(
      "SELECT vault_id AS vaultId, 'picture.' || json_extract(output, '$.extension') AS name, json_extract(output, '$.type') AS type FROM pictures WHERE id = ?",
    ),
  };
};

/** Writes a scan's row; answers the scan's id. */
export const scanInserter =
  ({ insertScan }: Pick<ReturnType<typeof templateStatements>, 'insertScan'>) =>
  (id: string, template: string, scan: NewScan, at: string): string => {
    insertScan.run({
      id,
      template_id: template,
      side: scan.side,
      sha256: scan.sha256,
      vault_id: scan.vaultId,
      password: scan.password,
      name: scan.name,
      facts: JSON.stringify(scan.facts),
      findings: JSON.stringify(scan.findings),
      at,
    });
    return id;
  };
