/** What is seen on both sides of a line between two corners. */
import type { Shrunk } from '../shrink.ts';
import { valueAtRank } from '../value-at-rank.ts';
import type { Pixel } from './quads.ts';

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
};

/** Places looked at along a side. */
export const places = 56;

/** Puts the colour between pixels into `into` from `to`; beyond the border, the border's. */
export const takeColour = (
  { width, height, planes: [red, green, blue] }: Shrunk,
  x: number,
  y: number,
  into: Float32Array,
  to: number,
): void => {
  const u = x < 0 ? 0 : x > width - 1.001 ? width - 1.001 : x;
  const v = y < 0 ? 0 : y > height - 1.001 ? height - 1.001 : y;
  const at = (v | 0) * width + (u | 0);
  const fx = u - (u | 0);
  const fy = v - (v | 0);
  const b = fx * (1 - fy);
  const c = (1 - fx) * fy;
  const d = fx * fy;
  const a = 1 - b - c - d;
  const below = at + width;
  into[to] = a * red[at]! + b * red[at + 1]! + c * red[below]! + d * red[below + 1]!;
  into[to + 1] = a * green[at]! + b * green[at + 1]! + c * green[below]! + d * green[below + 1]!;
  into[to + 2] = a * blue[at]! + b * blue[at + 1]! + c * blue[below]! + d * blue[below + 1]!;
};

/** How far off a side its colours are taken: two places each, that are averaged. */
const depths = [2.5, 4, -4, -2.5, 9, 10.5, -9, -10.5] as const;
/** Written over for every side: what red, green and blue are inside, and differ by from outside: close by, further in, further out. */
const seen = Array.from({ length: 12 }, () => new Float32Array(places));
const outer = new Float32Array(places);
const pair = new Float32Array(3 * depths.length);

export const lookAlong = (picture: Shrunk, from: Pixel, to: Pixel, inliers: number): SideSeen => {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const dx = (to[0] - from[0]) / length;
  const dy = (to[1] - from[1]) / length;
  let brighter = 0;
  for (let index = 0; index < places; index++) {
    const along = length * (0.1 + (0.8 * index) / (places - 1));
    const x = from[0] + dx * along;
    const y = from[1] + dy * along;
    // Corners go round clockwise: the inside lies along (−dy, dx).
    for (let depth = 0; depth < depths.length; depth++)
      takeColour(picture, x - dy * depths[depth]!, y + dx * depths[depth]!, pair, depth * 3);
    let light = 0;
    let outLight = 0;
    for (let channel = 0; channel < 3; channel++) {
      const inside = (pair[channel]! + pair[channel + 3]!) / 2;
      const outside = (pair[channel + 6]! + pair[channel + 9]!) / 2;
      seen[channel]![index] = inside;
      seen[channel + 3]![index] = inside - outside;
      seen[channel + 6]![index] = (pair[channel + 12]! + pair[channel + 15]!) / 2 - outside;
      seen[channel + 9]![index] = inside - (pair[channel + 18]! + pair[channel + 21]!) / 2;
      light += inside - outside;
      outLight += outside / 3;
    }
    outer[index] = outLight;
    if (light > 0) brighter++;
  }
  const upper = valueAtRank(outer, Math.floor(places * 0.75));
  const lower = valueAtRank(outer, Math.floor(places * 0.25));
  const [red, green, blue, ...differences] = seen.map((values) => valueAtRank(values, places >> 1)) as [
    number,
    number,
    number,
    ...number[],
  ];
  const [nearRed, nearGreen, nearBlue] = differences as [number, number, number];
  const near = Math.hypot(nearRed, nearGreen, nearBlue);
  const deep = Math.hypot(differences[3]!, differences[4]!, differences[5]!);
  const far = Math.hypot(differences[6]!, differences[7]!, differences[8]!);
  const rim = Math.hypot(nearRed - differences[3]!, nearGreen - differences[4]!, nearBlue - differences[5]!);
  return {
    inliers,
    step: Math.min(near, deep, far) / Math.sqrt(3),
    brighter: brighter / places,
    inside: [red, green, blue],
    outside: [red - nearRed, green - nearGreen, blue - nearBlue],
    rim: rim / Math.sqrt(3),
    outsideSpread: upper - lower,
  };
};
