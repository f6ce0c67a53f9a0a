/**
 * Whether the emblem of a licence is in colour: red and gold on every original, grey on every black-and-white copy, also on one with a red
 * stamp of the company on it.
 * 1 the emblem stands above the middle of the title, about twice as high as it, 2 white is what the lightest third of that place shows in
 *   each channel (von Kries, on paper alone), so that no lamp's colour counts, 3 what is printed there has a mean chroma: the largest
 *   channel less the smallest, as shares of white.
 */
import { mapCorners } from '#domain/plan/corners';
import type { Corners, Point } from '#domain/plan/plan';
import type { Raster } from '../raster.ts';
import { quantile } from '../statistics.ts';

/** In heights of the title: half of the emblem's place across, and how far up it goes. */
const [half, high] = [1.1, 2];
/** Places along each side of it that are read. */
const steps = 96;

/** 0–1; null where nothing is printed above the title. `title`: fractions of the picture, clockwise from where it begins. */
export const emblemChroma = (picture: Raster, title: Corners): number | null => {
  const [a, b, c, d] = mapCorners(title, ([x, y]): Point => [x * picture.width, y * picture.height]);
  const top: Point = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const up: Point = [(a[0] + b[0] - c[0] - d[0]) / 2, (a[1] + b[1] - c[1] - d[1]) / 2];
  const colours: number[] = [];
  for (let row = 0; row < steps; row++)
    for (let column = 0; column < steps; column++) {
      const above = 0.1 + ((row + 0.5) / steps) * high;
      const across = (((column + 0.5) / steps) * 2 - 1) * half;
      const x = Math.floor(top[0] + up[0] * above - up[1] * across);
      const y = Math.floor(top[1] + up[1] * above + up[0] * across);
      if (x < 0 || y < 0 || x >= picture.width || y >= picture.height) continue;
      const at = (y * picture.width + x) * 3;
      colours.push(picture.data[at]!, picture.data[at + 1]!, picture.data[at + 2]!);
    }
  return inkChroma(Float32Array.from(colours));
};

/** White of a place: the mean of its lightest third, channel by channel. */
const whiteOf = (colours: Float32Array): readonly [number, number, number] => {
  const sums = new Float32Array(colours.length / 3);
  for (let at = 0; at < sums.length; at++)
    sums[at] = colours[at * 3]! + colours[at * 3 + 1]! + colours[at * 3 + 2]!;
  const least = quantile(sums, 2 / 3);
  const white: [number, number, number] = [0, 0, 0];
  let count = 0;
  for (let at = 0; at < sums.length; at++) {
    if (sums[at]! < least) continue;
    count++;
    for (let channel = 0; channel < 3; channel++) white[channel]! += colours[at * 3 + channel]!;
  }
  return white.map((sum) => Math.max(1, sum / Math.max(1, count))) as [number, number, number];
};

/** Ink is darker than this share of white in some channel. */
const inkAt = 0.75;
/** Less ink than this share, and nothing is printed there. */
const leastInk = 0.08;

/** Mean difference of the largest and the smallest channel of what is printed, as shares of white; null where nothing is. */
const inkChroma = (colours: Float32Array): number | null => {
  if (colours.length === 0) return null;
  const white = whiteOf(colours);
  let [ink, chroma] = [0, 0];
  for (let at = 0; at < colours.length; at += 3) {
    const [r, g, b] = [colours[at]! / white[0], colours[at + 1]! / white[1], colours[at + 2]! / white[2]];
    if (Math.min(r, g, b) >= inkAt) continue;
    ink++;
    chroma += Math.max(r, g, b) - Math.min(r, g, b);
  }
  return ink < (colours.length / 3) * leastInk ? null : Math.min(1, chroma / ink);
};
