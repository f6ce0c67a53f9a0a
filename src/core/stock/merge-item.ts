/** What a version out of the stock makes of this desk's template. The stock orders versions, so the base is always known. */
import type { OpenConflict } from '#contract/open-conflict';
import { isSame } from '#domain/merge/canonical-text';
import { mergeTemplates } from '#domain/merge/merge-templates';
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
  const found = merged.conflicts.map((conflict): OpenConflict => ({ ...conflict, desk: by, at: now }));
  const conflicts = mergeConflicts(baseConflicts, before, theirConflicts, found);
  return {
    content: merged.content,
    conflicts,
    hash,
    isUnchanged: isSame(merged.content, ours) && isSame(plain(conflicts), plain(before)),
    isInStep: contentHash(merged.content) === hash && isSame(plain(conflicts), plain(theirConflicts)),
  };
};

/** By field: new ones, then those that neither side has decided since the base. */
const mergeConflicts = (
  base: readonly OpenConflict[],
  ours: readonly OpenConflict[],
  theirs: readonly OpenConflict[],
  found: readonly OpenConflict[],
): readonly OpenConflict[] => {
  const byField = (list: readonly OpenConflict[]) => new Map(list.map((one) => [one.field, one]));
  const [old, mine, other, fresh] = [byField(base), byField(ours), byField(theirs), byField(found)];
  const open = new Map(fresh);
  for (const [field, conflict] of [...other, ...mine]) {
    const isDecided = old.has(field) && !(mine.has(field) && other.has(field));
    if (!open.has(field) && !isDecided) open.set(field, conflict);
  }
  return [...open.values()].sort((a, b) => (a.field < b.field ? -1 : 1));
};

/** Without when and by whom. */
export const plain = (conflicts: readonly OpenConflict[]): unknown =>
  conflicts
    .map(({ field, ours, theirs }) => ({ field, ours, theirs }))
    .sort((a, b) => (a.field < b.field ? -1 : 1));
