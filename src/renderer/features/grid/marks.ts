/** Which cells of the grid are marked, and how keys move through them. Rows and columns are counted from 0; row -1 is the headings. */

export type Place = { readonly row: number; readonly column: number };

export type Marks = {
  /** Where typing goes. */
  readonly active: Place;
  /** Where the marked block began; the same as `active` for a single cell. */
  readonly anchor: Place;
};

/** Ends inclusive. */
export type Range = {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
};

export const firstCell: Marks = { active: { row: 0, column: 0 }, anchor: { row: 0, column: 0 } };

export const rangeOf = ({ active, anchor }: Marks): Range => ({
  top: Math.min(active.row, anchor.row),
  bottom: Math.max(active.row, anchor.row),
  left: Math.min(active.column, anchor.column),
  right: Math.max(active.column, anchor.column),
});

export const isBlock = ({ active, anchor }: Marks): boolean =>
  active.row !== anchor.row || active.column !== anchor.column;

export type GridSize = { readonly rows: number; readonly columns: number; readonly page: number };

/** Where a key leads from a place; null for keys that do not move. With `far` (Ctrl) to the edge. */
export const placeAfter = (key: string, far: boolean, from: Place, size: GridSize): Place | null => {
  const { row, column } = from;
  const [lastRow, lastColumn] = [size.rows - 1, size.columns - 1];
  switch (key) {
    case 'ArrowDown':
      return { row: far ? lastRow : row + 1, column };
    case 'ArrowUp':
      return { row: far ? 0 : row - 1, column };
    case 'ArrowRight':
      return { row, column: far ? lastColumn : column + 1 };
    case 'ArrowLeft':
      return { row, column: far ? 0 : column - 1 };
    case 'PageDown':
      return { row: row + size.page, column };
    case 'PageUp':
      return { row: Math.max(0, row - size.page), column };
    case 'Home':
      return { row: far ? 0 : row, column: 0 };
    case 'End':
      return { row: far ? lastRow : row, column: lastColumn };
    default:
      return null;
  }
};

/** The marks after a move; a block grows from where it began and never into the headings. */
export const moved = (marks: Marks, to: Place, extend: boolean, size: GridSize): Marks => {
  const active = {
    row: Math.max(extend ? 0 : -1, Math.min(size.rows - 1, to.row)),
    column: Math.max(0, Math.min(size.columns - 1, to.column)),
  };
  return { active, anchor: extend && marks.anchor.row >= 0 ? marks.anchor : active };
};
