/** A photo of a screen repeats itself every few pixels; paper does not. */
import { mapPoint, solveHomography, unitSquare } from '#domain/plan/homography';
import type { Corners } from '#domain/plan/plan';
import type { Raster } from '../raster.ts';
import { valueAtRank } from '../value-at-rank.ts';
import { median } from './cells.ts';

const patch = 64;
/** Places looked at along each side of the paper. */
const grid = 7;
/** Quiet places that are enough, and the step by which places are taken, so that they lie all over the paper. */
const enough = 16;
const placeStep = 5;
/** Periods in pixels of the photo; 8 is left out, since JPEG itself repeats there. */
const periods = [2, 3, 4, 5, 6, 7, 9, 10] as const;

/** 0 for bare paper and noise, near 1 for a clear pattern: the second best of the two directions' medians over quiet places. */
export const measureScreen = (picture: Raster, corners: Corners): number => {
  const quad = corners.map(
    ([x, y]) => [x * picture.width, y * picture.height] as const,
  ) as unknown as Corners;
  const map = solveHomography(unitSquare, quad);
  if (!map) return 0;
  const across: number[] = [];
  const down: number[] = [];
  const side = grid - 1;
  for (let index = 0; index < side * side && across.length < enough; index++) {
    const place = (index * placeStep) % (side * side);
    const column = 1 + (place % side);
    const row = 1 + Math.floor(place / side);
    const [x, y] = mapPoint(map, [column / grid, row / grid]);
    const left = Math.round(x - patch / 2);
    const top = Math.round(y - patch / 2);
    if (left < 0 || top < 0 || left + patch > picture.width || top + patch > picture.height) continue;
    const light = readPatch(picture, left, top);
    if (!isQuiet(light)) continue;
    across.push(repetition(light, 1, patch));
    down.push(repetition(light, patch, 1));
  }
  if (across.length < 4) return 0;
  return Math.max(median(across), median(down));
};

const readPatch = ({ width, data }: Raster, left: number, top: number): Float32Array => {
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
const repetition = (light: Float32Array, step: number, lineStep: number): number => {
  const likeness = new Float32Array(12);
  let power = 0;
  const line = new Float32Array(patch);
  for (let row = 0; row < patch; row += 2) {
    for (let x = 0; x < patch; x++) line[x] = light[row * lineStep + x * step]!;
    flatten(line);
    for (let x = 0; x < patch - 12; x++) {
      power += line[x]! * line[x]!;
      for (let lag = 1; lag < 12; lag++) likeness[lag]! += line[x]! * line[x + lag]!;
    }
  }
  if (power < patch * patch * 0.25) return 0;
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
