/** The paper in small cells: how light its bare parts are and how dark its print is, place by place. */
import type { Region } from '#domain/finding/finding';
import { valueAtRank } from '../value-at-rank.ts';
import { colourStep, type PaperView } from './view.ts';

/** A grid over the paper; every array has `columns` × `rows` entries. */
export type Cells = {
  readonly columns: number;
  readonly rows: number;
  /** Pixels of the view for one cell. */
  readonly size: number;
  /** The 5th and the 90th of 100 brightnesses, 0–255. */
  readonly dark: Float32Array;
  readonly light: Float32Array;
  /** Share of pixels whose every channel is at its end. */
  readonly burnt: Float32Array;
};

/** Cells along the paper's longer side. */
const cellsLong = 64;
/** A channel at or above this holds no more detail. */
const atItsEnd = 250;

type CellView = Pick<PaperView, 'width' | 'height' | 'light'> & Partial<Pick<PaperView, 'colour'>>;

/** A view without colours has nothing burnt. */
export const readCells = ({ width, height, colour, light }: CellView): Cells => {
  const size = Math.max(4, Math.round(Math.max(width, height) / cellsLong));
  const columns = Math.floor(width / size);
  const rows = Math.floor(height / size);
  const cells: Cells = {
    columns,
    rows,
    size,
    dark: new Float32Array(columns * rows),
    light: new Float32Array(columns * rows),
    burnt: new Float32Array(columns * rows),
  };
  const histogram = new Int32Array(256);
  const count = size * size;
  for (let row = 0, cell = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, cell++) {
      let least = 255;
      let most = 0;
      for (let y = row * size; y < (row + 1) * size; y++)
        for (let x = column * size, at = y * width + x; x < (column + 1) * size; x++, at++) {
          const value = light[at]! | 0;
          if (value < least) least = value;
          if (value > most) most = value;
        }
      if (least === most) {
        // One brightness all over, as between the marks of an overlay.
        cells.dark[cell] = cells.light[cell] = most;
      } else {
        histogram.fill(0, least, most + 1);
        for (let y = row * size; y < (row + 1) * size; y++)
          for (let x = column * size, at = y * width + x; x < (column + 1) * size; x++, at++)
            histogram[light[at]! | 0]!++;
        cells.dark[cell] = fromBelow(histogram, least, count * 0.05);
        cells.light[cell] = fromAbove(histogram, most, count * 0.1);
      }
      if (colour && cells.light[cell]! >= atItsEnd - 5)
        cells.burnt[cell] = burntShare(colour, column, row, size);
    }
  return cells;
};

/** The brightness that so many of the counted ones lie under; none lies under `least`. */
const fromBelow = (histogram: Int32Array, least: number, rank: number): number => {
  let seen = 0;
  let value = least;
  for (; value < 255; value++) {
    seen += histogram[value]!;
    if (seen > rank) break;
  }
  return value;
};

/** The same from the light end; none lies over `most`. */
const fromAbove = (histogram: Int32Array, most: number, rank: number): number => {
  let seen = 0;
  let value = most;
  for (; value > 0; value--) {
    seen += histogram[value]!;
    if (seen >= rank) break;
  }
  return value;
};

/** Share of a cell's pixels whose every channel is at its end. */
const burntShare = (
  { width, height, planes: [red, green, blue] }: PaperView['colour'],
  column: number,
  row: number,
  size: number,
): number => {
  let [burnt, count] = [0, 0];
  const right = Math.min(width, ((column + 1) * size) / colourStep);
  const bottom = Math.min(height, ((row + 1) * size) / colourStep);
  for (let y = Math.floor((row * size) / colourStep); y < bottom; y++)
    for (let x = Math.floor((column * size) / colourStep); x < right; x++, count++) {
      const at = y * width + x;
      if (Math.min(red[at]!, green[at]!, blue[at]!) >= atItsEnd) burnt++;
    }
  return burnt / Math.max(1, count);
};

/** The value in the middle; `otherwise` for none. */
export const median = (values: ArrayLike<number>, otherwise = 0): number => {
  if (values.length === 0) return otherwise;
  return valueAtRank(new Float32Array(values), values.length >> 1);
};

/** Connected groups of the marked places of a grid, side by side or at a corner; each as indices. */
export const groupsOf = (marked: Uint8Array, columns: number): Int32Array[] => {
  const left = marked.slice();
  const rows = marked.length / columns;
  const queue = new Int32Array(marked.length);
  const groups: Int32Array[] = [];
  let end = 0;
  for (let start = 0; start < marked.length; start++) {
    if (!left[start]) continue;
    const first = end;
    queue[end++] = start;
    left[start] = 0;
    for (let next = first; next < end; next++) {
      const at = queue[next]!;
      const x = at % columns;
      const y = (at - x) / columns;
      for (let v = Math.max(0, y - 1); v <= Math.min(rows - 1, y + 1); v++)
        for (let u = Math.max(0, x - 1); u <= Math.min(columns - 1, x + 1); u++) {
          const near = v * columns + u;
          if (!left[near]) continue;
          left[near] = 0;
          queue[end++] = near;
        }
    }
    groups.push(queue.subarray(first, end));
  }
  return groups;
};

/** Marked places and those up to `reach` around them. */
export const grown = (marked: Uint8Array, columns: number, reach: number): Uint8Array => {
  const rows = marked.length / columns;
  const larger = new Uint8Array(marked.length);
  for (let y = 0, at = 0; y < rows; y++)
    for (let x = 0; x < columns; x++, at++)
      if (marked[at])
        for (let v = Math.max(0, y - reach); v <= Math.min(rows - 1, y + reach); v++)
          for (let u = Math.max(0, x - reach); u <= Math.min(columns - 1, x + reach); u++)
            larger[v * columns + u] = 1;
  return larger;
};

/** The box around places of a grid, in fractions of it. */
export const regionOf = (group: Iterable<number>, columns: number, rows: number): Region => {
  let [left, right, top, bottom] = [columns, 0, rows, 0];
  for (const at of group) {
    const x = at % columns;
    const y = (at - x) / columns;
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
  }
  return {
    x: left / columns,
    y: top / rows,
    width: (right - left) / columns,
    height: (bottom - top) / rows,
  };
};
