/** A photo of a screen repeats itself every few pixels; paper does not. */
import { type Homography, mapPoint, solveHomography, unitSquare } from '#domain/plan/homography';
import type { Corners } from '#domain/plan/plan';
import type { Raster } from '../raster.ts';
import { valueAtRank } from '../value-at-rank.ts';
import { median } from './cells.ts';

/** Squares of so many pixels, so many along each side of the paper, taken by this step, so that the first lie all over the paper; each n-th of their lines is read. */
type Places = {
  readonly patch: number;
  readonly grid: number;
  readonly step: number;
  readonly each: number;
};
const wide: Places = { patch: 64, grid: 7, step: 5, each: 2 };
/** Between the lines of a table or a letter only a small square is quiet; all its lines are needed against noise. */
const narrow: Places = { patch: 40, grid: 15, step: 37, each: 1 };
/** Variance under which a place is too smooth to repeat itself. */
const leastPower = 0.5;
/** Quiet places that are enough; so few that noise alone could be taken for a pattern; too few to say anything. */
const [enough, few, tooFew] = [16, 8, 4];
/** Periods in pixels of the photo; 8 is left out, since JPEG itself repeats there. */
const periods = [2, 3, 4, 5, 6, 7, 9, 10] as const;

/** 0 for bare paper and noise, near 1 for a clear pattern: the larger of the two directions' medians over quiet places. */
export const measureScreen = (picture: Raster, corners: Corners): number => {
  const quad = corners.map(
    ([x, y]) => [x * picture.width, y * picture.height] as const,
  ) as unknown as Corners;
  const map = solveHomography(unitSquare, quad);
  if (!map) return 0;
  const seen = lookAt(picture, map, wide);
  const { across, down } = seen.across.length < few ? lookAt(picture, map, narrow) : seen;
  return across.length < tooFew ? 0 : Math.max(median(across), median(down));
};

/** How much each quiet place repeats itself, in both directions; `map` leads from the unit square into the picture. */
const lookAt = (
  picture: Raster,
  map: Homography,
  { patch, grid, step, each }: Places,
): { readonly across: readonly number[]; readonly down: readonly number[] } => {
  const across: number[] = [];
  const down: number[] = [];
  const side = grid - 1;
  for (let index = 0; index < side * side && across.length < enough; index++) {
    const place = (index * step) % (side * side);
    const column = 1 + (place % side);
    const row = 1 + Math.floor(place / side);
    const [x, y] = mapPoint(map, [column / grid, row / grid]);
    const left = Math.round(x - patch / 2);
    const top = Math.round(y - patch / 2);
    if (left < 0 || top < 0 || left + patch > picture.width || top + patch > picture.height) continue;
    const light = readPatch(picture, left, top, patch);
    if (!isQuiet(light)) continue;
    across.push(repetition(light, [patch, each], 1, patch));
    down.push(repetition(light, [patch, each], patch, 1));
  }
  return { across, down };
};

const readPatch = ({ width, data }: Raster, left: number, top: number, patch: number): Float32Array => {
  const light = new Float32Array(patch * patch);
  for (let y = 0, to = 0; y < patch; y++)
    for (let x = 0; x < patch; x++, to++) {
      const at = ((top + y) * width + left + x) * 3;
      light[to] = data[at]! * 0.3 + data[at + 1]! * 0.59 + data[at + 2]! * 0.11;
    }
  return light;
};

/** No print and no portrait: only what paper, light and camera leave. */
const isQuiet = (light: Float32Array): boolean => {
  const some = new Float32Array(Math.ceil(light.length / 5));
  for (let at = 0; at < some.length; at++) some[at] = light[at * 5]!;
  const middle = valueAtRank(some, some.length >> 1);
  return middle > 60 && valueAtRank(some, Math.floor(some.length * 0.02)) > middle * 0.6;
};

/** The highest self-likeness at a period, over the fall before it: a slow change of light is alike at once and never again. */
const repetition = (
  light: Float32Array,
  [patch, each]: readonly [number, number],
  step: number,
  lineStep: number,
): number => {
  const likeness = new Float32Array(12);
  let power = 0;
  const line = new Float32Array(patch);
  for (let row = 0; row < patch; row += each) {
    for (let x = 0; x < patch; x++) line[x] = light[row * lineStep + x * step]!;
    flatten(line);
    for (let x = 0; x < patch - 12; x++) {
      power += line[x]! * line[x]!;
      for (let lag = 1; lag < 12; lag++) likeness[lag]! += line[x]! * line[x + lag]!;
    }
  }
  if (power * each < patch * patch * leastPower) return 0;
  let best = 0;
  for (const lag of periods) {
    const value = likeness[lag]! / power;
    const before = Math.min(...Array.from({ length: lag - 1 }, (_, index) => likeness[index + 1]! / power));
    if (value > likeness[lag + 1]! / power) best = Math.max(best, Math.min(value, value - before));
  }
  return best;
};

/** Takes away what changes over a dozen pixels or more. */
const flatten = (line: Float32Array): void => {
  const sums = new Float64Array(line.length + 1);
  for (let x = 0; x < line.length; x++) sums[x + 1] = sums[x]! + line[x]!;
  for (let x = 0; x < line.length; x++) {
    const from = Math.max(0, x - 6);
    const to = Math.min(line.length, x + 7);
    line[x]! -= (sums[to]! - sums[from]!) / (to - from);
  }
};
