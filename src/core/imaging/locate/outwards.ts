/** Colours along a side of a quad, from some way inside it to some way outside. */
import type { Homography } from '#domain/plan/homography';
import type { Shrunk } from '../shrink.ts';
import type { Pixel, PixelQuad } from './between-lines.ts';
import { kernelWith, sumsAt } from './load-kernel.ts';

/** Stretches of a side that are added up alone, so that print beside it cannot pass for an edge. */
export const stretches = 8;
const placesPerStretch = 20;

/** A place `off` breadths outside a side of the unit square, 0 the top one, clockwise. */
export const outside = (side: number, along: number, off: number): Pixel =>
  side === 0 ? [along, -off] : side === 1 ? [1 + off, along] : side === 2 ? [along, 1 + off] : [-off, along];

/** How far the top and the bottom of a quad lie apart, and how far its left and its right, in pixels. */
export const breadthsOf = ([a, b, c, d]: PixelQuad): readonly [number, number] => [
  (between(b, c) + between(d, a)) / 2,
  (between(a, b) + between(c, d)) / 2,
];

const between = (a: Pixel, b: Pixel): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** What lies outwards from a side. The next call writes over it. */
export type Outwards = {
  /** Red, green, blue and a fourth number, of each step of each stretch; the steps that were asked for lie between two stretches. */
  readonly sums: Int32Array;
  /** What a sum must be multiplied by to be a level. */
  readonly share: number;
  /** Steps that all stretches have inside the picture. */
  readonly length: number;
};

let spare = new Int32Array(0);

/** What lies `steps` pixels outwards from `from` pixels outside a side (inside where less than 0). */
export const alongOutside = (
  picture: Shrunk,
  map: Homography,
  side: number,
  breadth: number,
  from: number,
  steps: number,
): Outwards => {
  const kernel = kernelWith(picture);
  const stretch = new Int32Array(kernel.memory.buffer, sumsAt, steps * 4);
  if (spare.length < stretches * stretch.length) spare = new Int32Array(stretches * stretch.length);
  const [du, dv] = outside(side, 0, 1 / breadth);
  const [u, v] = outside(side, 0, 0);
  const [endU, endV] = outside(side, 1, 0);
  const spacing = 0.92 / (stretches * placesPerStretch);
  const [alongU, alongV] = [(endU - u) * spacing, (endV - v) * spacing];
  const [outU, outV] = [du - u, dv - v];
  let length = steps;
  for (let index = 0; index < stretches; index++) {
    const along = 0.04 + 0.92 * ((index + 0.5 / placesPerStretch) / stretches);
    const [x, y] = outside(side, along, from / breadth);
    // `mapPoint` in parts: numerators and denominator grow evenly from place to place and from step to step.
    length = kernel.sumOutwards(
      sumsAt,
      length,
      placesPerStretch,
      map[0] * x + map[1] * y + map[2],
      map[3] * x + map[4] * y + map[5],
      map[6] * x + map[7] * y + map[8],
      map[0] * alongU + map[1] * alongV,
      map[3] * alongU + map[4] * alongV,
      map[6] * alongU + map[7] * alongV,
      map[0] * outU + map[1] * outV,
      map[3] * outU + map[4] * outV,
      map[6] * outU + map[7] * outV,
      picture.width,
      picture.height,
      picture.width * 8,
    );
    spare.set(stretch, index * stretch.length);
  }
  return { sums: spare, share: 1 / (256 * placesPerStretch), length };
};
