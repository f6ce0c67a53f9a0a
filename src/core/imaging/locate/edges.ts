/** Where colour changes, how much for its surroundings, and in which direction. */
import type { Shrunk } from '../shrink.ts';

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
  if (pages[0].length !== size) pages = makePages(size);
  // `page` and `across` are written over by every step: a photo has three colours, three sums and one mean to smooth.
  const [xx, yy, xy, across, page, magnitude] = pages;
  for (const sum of [xx, yy, xy]) sum.fill(0);
  for (const plane of planes) {
    smooth(plane, page, across, width, height);
    addGradient(page, width, height, xx, yy, xy);
  }
  // Neighbours share their directions: print and noise beside an edge turn it less.
  for (const sum of [xx, yy, xy]) smooth(sum, sum, across, width, height);
  for (let at = 0; at < size; at++) {
    const difference = xx[at]! - yy[at]!;
    // What runs one way only: noise changes in every direction and cancels out.
    const square = Math.sqrt(difference * difference + 4 * xy[at]! * xy[at]!) / 3;
    magnitude[at] = Math.sqrt(square);
    // By square roots, so that one strong line does not hide a faint one beside it.
    page[at] = Math.sqrt(magnitude[at]!);
  }
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

type Pages = readonly [Float32Array, Float32Array, Float32Array, Float32Array, Float32Array, Float32Array];
const makePages = (size: number): Pages =>
  Array.from({ length: 6 }, () => new Float32Array(size)) as unknown as Pages;
/** Of the last picture's size: photos of one camera follow each other. */
let pages = makePages(0);

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

/** Binomial 1 2 1 in both directions; `out` may be `plane`, `across` is written over. */
const smooth = (
  plane: Float32Array,
  out: Float32Array,
  across: Float32Array,
  width: number,
  height: number,
): void => {
  for (let y = 0; y < height; y++) {
    const last = y * width + width - 1;
    let before = plane[y * width]!;
    let here = before;
    for (let at = y * width; at < last; at++) {
      const next = plane[at + 1]!;
      across[at] = before + 2 * here + next;
      before = here;
      here = next;
    }
    across[last] = before + 3 * here;
  }
  for (let y = 0; y < height; y++) {
    const above = y > 0 ? -width : 0;
    const below = y < height - 1 ? width : 0;
    const end = (y + 1) * width;
    for (let at = y * width; at < end; at++)
      out[at] = (across[at + above]! + 2 * across[at]! + across[at + below]!) * 0.0625;
  }
};

/** Scharr's operator, in levels per pixel, summed as a structure tensor over the colours. */
const addGradient = (
  plane: Float32Array,
  width: number,
  height: number,
  xx: Float32Array,
  yy: Float32Array,
  xy: Float32Array,
): void => {
  for (let y = 1; y < height - 1; y++)
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      const a = plane[at - width - 1]!;
      const b = plane[at - width + 1]!;
      const c = plane[at + width - 1]!;
      const d = plane[at + width + 1]!;
      const dx = (3 * (b - a + d - c) + 10 * (plane[at + 1]! - plane[at - 1]!)) / 16;
      const dy = (3 * (c - a + d - b) + 10 * (plane[at + width]! - plane[at - width]!)) / 16;
      xx[at]! += dx * dx;
      yy[at]! += dy * dy;
      xy[at]! += dx * dy;
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
