/** What taking one template from another desk would make of this desk's. */
import type { ArrivalKind } from '#contract/hand-over-files';
import type { OpenConflict } from '#contract/open-conflict';
import { isSame } from '#domain/merge/canonical-text';
import type { CellPath } from '#domain/merge/cells';
import { type Conflict, mergeTemplates, readCell } from '#domain/merge/merge-templates';
import type { TemplateContent } from '#domain/merge/template-content';
import type { SharedTemplates } from '../ports/shared-templates.ts';
import { contentHash, type HandOverItem } from './item.ts';
import { newestCommon } from './newest-common.ts';

export type Judged = {
  readonly kind: ArrivalKind;
  readonly content: TemplateContent;
  readonly hash: string;
  readonly conflicts: readonly OpenConflict[];
  /** What was not in conflict before. */
  readonly fields: readonly CellPath[];
};

type From = { readonly desk: string; readonly at: string };

/** Merges over the newest state that both desks have had. */
export const judgeItem = (shared: SharedTemplates, item: HandOverItem, from: From): Judged => {
  const { id, content: theirs, undecided } = item;
  const hash = contentHash(theirs);
  const standing = shared.standing(id);
  const open = (conflict: Conflict): OpenConflict => ({ ...conflict, ...from, earlier: [] });
  if (standing === 'erased') return { kind: 'erased', content: theirs, hash, conflicts: [], fields: [] };
  if (standing === 'none')
    return {
      kind: 'new',
      content: theirs,
      hash,
      conflicts: undecided.map(open),
      fields: fieldsOf(undecided),
    };
  const ours = shared.content(id);
  const before = shared.conflicts(id);
  const base = newestCommon(shared, id, [hash, ...item.seen]);
  const merged = mergeTemplates(base, ours, theirs, { shown: 'ours', undecided });
  const found = merged.conflicts.map(open);
  const isNew = new Set(fieldsOf(found));
  const kept = before
    .filter(({ field }) => !isNew.has(field))
    .map((conflict) => ({ ...conflict, theirs: readCell(theirs, conflict.field) }))
    .filter((conflict) => !isSettled(conflict, ours));
  const known = new Set(fieldsOf([...found, ...kept]));
  const passedOn = undecided
    .filter(
      ({ field }) => !known.has(field) && isSame(readCell(merged.content, field), readCell(theirs, field)),
    )
    .filter(({ field }) => !isSame(readCell(ours, field), readCell(theirs, field)))
    .map(open);
  const conflicts = [...found, ...kept, ...passedOn];
  const fields = fieldsOf(conflicts).filter(
    (field) => !before.some((one) => one.field === field && isSame(one.theirs, readCell(theirs, field))),
  );
  const isUnchanged = isSame(merged.content, ours) && isSame(plain(before), plain(conflicts));
  const kind = isUnchanged ? 'same' : fields.length > 0 ? 'conflict' : 'changed';
  return { kind, content: merged.content, hash, conflicts, fields };
};

/** The other desk has come to this desk's value, or a person here to the other one's. What was taken away here stands here still. */
const isSettled = (conflict: OpenConflict, now: TemplateContent): boolean =>
  isSame(conflict.theirs, conflict.ours) ||
  (conflict.ours !== null &&
    conflict.field !== 'removed' &&
    isSame(conflict.theirs, readCell(now, conflict.field)));

const fieldsOf = (conflicts: readonly Pick<Conflict, 'field'>[]): CellPath[] =>
  conflicts.map(({ field }) => field);

/** Without when and from whom, in one order. */
const plain = (conflicts: readonly OpenConflict[]): unknown =>
  conflicts
    .map(({ field, ours, theirs }) => ({ field, ours, theirs }))
    .sort((a, b) => (a.field < b.field ? -1 : 1));
