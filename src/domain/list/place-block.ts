/** Where the cells of a block land that is pasted into a grid. */

export type Size = { readonly rows: number; readonly columns: number };

export type PlacedBlock = Size & {
  /** What comes to a cell, counted from the first one; undefined where the block says nothing. */
  at(row: number, column: number): string | undefined;
  /** Cells of the block for which there is no place. */
  readonly outside: number;
};

/**
 * As spreadsheets do: a block of which the marked cells are a multiple is repeated over them; any other goes down once from the first
 * marked cell, as far as there is `room`.
 */
export const placeBlock = (
  block: readonly (readonly string[])[],
  selected: Size,
  room: Size,
): PlacedBlock => {
  const height = block.length;
  const width = Math.max(0, ...block.map((row) => row.length));
  if (height === 0 || width === 0) return { rows: 0, columns: 0, at: () => undefined, outside: 0 };
  const isRepeated = selected.rows % height === 0 && selected.columns % width === 0;
  const wanted = isRepeated ? selected : { rows: height, columns: width };
  const rows = Math.min(wanted.rows, room.rows);
  const columns = Math.min(wanted.columns, room.columns);
  const isInside = (row: number, column: number) => row < rows && column < columns;
  let outside = 0;
  if (!isRepeated)
    for (const [row, cells] of block.entries())
      for (const column of cells.keys()) if (!isInside(row, column)) outside += 1;
  return {
    rows,
    columns,
    at: (row, column) =>
      isInside(row, column) ? (block[row % height]?.[column % width] ?? undefined) : undefined,
    outside,
  };
};
