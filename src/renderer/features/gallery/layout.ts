/** Where tiles stand and where keys lead among them: pure, in CSS pixels. */
import type { Settings } from '#contract/schemas';

export type TileSize = Settings['tiles'];

/** Between tiles, and between them and the edges of the board. */
export const tileGap = 10;

type Measures = {
  /** A tile is at least so wide; what is left of a row is shared. */
  readonly least: number;
  readonly height: number;
  /** Pixels of a thumbnail: twice what is shown of it, for dense screens. */
  readonly thumb: number;
};

export const measures: Readonly<Record<TileSize, Measures>> = {
  small: { least: 138, height: 150, thumb: 320 },
  large: { least: 252, height: 266, thumb: 480 },
};

/** How many tiles stand side by side in a board of this width; at least one. */
export const columnsIn = (width: number, size: TileSize): number =>
  Math.max(1, Math.floor((width - tileGap) / (measures[size].least + tileGap)));

/** Pixels from the top of one row to the top of the next. */
export const rowPixels = (size: TileSize): number => measures[size].height + tileGap;

export type Board = {
  readonly count: number;
  readonly columns: number;
  /** Whole rows in sight. */
  readonly rows: number;
};

/** Of a row that is not full, the last tile stands for those that are missing. */
const down = (at: number, by: number, { count, columns }: Board): number => {
  const lastRow = Math.floor((count - 1) / columns);
  const row = Math.max(0, Math.min(lastRow, Math.floor(at / columns) + by));
  return Math.min(count - 1, row * columns + (at % columns));
};

/** The tile that a key leads to from the one at `at`; null for a key that moves nothing. On an empty board nothing moves. */
export const tileAfter = (key: string, at: number, board: Board): number | null => {
  const { count, rows } = board;
  if (count === 0) return null;
  const within = (to: number): number => Math.max(0, Math.min(count - 1, to));
  switch (key) {
    case 'ArrowLeft':
      return within(at - 1);
    case 'ArrowRight':
      return within(at + 1);
    case 'ArrowUp':
      return down(at, -1, board);
    case 'ArrowDown':
      return down(at, 1, board);
    case 'PageUp':
      return down(at, -Math.max(1, rows), board);
    case 'PageDown':
      return down(at, Math.max(1, rows), board);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
};
