/**
 * Merges what two desks made of one template, cell by cell, over the last state that both had. What one side changed is taken; what
 * both changed to something else is a conflict, which holds every value until a person decides. Nothing wins silently.
 */
import { isSame } from './canonical-text.ts';
import { type CellPath, type Cells, fromCells, toCells } from './cells.ts';
import type { TemplateContent } from './template-content.ts';

/** Null stands for what is not there: an entry that a list lacks, no picture, no state that both had. */
export type Conflict = {
  readonly field: CellPath;
  readonly base: unknown;
  readonly ours: unknown;
  readonly theirs: unknown;
};

export type MergeOptions = {
  /** Whose value stands in the template while a conflict is open; what was not taken away stands in any case. */
  readonly shown: 'ours' | 'theirs';
  /** Conflicts of either side that nobody decided yet: their cells are merged over the base of then. */
  readonly undecided?: readonly Pick<Conflict, 'field' | 'base'>[];
};

export type Merged = { readonly content: TemplateContent; readonly conflicts: readonly Conflict[] };

/**
 * `base` is the last state that both sides had, null where there is none: then a cell that both filled differently is a conflict.
 * Taking a template away that the other side changed is a conflict too, and it stays until that is decided.
 */
export const mergeTemplates = (
  base: TemplateContent | null,
  ours: TemplateContent,
  theirs: TemplateContent,
  { shown, undecided = [] }: MergeOptions,
): Merged => {
  const [mine, other] = [toCells(ours), toCells(theirs)];
  const old = base && withBases(toCells(base), undecided);
  const cells = new Map<CellPath, unknown>();
  const conflicts: Conflict[] = [];
  for (const field of new Set([...mine.keys(), ...other.keys()])) {
    const values = { field, base: at(old, field), ours: at(mine, field), theirs: at(other, field) };
    const one = mergeCell(values, old !== null);
    cells.set(field, one === undecidable ? shownOf(values, shown) : one);
    if (one === undecidable) conflicts.push(values);
  }
  if (cells.get('removed') === true && old && ours.removed !== theirs.removed) {
    const kept = ours.removed ? other : mine;
    if (differs(old, kept)) {
      cells.set('removed', false);
      conflicts.push({
        field: 'removed',
        base: at(old, 'removed'),
        ours: ours.removed,
        theirs: theirs.removed,
      });
    }
  }
  return { content: fromCells(cells, base, ours, theirs), conflicts };
};

/** The content with one cell set, as a person decided it; null takes an entry away. */
export const decideCell = (content: TemplateContent, field: CellPath, value: unknown): TemplateContent => {
  const decided = new Map(toCells(content)).set(field, value);
  return fromCells(decided, content, content, content);
};

/** The value of one cell as it is now. */
export const readCell = (content: TemplateContent, field: CellPath): unknown => at(toCells(content), field);

const undecidable = Symbol('undecidable');

const at = (cells: Cells | null, field: CellPath): unknown => cells?.get(field) ?? null;

const withBases = (cells: Cells, undecided: NonNullable<MergeOptions['undecided']>): Cells => {
  const patched = new Map(cells);
  for (const { field, base } of undecided) patched.set(field, base);
  return patched;
};

const mergeCell = ({ base, ours, theirs }: Conflict, hasBase: boolean): unknown => {
  if (isSame(ours, theirs)) return ours;
  if (hasBase) {
    if (isSame(theirs, base)) return ours;
    if (isSame(ours, base)) return theirs;
    return undecidable;
  }
  if (isEmpty(ours)) return theirs;
  return isEmpty(theirs) ? ours : undecidable;
};

const isEmpty = (value: unknown): boolean => value === null || value === '';

/** While it is disputed whether something goes, it stays. */
const shownOf = ({ field, ours, theirs }: Conflict, shown: MergeOptions['shown']): unknown => {
  if (field === 'removed') return false;
  if (ours === null) return theirs;
  return theirs === null || shown === 'ours' ? ours : theirs;
};

/** Whether anything but being removed was changed. */
const differs = (base: Cells, changed: Cells): boolean =>
  [...new Set([...base.keys(), ...changed.keys()])].some(
    (field) => field !== 'removed' && !isSame(at(base, field), at(changed, field)),
  );
