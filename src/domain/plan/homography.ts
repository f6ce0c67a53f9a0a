/** Perspective maps between two quadrilaterals, as nine numbers in row order with the last one 1. */
import type { Corners, Point } from './plan.ts';

export type Homography = readonly [number, number, number, number, number, number, number, number, number];

/** The unit square, clockwise from its top left. */
export const unitSquare: Corners = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

/** The map that takes each corner of `from` to the corner of `to`; null when three corners of one lie on a line. */
export const solveHomography = (from: Corners, to: Corners): Homography | null => {
  const rows: number[][] = [];
  for (let index = 0; index < 4; index++) {
    const [x, y] = from[index]!;
    const [u, v] = to[index]!;
    rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]);
  }
  const solved = solve(rows);
  return solved && ([...solved, 1] as unknown as Homography);
};

/** Where a point goes. */
export const mapPoint = (h: Homography, [x, y]: Point): Point => {
  const w = h[6] * x + h[7] * y + h[8];
  return [(h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w];
};

/** The map as a CSS transform for an element whose own coordinates are pixels from its top left (transform-origin 0 0). */
export const toMatrix3d = (h: Homography): string =>
  `matrix3d(${[h[0], h[3], 0, h[6], h[1], h[4], 0, h[7], 0, 0, 1, 0, h[2], h[5], 0, h[8]].join(',')})`;

/** Gaussian elimination with pivoting of rows `[a1 … an b]`; null when singular. */
const solve = (rows: number[][]): number[] | null => {
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    const pivot = rows
      .slice(column)
      .reduce(
        (best, row, offset) =>
          Math.abs(row[column]!) > Math.abs(rows[best]![column]!) ? column + offset : best,
        column,
      );
    if (Math.abs(rows[pivot]![column]!) < 1e-10) return null;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const lead = rows[column]!;
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = rows[row]![column]! / lead[column]!;
      for (let at = column; at <= size; at++) rows[row]![at]! -= factor * lead[at]!;
    }
  }
  return rows.map((row, index) => row[size]! / row[index]!);
};
