/** A paper that runs out of the photo is told by its sides: beside pale things, darker than its desk, with a band of print at the frame; whole ones are left alone. */
import { describe, expect, it } from 'vitest';
import type { Corners } from '#domain/plan/plan';
import { fineOf, seeLines } from '../document/lines-seen.ts';
import { blankRaster, type Raster } from '../raster.ts';
import { copyOf } from '../shrink.ts';
import { seeCutSides } from './cut-sides.ts';

const [width, height] = [1000, 750];
type Box = readonly [left: number, top: number, right: number, bottom: number];

const fill = ({ data }: Raster, [left, top, right, bottom]: Box, value: number): void => {
  for (let y = Math.max(0, top); y < Math.min(height, bottom); y++)
    data.fill(
      value,
      (y * width + Math.max(0, left)) * 3,
      (y * width + Math.max(0, Math.min(width, right))) * 3,
    );
};

/** A paper with rows of print; boxes may reach beyond the photo. */
const photo = (paper: Box, { light = 225, desk = 90, print = true } = {}): Raster => {
  const picture = blankRaster(width, height, desk);
  fill(picture, paper, light);
  const [left, top, right, bottom] = paper;
  if (print)
    for (let y = top + 40; y < bottom - 40; y += 48)
      for (let x = left + 40; x < right - 60; x += 36) {
        fill(picture, [x, y, x + 22, y + 5], 40);
        fill(picture, [x + 8, y, x + 13, y + 22], 40);
      }
  return picture;
};

const sidesOf = (picture: Raster, whole: Corners | null = null) => {
  const copy = copyOf(picture);
  return seeCutSides(seeLines(copy), fineOf(copy), whole);
};

describe('seeCutSides', () => {
  it.each<[string, Box, string[]]>([
    ['whole', [140, 120, 860, 640], []],
    ['out at the left', [-200, 120, 700, 640], ['left']],
    ['out at a corner', [350, 240, 1200, 900], ['right', 'bottom']],
    ['of which one side is left', [-100, 40, 1100, 900], ['right', 'bottom', 'left']],
    ['filling the picture', [-10, -10, 1010, 760], []],
  ])('%s', (_, paper, sides) => {
    expect(sidesOf(photo(paper))).toEqual(sides);
  });

  it('sees a paper that a pale note touches', () => {
    const picture = photo([-200, 120, 700, 640]);
    fill(picture, [600, 600, 800, 750], 235);
    fill(picture, [680, 0, 820, 140], 235);
    expect(sidesOf(picture)).toEqual(['left']);
  });

  it('sees a paper darker than its desk', () => {
    expect(sidesOf(photo([-200, 120, 700, 640], { light: 190, desk: 236 }))).toEqual(['left']);
  });

  it('sees a paper of which a printed band runs out', () => {
    const picture = photo([140, -200, 860, 500]);
    fill(picture, [140, 0, 860, 60], 150);
    expect(sidesOf(picture)).toEqual(['top']);
  });

  it('takes no blank sheet for a paper, and no ground under a whole one', () => {
    expect(sidesOf(photo([-200, 120, 700, 640], { print: false }))).toEqual([]);
    const card: Corners = [
      [0.2, 0.3],
      [0.5, 0.3],
      [0.5, 0.6],
      [0.2, 0.6],
    ];
    const letter = photo([-200, 60, 900, 700]);
    expect(sidesOf(letter)).toEqual(['left']);
    expect(sidesOf(letter, card)).toEqual([]);
  });

  it('tells beside a sure paper of a larger one that is cut', () => {
    const note = (right: number): Corners => [
      [0.75, 0.1],
      [right, 0.1],
      [right, 0.9],
      [0.75, 0.9],
    ];
    const picture = photo([-200, 120, 700, 640]);
    expect(sidesOf(picture, note(0.95))).toEqual(['left']);
    const small = photo([-200, 120, 200, 500]);
    expect(sidesOf(small)).toEqual(['left']);
    expect(sidesOf(small, note(0.95))).toEqual([]);
  });
});
