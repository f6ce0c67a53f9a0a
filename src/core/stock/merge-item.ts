/** What a version out of the stock makes of this desk's template. The stock orders versions, so the base is always known. */
import type { OpenConflict } from '#contract/open-conflict';
import { canonicalText, isSame } from '#domain/merge/canonical-text';
import type { CellPath } from '#domain/merge/cells';
import { mergeTemplates, readCell } from '#domain/merge/merge-templates';
import type { TemplateContent } from '#domain/merge/template-content';
import { contentHash } from '../handover/item.ts';
import { newestCommon } from '../handover/newest-common.ts';
import type { SharedTemplates } from '../ports/shared-templates.ts';
import type { StockItemRow } from '../ports/stock-notes.ts';
import type { StockTemplate } from './payload.ts';

export type MergedItem = {
  readonly content: TemplateContent;
  readonly conflicts: readonly OpenConflict[];
  /** Of what came in. */
  readonly hash: string;
  /** The template here is left as it is. */
  readonly isUnchanged: boolean;
  /** What comes out is what the stock has: nothing is to be sent. */
  readonly isInStep: boolean;
};

/**
 * A template that nobody changed here becomes what came; else both are merged by field over the version that this desk had in step.
 * Of open conflicts those go that either side has decided.
 */
export const mergeStockItem = (
  shared: SharedTemplates,
  row: StockItemRow | null,
  { item, conflicts: theirConflicts }: StockTemplate,
  now: string,
  by: string,
): MergedItem => {
  const theirs = item.content;
  const hash = contentHash(theirs);
  if (shared.standing(item.id) === 'none')
    return { content: theirs, conflicts: theirConflicts, hash, isUnchanged: false, isInStep: true };
  const ours = shared.content(item.id);
  const before = shared.conflicts(item.id);
  // A desk that looks anew has no version to stand on: then the newest state that both have had.
  const isKnown = row !== null && row.version > 0 && row.hash !== '';
  const baseConflicts = isKnown ? row.conflicts : [];
  if (isKnown && contentHash(ours) === row.hash && isSame(plain(before), plain(baseConflicts)))
    return {
      content: theirs,
      conflicts: theirConflicts,
      hash,
      isUnchanged: hash === row.hash && isSame(plain(before), plain(theirConflicts)),
      isInStep: true,
    };
  const base = isKnown
    ? shared.stateOf(item.id, row.hash)
    : newestCommon(shared, item.id, [hash, ...item.seen]);
  const merged = mergeTemplates(base, ours, theirs, { shown: 'ours' });
  const found = merged.conflicts.map(
    (conflict): OpenConflict => ({ ...conflict, desk: by, at: now, earlier: [] }),
  );
  const conflicts = mergeConflicts(baseConflicts, before, theirConflicts, found, (field) =>
    readCell(merged.content, field),
  );
  return {
    content: merged.content,
    conflicts,
    hash,
    isUnchanged: isSame(merged.content, ours) && isSame(plain(conflicts), plain(before)),
    isInStep: contentHash(merged.content) === hash && isSame(plain(conflicts), plain(theirConflicts)),
  };
};

/**
 * By field: new ones, then those that neither side has decided since the base. Values that were in conflict before and are in none of
 * these go along: a second conflict over a field must not hide the first.
 */
const mergeConflicts = (
  base: readonly OpenConflict[],
  ours: readonly OpenConflict[],
  theirs: readonly OpenConflict[],
  found: readonly OpenConflict[],
  stands: (field: CellPath) => unknown,
): readonly OpenConflict[] => {
  const byField = (list: readonly OpenConflict[]) => new Map(list.map((one) => [one.field, one]));
  const [old, mine, other, fresh] = [byField(base), byField(ours), byField(theirs), byField(found)];
  const open: OpenConflict[] = [];
  for (const field of new Set([...fresh.keys(), ...other.keys(), ...mine.keys()])) {
    const isDecided = old.has(field) && !(mine.has(field) && other.has(field));
    const undecided = isDecided ? [] : [other.get(field), mine.get(field)].filter((one) => one !== undefined);
    const newest = fresh.get(field) ?? undecided[0];
    if (!newest) continue;
    const settled = [newest.theirs, stands(field)];
    const earlier = undecided
      .flatMap((one) => [one.theirs, ...one.earlier])
      .filter((value) => !settled.some((one) => isSame(one, value)));
    open.push({ ...newest, earlier: distinct(earlier) });
  }
  return open.sort((a, b) => (a.field < b.field ? -1 : 1));
};

/** In one order, so that desks which merge the same agree. */
const distinct = (values: readonly unknown[]): unknown[] =>
  [...new Map(values.map((value) => [canonicalText(value), value]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, value]) => value);

/** Without when and by whom. */
export const plain = (conflicts: readonly OpenConflict[]): unknown =>
  conflicts
    .map(({ field, ours, theirs, earlier }) => ({ field, ours, theirs, earlier }))
    .sort((a, b) => (a.field < b.field ? -1 : 1));
