/** The SQL of templates that desks share. */
import type { ScanSide } from '#domain/picture/picture';
import type { ReviewState } from '#domain/template/state';
import type { Store } from './open-store.ts';

export type ScanRow = {
  id: string;
  side: ScanSide;
  sha256: string;
  page: number;
  vaultId: string;
  name: string;
  facts: string;
  findings: string;
  password: string;
  detached: number;
};
export type PictureRow = {
  id: string;
  sha256: string;
  vaultId: string;
  plan: string;
  target: string;
  output: string;
  findings: string;
  aside: number;
};

export const sharedStatements = ({ db }: Store) => ({
  template: db.prepare<[string], { fields: string; state: ReviewState; agreed: string; removed: number }>(
    'SELECT fields, state, agreed, removed_at IS NOT NULL AS removed FROM templates WHERE id = ?',
  ),
  isErased: db.prepare<[string]>("SELECT 1 FROM events WHERE template_id = ? AND kind = 'erased'"),
  /** The last event that took it out of sight or brought it back. */
  lastTurn: db
    .prepare<[string], string>(
      `SELECT kind FROM events WHERE template_id = ?
         AND kind IN ('removed', 'restored', 'undone', 'redone', 'taken-over') ORDER BY id DESC LIMIT 1`,
    )
    .pluck(),
  /** Those that were taken away too: a conflict may bring one back. */
  scans: db.prepare<[string], ScanRow>(
    `SELECT id, side, sha256, ifnull(json_extract(facts, '$.page'), 1) AS page, vault_id AS vaultId, name, facts, findings,
       password, detached_at IS NOT NULL AS detached
     FROM scans WHERE template_id = ? ORDER BY key`,
  ),
  pictures: db.prepare<[string], PictureRow>(
    `SELECT id, sha256, vault_id AS vaultId, plan, target, output, findings, aside
     FROM pictures WHERE template_id = ? ORDER BY key DESC`,
  ),
  set: db.prepare(
    `UPDATE templates SET fields = @fields, state = @state, agreed = @agreed,
       removed_at = CASE WHEN @removed THEN coalesce(removed_at, @at) END WHERE id = @id`,
  ),
  detach: db.prepare('UPDATE scans SET detached_at = ? WHERE id = ?'),
  attach: db.prepare('UPDATE scans SET detached_at = NULL, side = ? WHERE id = ?'),
  allAside: db.prepare('UPDATE pictures SET aside = 1 WHERE template_id = ?'),
  samePicture: db
    .prepare<[string, string, string, string], string>(
      'SELECT id FROM pictures WHERE template_id = ? AND sha256 = ? AND target = ? AND plan = ? ORDER BY key DESC LIMIT 1',
    )
    .pluck(),
  /** This one counts, so every later one steps aside. */
  counts: db.prepare(
    `UPDATE pictures SET aside = iif(id = @picture, 0,
       iif(key > (SELECT key FROM pictures WHERE id = @picture), 1, aside)) WHERE template_id = @id`,
  ),
  insertPicture: db.prepare(
    `INSERT INTO pictures (id, template_id, sha256, vault_id, plan, target, output, findings, made_at)
     VALUES (@id, @template_id, @sha256, @vault_id, @plan, @target, @output, @findings, @at)`,
  ),
  dropOutcomes: db.prepare('DELETE FROM outcomes WHERE template_id = ?'),
  addOutcome: db.prepare(
    `INSERT INTO outcomes (template_id, target, sent_at, findings, result, answered_at, message, failures)
     VALUES (@template, @target, @sentAt, @findings, @result, @answeredAt, @message, @failures)`,
  ),
});
