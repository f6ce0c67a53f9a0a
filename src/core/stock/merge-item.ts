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
  /** Of what came in. */
  hash: string,
  now: string,
  by: string,
): MergedItem => {
  const theirs = item.content;
  if (shared.standing(item.id) === 'none')
    return { content: theirs, conflicts: theirConflicts, isUnchanged: false, isInStep: true };
  const ours = shared.content(item.id);
  const before = shared.conflicts(item.id);
  // A desk that looks anew has no version to stand on: then the newest state that both have had.
  const isKnown = row !== null && row.version > 0 && row.hash !== '';
  const baseConflicts = isKnown ? row.conflicts : [];
  if (isKnown && contentHash(ours) === row.hash && isSame(plain(before), plain(baseConflicts)))
    return {
      content: theirs,
      conflicts: theirConflicts,
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
    isUnchanged: isSame(merged.content, ours) && isSame(plain(conflicts), plain(before)),
    isInStep: contentHash(merged.content) === hash && isSame(plain(conflicts), plain(theirConflicts)),
  };
};

/**
 * What is undecided of a field are the values that stand beside the one in the template. Those go that either side has dropped since the
 * base; what one side's new conflict brought stays, also where the other has decided an older one.
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
    const [was, here, there] = [old, mine, other].map((side) => beside(side.get(field)));
    const left = new Map([...there!, ...here!]);
    for (const text of was!.keys()) if (!here!.has(text) || !there!.has(text)) left.delete(text);
    left.delete(canonicalText(stands(field)));
    const newest = fresh.get(field) ?? standingOne([other.get(field), mine.get(field)], left);
    if (!newest) continue;
    for (const text of [newest.theirs, ...(isTakenAway(newest) ? [newest.ours] : [])].map(canonicalText))
      left.delete(text);
    // In one order, so that desks which merge the same agree.
    const earlier = [...left].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
    open.push({ ...newest, earlier });
  }
  return open.sort((a, b) => (a.field < b.field ? -1 : 1));
};

/** What was taken away here stands all the same while it is disputed, so that this desk's value is one of those beside it. */
const isTakenAway = ({ field, ours }: OpenConflict): boolean => ours === null || field === 'removed';

/** Values of a conflict beside the one in the template, by their text. */
const beside = (conflict: OpenConflict | undefined): ReadonlyMap<string, unknown> => {
  if (!conflict) return new Map();
  const { theirs, earlier } = conflict;
  const values = [theirs, ...earlier, ...(isTakenAway(conflict) ? [conflict.ours] : [])];
  return new Map(values.map((value) => [canonicalText(value), value]));
};

/** One of the conflicts of before that still has something to decide. */
const standingOne = (
  before: readonly (OpenConflict | undefined)[],
  left: ReadonlyMap<string, unknown>,
): OpenConflict | null => {
  const known = before.filter((one) => one !== undefined);
  const isLeft = (value: unknown) => left.has(canonicalText(value));
  const whole = known.find((one) => isLeft(one.theirs) || (isTakenAway(one) && isLeft(one.ours)));
  if (whole) return whole;
  const [first] = left.values();
  return known[0] && left.size > 0 ? { ...known[0], theirs: first } : null;
};

/** Without when and by whom. */
export const plain = (conflicts: readonly OpenConflict[]): unknown =>
  conflicts
    .map(({ field, ours, theirs, earlier }) => ({ field, ours, theirs, earlier }))
    .sort((a, b) => (a.field < b.field ? -1 : 1));
