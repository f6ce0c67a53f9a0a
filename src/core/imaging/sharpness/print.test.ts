import { describe, expect, it } from 'vitest';
import type { Corners } from '#domain/plan/plan';
import type { ReadLine } from '#domain/reading/reading';
import { blankRaster, type Raster } from '../raster.ts';
import { measurePrint } from './print.ts';

const [width, height] = [600, 400];
const rows = [40, 100, 160, 220, 280];

/** Rows of upright strokes whose sides and ends take so many pixels to go from ink to paper. */
const page = (soft: number): Raster => {
  const picture = blankRaster(width, height, 200);
  for (const top of rows)
    for (let y = top; y < top + 24; y++)
      for (let x = 50; x < 550; x++) {
        const aside = Math.min(x % 24, 24 - (x % 24)) - 3;
        const beyond = soft - Math.min(y - top, top + 23 - y);
        const value = 40 + 160 * Math.min(1, Math.max(0, aside / soft, beyond / soft));
        picture.data.fill(value, (y * width + x) * 3, (y * width + x) * 3 + 3);
      }
  return picture;
};
const line = (top: number, p: number): ReadLine => ({
  text: 'IIIIII',
  chars: [...'IIIIII'].map((char, at) => ({ char, p, from: at / 6, to: (at + 1) / 6 })),
  place: [
    [44, top - 8],
    [556, top - 8],
    [556, top + 32],
    [44, top + 32],
  ].map(([x, y]) => [x! / width, y! / height] as const) as unknown as Corners,
});

describe('measurePrint', () => {
  it('is the median over lines, with the share of sure characters', () => {
    const sharp = measurePrint(
      page(1),
      rows.map((top, at) => line(top, at === 0 ? 0.5 : 0.99)),
    )!;
    expect(sharp).toMatchObject({ lines: 5, characters: 30, sure: 0.8, ground: expect.closeTo(200) });
    const soft = measurePrint(
      page(8),
      rows.map((top) => line(top, 0.5)),
    )!;
    expect(soft.edgeWidth).toBeGreaterThan(sharp.edgeWidth * 2);
    expect(soft.sure).toBe(0);
  });

  it('looks at tiles of the photo where hardly a line was found', () => {
    const [sharp, soft] = [measurePrint(page(1), [])!, measurePrint(page(8), [])!];
    expect(soft).toMatchObject({ lines: 0, characters: 0, sure: 0 });
    expect(soft.edgeWidth).toBeGreaterThan(sharp.edgeWidth * 2);
  });

  it('says nothing of a photo on which nothing is printed', () => {
    expect(measurePrint(blankRaster(width, height, 200), [])).toBeNull();
  });
});
