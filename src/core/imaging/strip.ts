/**
 * A line of text cut out of a picture, straight, in the picture's own pixels: enlarging would make edges soft, shrinking sharp.
 * 1 The box's sides give the two directions, 2 every place is the mean of its four neighbours (bilinear interpolation).
 */
import { mapCorners } from '#domain/plan/corners';
import type { Corners, Point } from '#domain/plan/plan';
import type { Raster } from './raster.ts';

/** Brightness (0–255, ITU-R BT.601 luma), `width` × `height`, the first row at the top of the text. */
export type Strip = { readonly width: number; readonly height: number; readonly light: Float32Array };

/** `box`: fractions of the picture, clockwise from where the text begins. Null where it is smaller than two pixels. */
export const cutStrip = (picture: Raster, box: Corners): Strip | null => {
  const [a, b, c, d] = mapCorners(box, ([x, y]): Point => [x * picture.width, y * picture.height]);
  const width = Math.round((between(a, b) + between(d, c)) / 2);
  const height = Math.round((between(a, d) + between(b, c)) / 2);
  if (width < 2 || height < 2) return null;
  const light = new Float32Array(width * height);
  for (let y = 0, to = 0; y < height; y++) {
    const v = (y + 0.5) / height;
    for (let x = 0; x < width; x++, to++) {
      const u = (x + 0.5) / width;
      const px = (a[0] * (1 - u) + b[0] * u) * (1 - v) + (d[0] * (1 - u) + c[0] * u) * v - 0.5;
      const py = (a[1] * (1 - u) + b[1] * u) * (1 - v) + (d[1] * (1 - u) + c[1] * u) * v - 0.5;
      light[to] = lightAt(picture, px, py);
    }
  }
  return { width, height, light };
};

/** Length of one side, in the points' own unit. */
export const between = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** Brightness between pixels; what lies outside is as the picture's edge. */
const lightAt = (picture: Raster, x: number, y: number): number => {
  const [right, bottom] = [picture.width - 1, picture.height - 1];
  const [px, py] = [Math.max(0, Math.min(right, x)), Math.max(0, Math.min(bottom, y))];
  const [left, top] = [Math.floor(px), Math.floor(py)];
  const [next, under] = [left < right ? 1 : 0, top < bottom ? 1 : 0];
  const [fx, fy] = [px - left, py - top];
  const upper = lumaAt(picture, left, top) * (1 - fx) + lumaAt(picture, left + next, top) * fx;
  const lower =
    lumaAt(picture, left, top + under) * (1 - fx) + lumaAt(picture, left + next, top + under) * fx;
  return upper * (1 - fy) + lower * fy;
};

/** ITU-R BT.601 luma of one pixel. */
export const lumaAt = ({ width, data }: Raster, x: number, y: number): number => {
  const at = (y * width + x) * 3;
  return data[at]! * 0.299 + data[at + 1]! * 0.587 + data[at + 2]! * 0.114;
};
