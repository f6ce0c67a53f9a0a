/** What is seen on both sides of a line between two corners. */
import type { Shrunk } from '../shrink.ts';
import { valueAtRank } from '../value-at-rank.ts';
import type { Pixel } from './between-lines.ts';
import { coloursAt, depthsAt, fractionsAt, kernelWith } from './load-kernel.ts';

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

/** How far off a side its colours are taken: two places each, that are averaged. */
const depths = [2.5, 4, -4, -2.5, 9, 10.5, -9, -10.5] as const;
/** Written over for every side: what red, green and blue are inside, and differ by from outside: close by, further in, further out. */
const seen = Array.from({ length: 12 }, () => new Float32Array(places));
const outer = new Float32Array(places);

export const lookAlong = (picture: Shrunk, from: Pixel, to: Pixel, inliers: number): SideSeen => {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const dx = (to[0] - from[0]) / length;
  const dy = (to[1] - from[1]) / length;
  const kernel = kernelWith(picture);
  const near = length * 0.1;
  const step = (length * 0.8) / (places - 1);
  new Float64Array(kernel.memory.buffer, depthsAt, depths.length).set(depths);
  // Corners go round clockwise: the inside lies along (−dy, dx).
  kernel.takeColours(
    depthsAt,
    depths.length / 2,
    coloursAt,
    places,
    from[0] + dx * near,
    from[1] + dy * near,
    dx * step,
    dy * step,
    -dy,
    dx,
    picture.width - 1.001,
    picture.height - 1.001,
    picture.width * 8,
  );
  const colours = fractionsAt(coloursAt, places * 16);
  let brighter = 0;
  for (let index = 0, at = 0; index < places; index++, at += 16) {
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
  };
};
