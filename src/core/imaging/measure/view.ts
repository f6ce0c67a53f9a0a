/** The paper alone, upright and flat, in a size in which all measures are taken. */
import { area } from '#domain/plan/corners';
import { solveHomography } from '#domain/plan/homography';
import type { Corners } from '#domain/plan/plan';
import type { Shrunk } from '../shrink.ts';

/** Red, green, blue and brightness one after the other, 0–255, each `width` × `height`. */
export type PaperView = {
  readonly width: number;
  readonly height: number;
  readonly planes: readonly [Float32Array, Float32Array, Float32Array];
  readonly light: Float32Array;
};

/** A little of the paper's own rim is left out: the cut of the corners is never exact to the pixel. */
const inset = 0.006;

/** The paper inside `corners`, fractions of the picture from which `copy` was made; null where they span nothing. */
export const viewPaper = (copy: Shrunk, corners: Corners): PaperView | null => {
  const { factor, pictureWidth, pictureHeight } = copy;
  const quad = corners.map(
    ([x, y]) => [(x * pictureWidth) / factor - 0.5, (y * pictureHeight) / factor - 0.5] as const,
  ) as unknown as Corners;
  const [a, b, c, d] = quad;
  const width = Math.round(Math.max(between(a, b), between(d, c)));
  const height = Math.round(Math.max(between(b, c), between(a, d)));
  if (width < 48 || height < 48 || Math.abs(area(quad)) < 2000) return null;
  const [left, top] = [width * -inset, height * -inset];
  const [right, bottom] = [width * (1 + inset), height * (1 + inset)];
  const map = solveHomography(
    [
      [left, top],
      [right, top],
      [right, bottom],
      [left, bottom],
    ],
    quad,
  );
  return map && sample(copy, map, width, height);
};

const between = (a: readonly [number, number], b: readonly [number, number]): number =>
  Math.hypot(a[0] - b[0], a[1] - b[1]);

const sample = (copy: Shrunk, map: readonly number[], width: number, height: number): PaperView => {
  const [a, b, c, d, e, f, g, h] = map as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const size = width * height;
  const planes = [new Float32Array(size), new Float32Array(size), new Float32Array(size)] as const;
  const light = new Float32Array(size);
  const [fromRed, fromGreen, fromBlue] = copy.planes;
  const maxX = copy.width - 1.001;
  const maxY = copy.height - 1.001;
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < width; x++, to++) {
      const w = g * (x + 0.5) + h * (y + 0.5) + 1;
      const sx = Math.min(maxX, Math.max(0, (a * (x + 0.5) + b * (y + 0.5) + c) / w));
      const sy = Math.min(maxY, Math.max(0, (d * (x + 0.5) + e * (y + 0.5) + f) / w));
      const at = (sy | 0) * copy.width + (sx | 0);
      const below = at + copy.width;
      const fx = sx - (sx | 0);
      const fy = sy - (sy | 0);
      const w00 = (1 - fx) * (1 - fy);
      const w10 = fx * (1 - fy);
      const w01 = (1 - fx) * fy;
      const w11 = fx * fy;
      const red =
        fromRed[at]! * w00 + fromRed[at + 1]! * w10 + fromRed[below]! * w01 + fromRed[below + 1]! * w11;
      const green =
        fromGreen[at]! * w00 +
        fromGreen[at + 1]! * w10 +
        fromGreen[below]! * w01 +
        fromGreen[below + 1]! * w11;
      const blue =
        fromBlue[at]! * w00 + fromBlue[at + 1]! * w10 + fromBlue[below]! * w01 + fromBlue[below + 1]! * w11;
      planes[0][to] = red;
      planes[1][to] = green;
      planes[2][to] = blue;
      light[to] = red * 0.299 + green * 0.587 + blue * 0.114;
    }
  return { width, height, planes, light };
};
