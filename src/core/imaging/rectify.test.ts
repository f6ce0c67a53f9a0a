import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { mapPoint, solveHomography } from '#domain/plan/homography';
import type { PixelSize } from '#domain/plan/output-size';
import type { Corners } from '#domain/plan/plan';
import { compileKernel } from '../../../scripts/compile-kernel.ts';
import { drawPhoto } from '../../../tests/photos.ts';
import type { Raster } from './raster.ts';
import { rectify } from './rectify.ts';

const upright = { flip: false, turns: 0 } as const;
const photo = drawPhoto(900, 700, undefined, 3);
const leaning: Corners = [
  [0.2, 0.1],
  [0.9, 0.25],
  [0.75, 0.8],
  [0.05, 0.95],
];
/** On its head and far from a rectangle. */
const steep: Corners = [
  [0.7, 0.9],
  [0.3, 0.97],
  [0.02, 0.1],
  [0.98, 0.04],
];
const frame: Corners = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

/** The definition: the mean over a fine grid of exact positions, each between four pixels, in floating point. */
const reference = (source: Raster, corners: Corners, { width, height }: PixelSize, grid: number): Raster => {
  const map = solveHomography(
    [
      [0, 0],
      [width, 0],
      [width, height],
      [0, height],
    ],
    corners.map(([x, y]) => [x * source.width, y * source.height]) as unknown as Corners,
  )!;
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (let j = 0; j < grid; j++)
          for (let i = 0; i < grid; i++)
            sum += between(source, mapPoint(map, [x + (i + 0.5) / grid, y + (j + 0.5) / grid]), channel);
        data[(y * width + x) * 3 + channel] = Math.round(sum / (grid * grid));
      }
  return { width, height, data };
};

const between = ({ width, height, data }: Raster, [px, py]: readonly [number, number], channel: number) => {
  const x = Math.max(0, Math.min(width - 1, px - 0.5));
  const y = Math.max(0, Math.min(height - 1, py - 0.5));
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const at = (u: number, v: number): number =>
    data[(Math.min(height - 1, v) * width + Math.min(width - 1, u)) * 3 + channel]!;
  const [fx, fy] = [x - left, y - top];
  return (
    (at(left, top) * (1 - fx) + at(left + 1, top) * fx) * (1 - fy) +
    (at(left, top + 1) * (1 - fx) + at(left + 1, top + 1) * fx) * fy
  );
};

/** Decibels; 48 is one grey level of error everywhere. */
const psnr = (a: Raster, b: Raster): number => {
  let sum = 0;
  for (let index = 0; index < a.data.length; index++) sum += (a.data[index]! - b.data[index]!) ** 2;
  return 10 * Math.log10((255 * 255 * a.data.length) / Math.max(sum, 1));
};

describe('straightening', () => {
  it.each([
    ['at full size', leaning, { width: 640, height: 521 }, 1, 51],
    ['of a steep view', steep, { width: 633, height: 610 }, 1, 51],
    ['of the whole frame, borders too', frame, { width: 900, height: 700 }, 1, 51],
    ['enlarged', leaning, { width: 1203, height: 977 }, 1, 51],
    ['at half size', leaning, { width: 300, height: 250 }, 2, 46],
    ['at a seventh', leaning, { width: 90, height: 71 }, 7, 40],
  ] as const)('%s is the exact resampling to about one grey level', (_, corners, size, grid, bound) => {
    expect(
      psnr(rectify(photo, corners, upright, size), reference(photo, corners, size, grid)),
    ).toBeGreaterThan(bound);
  });

  it.each([1.4, 2.6, 3.3])('averages what a pixel covers when %d times smaller', (times) => {
    const size = { width: Math.round(640 / times), height: Math.round(521 / times) };
    const exact = reference(photo, leaning, size, 5);
    expect(psnr(rectify(photo, leaning, upright, size), exact)).toBeGreaterThan(35);
  });

  it('takes a source of one pixel, one row or one column', () => {
    for (const [width, height] of [
      [1, 1],
      [5, 1],
      [1, 5],
    ] as const) {
      const source = { width, height, data: new Uint8Array(width * height * 3).fill(77) };
      const { data } = rectify(source, frame, upright, { width: 20, height: 30 });
      expect(data.every((value) => value === 77)).toBe(true);
    }
  });

  it('runs the kernel that its text says', async () => {
    expect(await readFile(new URL('./warp/kernel.ts', import.meta.url), 'utf8')).toBe(
      await compileKernel('warp'),
    );
  });
});
