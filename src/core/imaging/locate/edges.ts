/** Where colour changes, how much for its surroundings, and in which direction. */
import type { Shrunk } from '../shrink.ts';

export type Edges = {
  readonly width: number;
  readonly height: number;
  /** Strength of the change against its surroundings, 0–1; 0 where it is not the crest of an edge. */
  readonly crest: Float32Array;
  /** Direction across the edge, radians from −π/2 to π/2; 0 where there is hardly any. */
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
  const xx = new Float32Array(size);
  const yy = new Float32Array(size);
  const xy = new Float32Array(size);
  for (const plane of planes) addGradient(smooth(plane, width, height), width, height, xx, yy, xy);
  // Neighbours share their directions: print and noise beside an edge turn it less.
  const [sx, sy, sxy] = [xx, yy, xy].map((sum) => smooth(sum, width, height)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const magnitude = new Float32Array(size);
  const angle = new Float32Array(size);
  for (let at = 0; at < size; at++) {
    const difference = sx[at]! - sy[at]!;
    const root = Math.sqrt(difference * difference + 4 * sxy[at]! * sxy[at]!);
    // What runs one way only: noise changes in every direction and cancels out.
    magnitude[at] = Math.sqrt(root / 3);
  }
  const noise = Math.min(mostNoise, Math.max(leastNoise, 1.3 * middle(magnitude)));
  // By square roots, so that one strong line does not hide a faint one beside it.
  const roots = boxMean(magnitude.map(Math.sqrt), width, height, surroundings);
  const strength = new Float32Array(size);
  for (let at = 0; at < size; at++) {
    const ratio = magnitude[at]! / (1.6 * roots[at]! * roots[at]! + noise);
    strength[at] = ratio > 1 ? 1 : ratio;
    if (ratio >= leastCrest) angle[at] = 0.5 * Math.atan2(2 * sxy[at]!, sx[at]! - sy[at]!);
  }
  return { width, height, angle, crest: crests(strength, magnitude, angle, width, height) };
};

/** The median of every seventh value: the strength of plain surface. */
const middle = (values: Float32Array): number => {
  const some = values.filter((_, at) => at % 7 === 0).sort();
  return some[some.length >> 1] ?? 0;
};

/** Binomial 1 2 1 in both directions. */
const smooth = (plane: Float32Array, width: number, height: number): Float32Array => {
  const across = new Float32Array(plane.length);
  const out = new Float32Array(plane.length);
  for (let y = 0; y < height; y++)
    for (let x = 0, at = y * width; x < width; x++, at++)
      across[at] = (plane[x > 0 ? at - 1 : at]! + 2 * plane[at]! + plane[x < width - 1 ? at + 1 : at]!) / 4;
  for (let y = 0; y < height; y++) {
    const above = y > 0 ? -width : 0;
    const below = y < height - 1 ? width : 0;
    for (let x = 0, at = y * width; x < width; x++, at++)
      out[at] = (across[at + above]! + 2 * across[at]! + across[at + below]!) / 4;
  }
  return out;
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

/** Mean of the square of `reach` around every pixel, by running sums. */
const boxMean = (values: Float32Array, width: number, height: number, reach: number): Float32Array => {
  const across = new Float32Array(values.length);
  const out = new Float32Array(values.length);
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
    const count = Math.min(height - 1, y + reach) - Math.max(0, y - reach) + 1;
    for (let x = 0; x < width; x++) {
      if (y + reach < height) sums[x]! += across[(y + reach) * width + x]!;
      if (y - reach - 1 >= 0) sums[x]! -= across[(y - reach - 1) * width + x]!;
      out[y * width + x] = sums[x]! / count;
    }
  }
  return out;
};

/** Keeps the highest point across every edge. */
const crests = (
  strength: Float32Array,
  magnitude: Float32Array,
  angle: Float32Array,
  width: number,
  height: number,
): Float32Array => {
  const out = new Float32Array(strength.length);
  for (let y = 1; y < height - 1; y++)
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      if (strength[at]! < leastCrest) continue;
      const dx = Math.round(Math.cos(angle[at]!));
      const dy = Math.round(Math.sin(angle[at]!));
      const step = dy * width + dx;
      if (magnitude[at]! >= magnitude[at - step]! && magnitude[at]! > magnitude[at + step]!)
        out[at] = strength[at]!;
    }
  return out;
};
