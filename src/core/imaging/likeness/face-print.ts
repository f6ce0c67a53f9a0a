/**
 * What a paper bears, coarsely: enough to say whether two photos show the same side of the same paper, whatever paper it is.
 * 1 the paper is straightened into 48 × 30 places, 2 each is as dark as its ink against its own ground, 3 softened over its neighbours,
 * 4 two papers are as alike as these maps correlate (Pearson) in the best of the eight positions of a rectangle.
 */
import { wholePicture } from '#domain/plan/corners';
import { type Homography, solveHomography, unitSquare } from '#domain/plan/homography';
import type { Corners } from '#domain/plan/plan';
import type { Shrunk } from '../shrink.ts';
import { median } from '../statistics.ts';
import { valueAtRank } from '../value-at-rank.ts';

/** How dark each place is against the paper, 0–1; as many columns and rows as the paper is wide and high. */
export type FacePrint = { readonly columns: number; readonly rows: number; readonly dark: Float32Array };

/** Places along the longer and the shorter side: those of a card are about 2 mm, smaller than its fields. */
const [long, short] = [48, 30];
/** Brightnesses that are read along each side of a place. */
const perSide = 6;
/** From here on two photos show one side (`node bench/measures.ts`: the two sides of a drawn card are alike by 0.4 at most, photos of one by 0.75). */
const sameFace = 0.65;

export const isSameFace = (a: FacePrint, b: FacePrint): boolean => likenessOf(a, b) >= sameFace;

/** Of the paper inside `corners`, fractions of the picture of which `copy` was made; null where they span nothing. */
export const readFace = (copy: Shrunk, corners: Corners | null): FacePrint | null => {
  const quad = corners ?? wholePicture;
  const map = solveHomography(unitSquare, quad);
  if (!map) return null;
  const pixels = quad.map(([x, y]) => [x * copy.width, y * copy.height] as const);
  const side = (from: number, to: number): number =>
    Math.hypot(pixels[to]![0] - pixels[from]![0], pixels[to]![1] - pixels[from]![1]);
  const isWide = side(0, 1) + side(2, 3) >= side(1, 2) + side(3, 0);
  const [columns, rows] = isWide ? [long, short] : [short, long];
  const darks = new Float32Array(columns * rows);
  const lights = new Float32Array(columns * rows);
  const some = new Float32Array(perSide * perSide);
  for (let place = 0; place < darks.length; place++) {
    takeLights(copy, map, { left: place % columns, top: Math.floor(place / columns), columns, rows }, some);
    darks[place] = valueAtRank(some, Math.floor(some.length * 0.05));
    lights[place] = valueAtRank(some, Math.floor(some.length * 0.9));
  }
  const usual = median(lights);
  // Light falls off over a paper; a portrait is darker than any fall of light.
  const ink = darks.map((dark, at) => 1 - Math.min(1, dark / Math.max(1, usual * 0.7, lights[at]!)));
  return { columns, rows, dark: softened(ink, columns, rows) };
};

type Place = {
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
};

/** ITU-R BT.601 luma at points of one place, 0–255. Of 50 000 points none makes an object. */
const takeLights = (
  { width, height, planes: [red, green, blue] }: Shrunk,
  h: Homography,
  { left, top, columns, rows }: Place,
  into: Float32Array,
): void => {
  for (let at = 0; at < into.length; at++) {
    const u = (left + ((at % perSide) + 0.5) / perSide) / columns;
    const v = (top + (Math.floor(at / perSide) + 0.5) / perSide) / rows;
    const w = h[6] * u + h[7] * v + h[8];
    const x = Math.floor(((h[0] * u + h[1] * v + h[2]) / w) * width);
    const y = Math.floor(((h[3] * u + h[4] * v + h[5]) / w) * height);
    const pixel = Math.max(0, Math.min(height - 1, y)) * width + Math.max(0, Math.min(width - 1, x));
    into[at] = red[pixel]! * 0.299 + green[pixel]! * 0.587 + blue[pixel]! * 0.114;
  }
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
