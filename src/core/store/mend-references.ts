/** After a salvage: rows whose partner did not come. */
import { blankFields } from '#domain/template/fields';
import type { Store } from './open-store.ts';

/** Of an image of undo; an earlier state of the template, but a whole one. */
const readFields = (image: string): object =>
  JSON.parse((JSON.parse(image) as { fields: string }).fields) as object;

/**
 * What is named by others and lost: of a template stands in what undo remembers of it, else its line in the list, so that its scans
 * keep their place; other rows without their parent go. Answers how many templates stand so.
 */
export const mendReferences = (into: Store, at: string): number =>
  into.transaction(() => {
    const { db } = into;
    const lost = db
      .prepare<
        [],
        {
          id: string;
          name: string | null;
          type: string | null;
          kind: string | null;
          customer: string | null;
          state: string | null;
          image: string | null;
        }
      >(
        `SELECT w.id, r.name, r.certificate_type AS type, r.holder_kind AS kind, r.customer, r.state,
           (SELECT image FROM undo_images u WHERE u.template_id = w.id ORDER BY step DESC LIMIT 1) AS image FROM (
           SELECT id FROM template_rows UNION SELECT template_id FROM scans UNION SELECT template_id FROM pictures
         ) w LEFT JOIN template_rows r ON r.id = w.id WHERE w.id NOT IN (SELECT id FROM templates)`,
      )
      .all();
    db.exec(
      'DELETE FROM template_rows WHERE key NOT IN (SELECT key FROM templates WHERE id = template_rows.id)',
    );
    const insert = db.prepare(
      `INSERT INTO templates (id, revision, state, fields, created_at, updated_at)
       VALUES (@id, 1, @state, @fields, @at, @at)`,
    );
    for (const { id, name, type, kind, customer, state, image } of lost)
      insert.run({
        id,
        at,
        state: state ?? 'not-submitted',
        fields: JSON.stringify({
          ...blankFields,
          holderKind: kind ?? blankFields.holderKind,
          holder: { ...blankFields.holder, zh: name ?? '' },
          certificate: { ...blankFields.certificate, type: type ?? '' },
          customer: customer ?? '',
          ...(image === null ? {} : readFields(image)),
          tags: ['salvaged'],
        }),
      });
    // The desk's own actor did not come: what was its, as far as is known, is the new one's.
    const stray = 'actor NOT IN (SELECT id FROM actors)';
    const own = '(SELECT id FROM actors WHERE own = 1)';
    db.exec(`UPDATE undo_steps SET actor = ${own} WHERE ${stray};
      UPDATE OR IGNORE actor_settings SET actor = ${own} WHERE ${stray}`);
    for (let left = -1; left !== 0; ) {
      const rows = db.pragma('foreign_key_check') as readonly { table: string; rowid: number | null }[];
      for (const { table, rowid } of rows) {
        if (rowid === null) db.prepare(`DELETE FROM ${table}`).run();
        else db.prepare(`DELETE FROM ${table} WHERE rowid = ?`).run(rowid);
      }
      left = rows.length;
    }
    return lost.length;
  });
