/** States of templates that another desk had too, and conflicts that nobody decided yet. */
import type { OpenConflict } from '#contract/open-conflict';
import type { CellPath } from '#domain/merge/cells';
import type { TemplateContent } from '#domain/merge/template-content';
import type { CommonState } from '../ports/shared-templates.ts';
import type { Store } from './open-store.ts';

/** States that are kept of a template; two desks that met within so many hand-overs have one in common. */
const kept = 30;

type ConflictRow = {
  field: string;
  base: string;
  ours: string;
  theirs: string;
  desk: string;
  at: string;
  earlier: string;
};
/** A row as undo keeps it. */
export type KeptConflict = readonly string[];

/** What undo brings back of a template besides itself. */
export type HandOverImage = {
  readonly conflicts: readonly KeptConflict[];
  readonly taken: readonly string[];
};

export const openCommonStates = ({ db }: Store) => {
  const hashes = db
    .prepare<[string], string>('SELECT hash FROM common_states WHERE template_id = ? ORDER BY key DESC')
    .pluck();
  const stateOf = db
    .prepare<[string, string], string>('SELECT content FROM common_states WHERE template_id = ? AND hash = ?')
    .pluck();
  const forget = db.prepare('DELETE FROM common_states WHERE template_id = ? AND hash = ?');
  const insert = db.prepare(
    'INSERT INTO common_states (template_id, hash, content, taken) VALUES (?, ?, ?, ?)',
  );
  const trim = db.prepare(
    `DELETE FROM common_states WHERE template_id = @id AND key NOT IN
       (SELECT key FROM common_states WHERE template_id = @id ORDER BY key DESC LIMIT ${kept})`,
  );
  const taken = db
    .prepare<[string], string>(
      'SELECT hash FROM common_states WHERE template_id = ? AND taken = 1 ORDER BY hash',
    )
    .pluck();
  const dropTaken = db.prepare(
    `DELETE FROM common_states WHERE template_id = ? AND taken = 1 AND hash NOT IN (SELECT value FROM json_each(?))`,
  );
  const conflicts = db.prepare<[string], ConflictRow>(
    'SELECT field, base, ours, theirs, desk, at, earlier FROM merge_conflicts WHERE template_id = ? ORDER BY field',
  );
  const dropConflicts = db.prepare('DELETE FROM merge_conflicts WHERE template_id = ?');
  const addConflict = db.prepare(
    `INSERT INTO merge_conflicts (template_id, field, base, ours, theirs, desk, at, earlier)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const rowsOf = (id: string): KeptConflict[] =>
    conflicts
      .all(id)
      .map((row) => [row.field, row.base, row.ours, row.theirs, row.desk, row.at, row.earlier]);
  const put = (id: string, rows: readonly KeptConflict[]): void => {
    dropConflicts.run(id);
    // An image of a version before there were earlier ones has none.
    for (const [field, base, ours, theirs, desk, at, earlier = '[]'] of rows)
      addConflict.run(id, field, base, ours, theirs, desk, at, earlier);
  };
  return {
    hashes: (id: string): string[] => hashes.all(id),
    stateOf: (id: string, hash: string): TemplateContent | null => {
      const text = stateOf.get(id, hash);
      return text === undefined ? null : JSON.parse(text);
    },
    note: (id: string, { hash, content }: CommonState, isTaken: boolean): void => {
      const known = hashes.all(id);
      const was = known.includes(hash) && taken.all(id).includes(hash);
      if (known.includes(hash)) forget.run(id, hash);
      insert.run(id, hash, JSON.stringify(content), isTaken || was ? 1 : 0);
      if (known.length >= kept) trim.run({ id });
    },
    conflicts: (id: string): OpenConflict[] => conflicts.all(id).map(toConflict),
    putConflicts: (id: string, open: readonly OpenConflict[]): void =>
      put(
        id,
        open.map(({ field, base, ours, theirs, desk, at, earlier }) => [
          field,
          ...[base, ours, theirs].map((value) => JSON.stringify(value)),
          desk,
          at,
          JSON.stringify(earlier),
        ]),
      ),
    /** Null where there is nothing, so that images of templates of one desk stay as they were. */
    image: (id: string): HandOverImage | null => {
      const image = { conflicts: rowsOf(id), taken: taken.all(id) };
      return image.conflicts.length + image.taken.length === 0 ? null : image;
    },
    restore: (id: string, image: HandOverImage | null): void => {
      put(id, image?.conflicts ?? []);
      dropTaken.run(id, JSON.stringify(image?.taken ?? []));
    },
  };
};

const toConflict = ({ field, base, ours, theirs, desk, at, earlier }: ConflictRow): OpenConflict => ({
  field: field as CellPath,
  base: JSON.parse(base),
  ours: JSON.parse(ours),
  theirs: JSON.parse(theirs),
  desk,
  at,
  earlier: JSON.parse(earlier),
});
