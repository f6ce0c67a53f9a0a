/** Where colour changes, how much for its surroundings, and in which direction. */
import type { Shrunk } from '../shrink.ts';
import { fractionsAt, pageAt, theKernel } from './load-kernel.ts';

export type Edges = {
  readonly width: number;
  readonly height: number;
  /** Strength of the change against its surroundings, 0–1; 0 where it is not the crest of an edge. */
  readonly crest: Float32Array;
  /** Direction across the edge, radians from −π/2 to π/2; 0 where there is no crest. */
  readonly angle: Float32Array;
};

/** Changes under these many levels are noise: on the quietest and on the noisiest picture. */
const leastNoise = 0.8;
const mostNoise = 3;
/** Weaker ones are no crests, and their direction is not asked. */
const leastCrest = 0.25;
/** Half the width of the surroundings that a change is held against. */
const surroundings = 14;

export const findEdges = ({ width, height, planes }: Shrunk): Edges => {
  const size = width * height;
  const [xx, yy, xy, across, page, magnitude] = pagesOf(size);
  for (const sum of [xx, yy, xy]) sum.values.fill(0);
  for (const plane of planes) {
    page.values.set(plane);
    smooth(page, across, width, height);
    addGradient(page, width, height, xx, yy, xy);
  }
  // Neighbours share their directions: print and noise beside an edge turn it less.
  for (const sum of [xx, yy, xy]) {
    clearRim(sum.values, width, height);
    smooth(sum, across, width, height);
  }
  // What runs one way only: noise changes in every direction and cancels out. By square roots, so that one strong line does not hide a
  // faint one beside it.
  theKernel().takeMagnitude(xx.at, yy.at, xy.at, magnitude.at, page.at, magnitude.at + size * 4);
  return crestsOf(
    xx.values,
    yy.values,
    xy.values,
    magnitude.values,
    page.values,
    across.values,
    width,
    height,
  );
};

const crestsOf = (
  xx: Float32Array,
  yy: Float32Array,
  xy: Float32Array,
  magnitude: Float32Array,
  page: Float32Array,
  across: Float32Array,
  width: number,
  height: number,
): Edges => {
  const size = width * height;
  const noise = Math.min(mostNoise, Math.max(leastNoise, 1.3 * middle(magnitude)));
  boxMean(page, across, width, height, surroundings);
  const crest = new Float32Array(size);
  const angle = new Float32Array(size);
  for (let y = 1; y < height - 1; y++)
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      const own = magnitude[at]!;
      const ratio = own / (1.6 * page[at]! * page[at]! + noise);
      if (ratio < leastCrest) continue;
      const difference = xx[at]! - yy[at]!;
      const twice = 2 * xy[at]!;
      const half = 0.5 * Math.sqrt(difference * difference + twice * twice);
      // The nearest of the eight neighbours across the edge: within 60° of the row, and 30° or more off it.
      const step = (difference > -half ? 1 : 0) + (difference < half ? (twice < 0 ? -width : width) : 0);
      // Keeps the highest point across every edge.
      if (own < magnitude[at - step]! || own <= magnitude[at + step]!) continue;
      crest[at] = ratio > 1 ? 1 : ratio;
      angle[at] = 0.5 * Math.atan2(twice, difference);
    }
  return { width, height, angle, crest };
};

/** Fractions in the kernel's memory, one for each pixel: where they are, and as an array. */
type Page = { readonly at: number; readonly values: Float32Array };
type Pages = readonly [Page, Page, Page, Page, Page, Page];

const pagesOf = (size: number): Pages =>
  [0, 1, 2, 3, 4, 5].map((index) => ({
    at: pageAt(index),
    values: fractionsAt(pageAt(index), size),
  })) as unknown as Pages;

const bins = 512;
const binsPerLevel = 64;

/** The median of every seventh value, to a sixty-fourth of a level, 8 at most: the strength of plain surface. */
const middle = (values: Float32Array): number => {
  const counts = new Uint32Array(bins);
  let left = 0;
  for (let at = 0; at < values.length; at += 7, left++)
    counts[Math.min(bins - 1, values[at]! * binsPerLevel) | 0]!++;
  left >>= 1;
  let bin = 0;
  while (bin < bins - 1 && counts[bin]! <= left) left -= counts[bin++]!;
  return bin / binsPerLevel;
};

/** Binomial 1 2 1 in both directions, in place; `across` is written over. */
const smooth = (plane: Page, across: Page, width: number, height: number): void => {
  const { blur } = theKernel();
  const size = width * height;
  blur(plane.at - 4, plane.at, plane.at + 4, across.at, across.at + size * 4, 1);
  // Beyond either end of a row lies its end.
  for (let first = 0; first < size; first += width) {
    const last = first + width - 1;
    const [begin, end] = [plane.values[first]!, plane.values[last]!];
    across.values[first] = width > 1 ? 3 * begin + plane.values[first + 1]! : 4 * begin;
    across.values[last] = width > 1 ? plane.values[last - 1]! + 3 * end : 4 * end;
  }
  const row = width * 4;
  const share = 1 / 16;
  const bottom = (height - 1) * row;
  const below = height > 1 ? row : 0;
  blur(across.at, across.at, across.at + below, plane.at, plane.at + row, share);
  if (height > 2)
    blur(across.at, across.at + row, across.at + 2 * row, plane.at + row, plane.at + bottom, share);
  if (height > 1) {
    const here = across.at + bottom;
    blur(here - row, here, here, plane.at + bottom, plane.at + bottom + row, share);
  }
};

/** Scharr's operator, in levels per pixel, summed as a structure tensor over the colours. The rim holds nothing of use. */
const addGradient = (plane: Page, width: number, height: number, xx: Page, yy: Page, xy: Page): void => {
  const row = width * 4;
  if (height < 3) return;
  theKernel().addGradient(
    plane.at + row,
    plane.at + (height - 1) * row,
    row,
    xx.at + row,
    yy.at + row,
    xy.at + row,
  );
};

const clearRim = (values: Float32Array, width: number, height: number): void => {
  values.fill(0, (height - 1) * width);
  for (let first = 0; first < values.length; first += width) {
    values[first] = 0;
    values[first + width - 1] = 0;
  }
};

/** Puts in place of every value the mean of the square of `reach` around it, by running sums; `across` is written over. */
const boxMean = (
  values: Float32Array,
  across: Float32Array,
  width: number,
  height: number,
  reach: number,
): void => {
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let sum = 0;
    for (let x = 0; x < Math.min(reach, width); x++) sum += values[row + x]!;
    for (let x = 0; x < width; x++) {
      if (x + reach < width) sum += values[row + x + reach]!;
      if (x - reach - 1 >= 0) sum -= values[row + x - reach - 1]!;
      across[row + x] = sum / (Math.min(width - 1, x + reach) - Math.max(0, x - reach) + 1);
    }
  }
  const sums = new Float64Array(width);
  for (let y = 0; y < Math.min(reach, height); y++)
    for (let x = 0; x < width; x++) sums[x]! += across[y * width + x]!;
  for (let y = 0; y < height; y++) {
    const share = 1 / (Math.min(height - 1, y + reach) - Math.max(0, y - reach) + 1);
    const enters = y + reach < height ? (y + reach) * width : -1;
    const leaves = (y - reach - 1) * width;
    for (let x = 0, at = y * width; x < width; x++, at++) {
      if (enters >= 0) sums[x]! += across[enters + x]!;
      if (leaves >= 0) sums[x]! -= across[leaves + x]!;
      values[at] = sums[x]! * share;
    }
  }
};
