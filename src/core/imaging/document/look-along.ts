/** What is seen on both sides of a line between two corners. */
import type { Shrunk } from '../shrink.ts';
import { valueAtRank } from '../value-at-rank.ts';
import type { Pixel } from './between-lines.ts';
import { coloursAt, depthsAt } from './load-kernel.ts';
import { takeColoursAlong } from './take-colours-along.ts';

export type SideSeen = {
  /** Share of places along the side whose edge lies on one straight line, 0–1. */
  readonly inliers: number;
  /**
   * Difference in colour between inside and outside, levels: the smallest of close by, further in and further out, so that a line
   * printed on the paper, which has paper on both sides, counts for nothing.
   */
  readonly step: number;
  /** Share of places where the inside is the brighter one. */
  readonly brighter: number;
  /** Median colour a little inside. */
  readonly inside: readonly [number, number, number];
  /** Median colour a little outside. */
  readonly outside: readonly [number, number, number];
  /** What the colour a little inside and that further in differ by, levels: nothing on plain paper, much on a frame or a shadow. */
  readonly rim: number;
  /** Middle spread of the brightness a little outside, along the side, levels. */
  readonly outsideSpread: number;
  /** How clearly colour changes here against its own changes along the side, 0–1, however small the change is. */
  readonly traced: number;
  /** The same of that third of the side where it is least so; negative where it changes the other way there. */
  readonly leastTraced: number;
  /** How clearly a line of another brightness runs along the side, 0–1: the shadow of a paper on paper. */
  readonly lined: number;
};

/** Places looked at along a side. */
export const places = 56;

/** How far off a side its colours are taken: two places each, that are averaged. */
const depths = [2.5, 4, -4, -2.5, 9, 10.5, -9, -10.5, -1.5, -0.5, 0.5, 1.5] as const;
const perPlace = depths.length * 2;
/** Written over for every side: what red, green and blue are inside, and differ by from outside: close by, further in, further out. */
const seen = Array.from({ length: 12 }, () => new Float32Array(places));
const outer = new Float32Array(places);
const excess = new Float32Array(places);
const line = new Float32Array(places);

export const lookAlong = (picture: Shrunk, from: Pixel, to: Pixel, inliers: number): SideSeen => {
  const colours = takeColoursAlong(picture, from, to, { depths, places, leave: 0.1, depthsAt, coloursAt });
  let brighter = 0;
  for (let index = 0, at = 0; index < places; index++, at += perPlace) {
    let light = 0;
    let outLight = 0;
    for (let channel = 0; channel < 3; channel++) {
      const inside = colours[at + channel]!;
      const outside = colours[at + channel + 4]!;
      seen[channel]![index] = inside;
      seen[channel + 3]![index] = inside - outside;
      seen[channel + 6]![index] = colours[at + channel + 8]! - outside;
      seen[channel + 9]![index] = inside - colours[at + channel + 12]!;
      light += inside - outside;
      outLight += outside / 3;
    }
    // Over both sides of the line, so that a step from one to the other is none.
    let middle = 0;
    for (let channel = 0; channel < 3; channel++)
      middle += (colours[at + 16 + channel]! + colours[at + 20 + channel]!) / 2;
    line[index] = middle - 3 * outLight - light / 2;
    outer[index] = outLight;
    if (light > 0) brighter++;
  }
  const middles = seen.map((values) => valueAtRank(values, places >> 1));
  const [traced, leastTraced] = traceOf(colours, middles);
  const middle = medianOf(line);
  const upper = valueAtRank(outer, Math.floor(places * 0.75));
  const lower = valueAtRank(outer, Math.floor(places * 0.25));
  const [red, green, blue, ...differences] = middles as [number, number, number, ...number[]];
  const [nearRed, nearGreen, nearBlue] = differences as [number, number, number];
  const close = Math.hypot(nearRed, nearGreen, nearBlue);
  const deep = Math.hypot(differences[3]!, differences[4]!, differences[5]!);
  const far = Math.hypot(differences[6]!, differences[7]!, differences[8]!);
  const rim = Math.hypot(nearRed - differences[3]!, nearGreen - differences[4]!, nearBlue - differences[5]!);
  return {
    inliers,
    step: Math.min(close, deep, far) / Math.sqrt(3),
    brighter: brighter / places,
    inside: [red, green, blue],
    outside: [red - nearRed, green - nearGreen, blue - nearBlue],
    rim: rim / Math.sqrt(3),
    outsideSpread: upper - lower,
    traced,
    leastTraced,
    lined: squashed(Math.abs(middle) / errorOf(line, middle)),
  };
};

/** Written over. */
const copied = new Float32Array(places);
const medianOf = (values: Float32Array): number => {
  const some = copied.subarray(0, values.length);
  some.set(values);
  return valueAtRank(some, some.length >> 1);
};

/** Spread that even the quietest picture has, and the most that one place may add to it, levels of three colours together. */
const leastSpread = 0.6;
const mostOff = 24;
/** A median so many of its own standard errors from nothing is as clear as any. */
const clearest = 60;

/** Standard error of a median, from the mean distance to it (of a normal distribution 0.798 deviations). */
const errorOf = (values: Float32Array, median: number): number => {
  let sum = 0;
  for (let index = 0; index < values.length; index++)
    sum += Math.min(mostOff, Math.abs(values[index]! - median));
  return (1.25 * Math.max(leastSpread, sum / values.length / 0.798)) / Math.sqrt(values.length);
};

/** By how many standard errors a median is away from nothing (Student's t), from −1 to 1. */
const squashed = (times: number): number => {
  const size = Math.min(1, Math.log1p(Math.abs(times)) / Math.log1p(clearest));
  return times < 0 ? -size : size;
};

const third = Math.floor(places / 3);

/**
 * Of the change from outside to inside, what is more than light that changes evenly across would make: four places equally far apart, the
 * middle ones with the side between them. Of the whole side and of its weakest third.
 */
const traceOf = (colours: Float32Array, middles: readonly number[]): readonly [number, number] => {
  // Along the direction in which colour changes in the middle.
  const [r, g, b] = [0, 1, 2].map(
    (channel) => 2 * middles[3 + channel]! - 0.5 * (middles[6 + channel]! + middles[9 + channel]!),
  ) as [number, number, number];
  const length = Math.hypot(r, g, b) || 1;
  const way = [r / length, g / length, b / length] as const;
  for (let index = 0, at = 0; index < places; index++, at += perPlace) {
    let sum = 0;
    for (let channel = 0; channel < 3; channel++)
      sum +=
        way[channel as 0 | 1 | 2] *
        (1.5 * (colours[at + channel]! - colours[at + channel + 4]!) -
          0.5 * (colours[at + channel + 8]! - colours[at + channel + 12]!));
    excess[index] = sum;
  }
  const median = medianOf(excess);
  const error = errorOf(excess, median);
  let least = Number.POSITIVE_INFINITY;
  for (let part = 0; part < 3; part++)
    least = Math.min(least, medianOf(excess.subarray(part * third, (part + 1) * third)));
  return [squashed(median / error), squashed(least / error)];
};
