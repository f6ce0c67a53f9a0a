/** Counting the pixels of a mask within a quad: sums along rows, and the spans of the quad in each row. */
import type { PixelQuad } from './between-lines.ts';
import type { Mask } from './region.ts';

/** Sums along each row, one column more than the mask has. */
export type CountedMask = {
  readonly width: number;
  readonly height: number;
  readonly mask: Mask;
  readonly sums: Int32Array;
  readonly total: number;
};

export const countedMask = (mask: Mask, width: number, height: number): CountedMask => {
  const sums = new Int32Array((width + 1) * height);
  let total = 0;
  for (let y = 0, at = 0, to = 0; y < height; y++) {
    let sum = 0;
    sums[to++] = 0;
    for (let x = 0; x < width; x++) {
      sum += mask[at++]!;
      sums[to++] = sum;
    }
    total += sum;
  }
  return { width, height, mask, sums, total };
};

/** Of each row the first pixel inside a convex quad and the one after the last; `size` is the number of pixels in all. */
export type Spans = { readonly from: Int16Array; readonly to: Int16Array; readonly size: number };

export const spansOf = (quad: PixelQuad, width: number, height: number): Spans => {
  const from = new Int16Array(height);
  const to = new Int16Array(height);
  const [lefts, rights] = [new Float64Array(height).fill(width), new Float64Array(height).fill(-1)];
  for (let side = 0; side < 4; side++) {
    const [ax, ay] = quad[side]!;
    const [bx, by] = quad[(side + 1) & 3]!;
    const slope = (bx - ax) / (by - ay);
    const last = Math.min(height, Math.ceil(Math.max(ay, by)));
    for (let y = Math.max(0, Math.ceil(Math.min(ay, by))); y < last; y++) {
      const x = ax + (y - ay) * slope;
      if (x < lefts[y]!) lefts[y] = x;
      if (x > rights[y]!) rights[y] = x;
    }
  }
  let size = 0;
  for (let y = 0; y < height; y++) {
    if (lefts[y]! > rights[y]!) continue;
    from[y] = Math.max(0, Math.ceil(lefts[y]!));
    to[y] = Math.max(from[y]!, Math.min(width, Math.floor(rights[y]!) + 1));
    size += to[y]! - from[y]!;
  }
  return { from, to, size };
};

export const countIn = ({ width, height, sums }: CountedMask, { from, to }: Spans): number => {
  let count = 0;
  for (let y = 0, row = 0; y < height; y++, row += width + 1)
    count += sums[row + to[y]!]! - sums[row + from[y]!]!;
  return count;
};

/** Pixels of a polygon, added to a mask. */
export const fillInto = (mask: Mask, quad: PixelQuad, width: number, height: number): void => {
  const { from, to } = spansOf(quad, width, height);
  for (let y = 0; y < height; y++) mask.fill(1, y * width + from[y]!, y * width + to[y]!);
};
