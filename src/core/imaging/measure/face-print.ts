/** What a paper bears, coarsely: enough to say whether two photos show the same side of the same paper, whatever paper it is. */
import { type Cells, median } from './cells.ts';

/** How dark each place is against the paper, 0–1; as many columns and rows as the paper is wide and high. */
export type FacePrint = { readonly columns: number; readonly rows: number; readonly dark: Float32Array };

/** Places along the longer and the shorter side. */
const [long, short] = [48, 30];

export const facePrintOf = (cells: Cells): FacePrint => {
  const [columns, rows] = cells.columns >= cells.rows ? [long, short] : [short, long];
  const usual = median(cells.light);
  const ink = cells.dark.map((dark, at) => {
    // Light falls off over a paper; a portrait is darker than any fall of light.
    const paper = Math.max(usual * 0.7, cells.light[at]!);
    return 1 - Math.min(1, dark / Math.max(1, paper));
  });
  const soft = softened(ink, cells.columns, cells.rows);
  const dark = new Float32Array(columns * rows);
  for (let row = 0, to = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, to++)
      dark[to] =
        soft[
          Math.floor(((row + 0.5) / rows) * cells.rows) * cells.columns +
            Math.floor(((column + 0.5) / columns) * cells.columns)
        ]!;
  return { columns, rows, dark };
};

/** The mean over three by three places: corners found by eye differ by about one. */
const softened = (values: Float32Array, columns: number, rows: number): Float32Array => {
  const out = new Float32Array(values.length);
  for (let y = 0, to = 0; y < rows; y++)
    for (let x = 0; x < columns; x++, to++) {
      let [sum, count] = [0, 0];
      for (let v = Math.max(0, y - 1); v <= Math.min(rows - 1, y + 1); v++)
        for (let u = Math.max(0, x - 1); u <= Math.min(columns - 1, x + 1); u++, count++)
          sum += values[v * columns + u]!;
      out[to] = sum / count;
    }
  return out;
};

/** Likeness of two faces, -1 to 1, in the best of all positions; 0 where their proportions differ. */
export const likenessOf = (a: FacePrint, b: FacePrint): number => {
  const placed = [b, turnedOnce(b)].filter(({ columns }) => columns === a.columns);
  return Math.max(
    0,
    ...placed.flatMap(({ columns, dark }) => {
      const mirrored = dark.map((_, at) => dark[at - (at % columns) + columns - 1 - (at % columns)]!);
      return [dark, mirrored].flatMap((way) => [
        correlation(a.dark, way),
        correlation(a.dark, way.slice().reverse()),
      ]);
    }),
  );
};

const turnedOnce = ({ columns, rows, dark }: FacePrint): FacePrint => ({
  columns: rows,
  rows: columns,
  dark: dark.map((_, at) => dark[(rows - 1 - (at % rows)) * columns + Math.floor(at / rows)]!),
});

const correlation = (a: Float32Array, b: Float32Array): number => {
  const mean = (values: Float32Array): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let at = 0; at < a.length; at++) {
    const [x, y] = [a[at]! - meanA, b[at]! - meanB];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
};
