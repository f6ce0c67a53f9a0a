/** Print that the frame cuts is told from print that ends before it, from a finger, and from lines of a dark desk. */
import { describe, expect, it } from 'vitest';
import { blankRaster, type Raster } from '../raster.ts';
import { copyOf } from '../shrink.ts';
import { seeCutPrint } from './cut-print.ts';

type Box = readonly [left: number, top: number, right: number, bottom: number];

const fill = ({ width, data }: Raster, [left, top, right, bottom]: Box, value: number): void => {
  for (let y = top; y < bottom; y++) data.fill(value, (y * width + left) * 3, (y * width + right) * 3);
};

/** White on white, rows of strokes from `left` to the right. */
const photo = (left: number, ground = 225): Raster => {
  const picture = blankRaster(800, 600, ground);
  for (let y = 100; y < 500; y += 30)
    for (let x = left; x < 500; x += 20) fill(picture, [x, y, x + 12, y + 9], 40);
  return picture;
};

const sidesOf = (picture: Raster) => seeCutPrint(copyOf(picture));

describe('seeCutPrint', () => {
  it('names the side at which rows of print end', () => {
    expect(sidesOf(photo(0))).toEqual(['left']);
    expect(sidesOf(photo(20))).toEqual([]);
  });

  it('takes no finger for print, and judges no photo that is dark elsewhere', () => {
    const finger = photo(60);
    fill(finger, [0, 200, 40, 300], 90);
    expect(sidesOf(finger)).toEqual([]);
    // Its round sides lie in shadow, and grain breaks them up.
    for (let y = 200; y < 300; y++) fill(finger, [0, y, 40, y + 1], y % 8 < 4 ? 100 : 150);
    expect(sidesOf(finger)).toEqual([]);
    const desk = photo(0);
    fill(desk, [500, 0, 800, 600], 60);
    expect(sidesOf(desk)).toEqual([]);
  });
});
