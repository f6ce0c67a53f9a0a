import { describe, expect, it } from 'vitest';
import { blankRaster, type Raster } from '../raster.ts';
import { withoutPrint } from './without-print.ts';

/** Rows of print (ink 60) on paper 210, and a pale bar (150) across them. */
const scan = (width: number, height: number): Raster => {
  const picture = blankRaster(width, height, 210);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const isPrint = y % 40 < 14 && x % 6 < 2;
      const isPale = Math.abs(x - y) < 12;
      const value = isPrint ? 60 : isPale ? 150 : 210;
      picture.data.fill(value, (y * width + x) * 3, (y * width + x) * 3 + 3);
    }
  return picture;
};
const at = ({ width, data }: Raster, x: number, y: number): number => data[(y * width + x) * 3]!;

describe('withoutPrint', () => {
  it('takes print away and leaves what is paler', () => {
    const before = scan(600, 600);
    const bare = withoutPrint(before);
    let dark = 0;
    for (let y = 0; y < 600; y++) for (let x = 0; x < 600; x++) if (at(bare, x, y) < 120) dark++;
    expect(dark).toBe(0);
    // Between two rows of print the bar is as it was, beside it is paper.
    for (const y of [110, 230, 350]) {
      expect(at(bare, y, y)).toBe(150);
      expect(at(bare, y + 60, y)).toBe(210);
    }
    expect(at(before, 0, 0)).toBe(60);
  });

  it('makes a large scan smaller, by whole pixels', () => {
    const bare = withoutPrint(scan(2000, 1500));
    expect([bare.width, bare.height]).toEqual([1000, 750]);
  });
});
