/** The keys of the grid, as in a spreadsheet. */
import type { KeyboardEvent } from 'react';
import type { CellPath } from '#contract/grid-columns';
import type { ShownColumns } from '#contract/schemas';
import { isMac, keyName } from '../../app/keys.ts';
import { isChosen, withMoved, withWidth } from './columns.ts';
import { type GridSize, isBlock, type Marks, type Place, placeAfter } from './marks.ts';
import type { BlockWork } from './use-block-work.ts';

/** Pixels that one key adds to a width. */
const widthStep = 16;

export type GridHands = {
  readonly marks: Marks;
  readonly size: GridSize;
  readonly shown: ShownColumns;
  /** The field of the active cell; null where nobody may type. */
  readonly path: CellPath | null;
  readonly isEditing: boolean;
  go(to: Place, extend?: boolean): void;
  begin(): void;
  /** Takes what was typed and goes on there. */
  finish(to: Place): void;
  cancel(): void;
  sort(column: number): void;
  changeColumns(next: ShownColumns): void;
  open(): void;
  /** Selects the templates of the marked rows. */
  tick(): void;
  /** Marks a single cell again. */
  unmark(): void;
  selectAll(): void;
  /** null where nothing is selected. */
  readonly unselect: (() => void) | null;
  readonly work: Pick<BlockWork, 'copy' | 'fillDown' | 'clear'>;
};

/** Each answers whether the key was its own. */
type Keys = (hands: GridHands, event: KeyboardEvent) => boolean;

const editKey: Keys = ({ marks: { active }, cancel, finish }, { key, shiftKey, altKey }) => {
  const by = shiftKey ? -1 : 1;
  if (key === 'Escape') cancel();
  else if (key === 'Enter' && !altKey) finish({ ...active, row: Math.max(0, active.row + by) });
  else if (key === 'Tab') finish({ ...active, column: active.column + by });
  else return false;
  return true;
};

const headKey: Keys = ({ marks: { active }, shown, sort, changeColumns, go }, event) => {
  const { key, shiftKey, ctrlKey, metaKey } = event;
  const by = key === 'ArrowLeft' ? -1 : 1;
  const isSideways = key === 'ArrowLeft' || key === 'ArrowRight';
  if (key === 'Enter' || key === ' ') sort(active.column);
  else if (isSideways && shiftKey)
    changeColumns(withWidth(shown, active.column, (shown[active.column]?.width ?? 0) + by * widthStep));
  else if (isSideways && (ctrlKey || metaKey)) {
    changeColumns(withMoved(shown, active.column, by));
    go({ ...active, column: active.column + by });
  } else return false;
  return true;
};

const moveKey: Keys = ({ marks: { active }, size, go }, { key, shiftKey, ctrlKey, metaKey }) => {
  const to = placeAfter(key, ctrlKey || metaKey, active, size);
  if (to) go(to, shiftKey);
  else if (key === 'Tab') {
    // At the ends of a row Tab leaves the grid as it leaves any list.
    const next = active.column + (shiftKey ? -1 : 1);
    if (next < 0 || next >= size.columns) return false;
    go({ ...active, column: next });
  } else return false;
  return true;
};

/** By their names, which are the same with Caps Lock on. */
const modKey: Keys = ({ work, selectAll, open }, { nativeEvent }) => {
  const name = keyName(nativeEvent, isMac());
  if (name === 'mod+c') work.copy();
  else if (name === 'mod+d') work.fillDown();
  else if (name === 'mod+a') selectAll();
  else if (name === 'mod+enter') open();
  else return false;
  return true;
};

const workKey: Keys = (hands, { key, shiftKey }) => {
  const { marks, path, go, begin, open, tick, unmark, unselect, work } = hands;
  if (key === 'Enter' && shiftKey) go({ ...marks.active, row: marks.active.row - 1 });
  else if (key === 'Enter' && path === null) open();
  else if (key === 'Enter' || key === 'F2') begin();
  else if (key === ' ') tick();
  else if (key === 'Delete' || key === 'Backspace') work.clear();
  else if (key === 'Escape' && isBlock(marks)) unmark();
  else if (key === 'Escape' && unselect) unselect();
  // Typing over: what takes one of several values shows them, what nobody may type stays.
  else if (key.length === 1 && path && isChosen(path)) begin();
  else return key.length === 1 && path === null;
  return true;
};

export const gridKeys =
  (hands: GridHands) =>
  (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const mod = event.ctrlKey || event.metaKey;
    if (hands.isEditing) {
      if (editKey(hands, event)) event.preventDefault();
      // What is typed has an undo of its own.
      else if (mod) event.stopPropagation();
      return;
    }
    if (event.altKey) return;
    const isHead = hands.marks.active.row < 0;
    const isOwn =
      (isHead && headKey(hands, event)) ||
      moveKey(hands, event) ||
      (mod ? modKey(hands, event) : !isHead && workKey(hands, event));
    if (isOwn) event.preventDefault();
  };
