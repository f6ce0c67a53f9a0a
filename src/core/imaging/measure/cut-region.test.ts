/** A paper that runs out of the photo is told from whole ones, from bare fields and from pools of light. */
import { describe, expect, it } from 'vitest';
import { blankRaster, type Raster } from '../raster.ts';
import { copyOf } from '../shrink.ts';
import { seeCutPaper } from './cut-region.ts';

type Box = readonly [left: number, top: number, right: number, bottom: number];

const fill = ({ width, data }: Raster, [left, top, right, bottom]: Box, value: number): void => {
  for (let y = top; y < bottom; y++) data.fill(value, (y * width + left) * 3, (y * width + right) * 3);
};

/** A light paper with rows of print on a dark desk; boxes in pixels of 440 × 330. */
const photo = (paper: Box, print = true): Raster => {
  const picture = blankRaster(440, 330, 90);
  fill(picture, paper, 225);
  const [left, top, right, bottom] = paper;
  if (print)
    for (let y = top + 20; y < bottom - 20; y += 24)
      for (let x = left + 20; x < right - 30; x += 22) fill(picture, [x, y, x + 14, y + 10], 40);
  return picture;
};

const sidesOf = (picture: Raster) => seeCutPaper(copyOf(picture));

describe('seeCutPaper', () => {
  it.each<[string, Box, string[]]>([
    ['whole', [60, 50, 380, 280], []],
    ['out at the left', [0, 50, 300, 280], ['left']],
    ['out at the bottom', [60, 120, 380, 330], ['bottom']],
    ['out at a corner', [150, 100, 440, 330], ['right', 'bottom']],
    ['of which one side is left', [0, 20, 440, 330], ['right', 'bottom', 'left']],
    ['filling the picture', [0, 0, 440, 330], []],
  ])('%s', (_, paper, sides) => {
    expect(sidesOf(photo(paper))).toEqual(sides);
  });

  it('sees a paper whose portrait the frame cuts', () => {
    const cut = photo([0, 50, 300, 280]);
    fill(cut, [0, 110, 60, 180], 70);
    expect(sidesOf(cut)).toEqual(['left']);
  });

  it('takes no bare field and no pool of light for a paper', () => {
    expect(sidesOf(photo([0, 50, 300, 280], false))).toEqual([]);
    const pool = photo([60, 50, 60, 50], false);
    for (let y = 0, at = 0; y < 330; y++)
      for (let x = 0; x < 440; x++, at += 3)
        pool.data.fill(Math.max(40, 240 - Math.hypot(x, y) * 0.7), at, at + 3);
    for (let x = 20; x < 200; x += 22) fill(pool, [x, 60, x + 14, 70], 40);
    expect(sidesOf(pool)).toEqual([]);
  });
});
