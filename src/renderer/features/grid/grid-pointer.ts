/** The pointer in the grid: a cell is chosen, a block drawn over, a value edited. */
import type { MouseEvent } from 'react';
import type { Place } from './marks.ts';

type PointerHands = {
  go(to: Place, extend: boolean): void;
  drag(to: Place): void;
  begin(): void;
};

const placeOf = ({ target }: MouseEvent): Place | null => {
  if (!(target instanceof Element)) return null;
  const at = (name: string) => target.closest<HTMLElement>(`[data-${name}]`)?.dataset[name];
  const [row, column] = [at('row'), at('column')];
  return row === undefined || column === undefined ? null : { row: Number(row), column: Number(column) };
};

const isHeading = ({ target }: MouseEvent): boolean =>
  target instanceof Element && target.closest('[role="columnheader"]') !== null;

export const gridPointer = (active: Place, { go, drag, begin }: PointerHands) => ({
  onMouseDown: (event: MouseEvent): void => {
    const to = placeOf(event);
    if (event.button !== 0 || !(to || isHeading(event))) return;
    // The text field over the active cell keeps the focus.
    event.preventDefault();
    if (to) go(to, event.shiftKey);
  },
  onMouseOver: (event: MouseEvent): void => {
    const to = event.buttons === 1 ? placeOf(event) : null;
    if (to && (to.row !== active.row || to.column !== active.column)) drag(to);
  },
  onDoubleClick: (event: MouseEvent): void => {
    if (placeOf(event)) begin();
  },
});
