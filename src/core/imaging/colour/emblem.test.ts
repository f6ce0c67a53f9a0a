import { describe, expect, it } from 'vitest';
import type { Corners } from '#domain/plan/plan';
import { blankRaster, type Raster } from '../raster.ts';
import { emblemChroma } from './emblem.ts';

type Colour = readonly [number, number, number];

/** A paper in light of some colour, with a disc above its title; the title is 200 × 50 pixels at (100, 150). */
const paperWith = (disc: Colour | null, light: Colour = [1, 1, 1]): Raster => {
  const picture = blankRaster(400, 400, 225);
  for (let y = 0; y < 400; y++)
    for (let x = 0; x < 400; x++)
      for (let channel = 0; channel < 3; channel++) {
        const at = (y * 400 + x) * 3 + channel;
        const own = disc && Math.hypot(x - 200, y - 95) < 40 ? disc[channel]! : picture.data[at]!;
        picture.data[at] = own * light[channel]!;
      }
  return picture;
};
const title: Corners = [
  [0.25, 0.375],
  [0.75, 0.375],
  [0.75, 0.5],
  [0.25, 0.5],
];
const turned: Corners = [title[2], title[3], title[0], title[1]];
const [red, grey]: [Colour, Colour] = [
  [190, 40, 35],
  [80, 80, 80],
];

describe('emblemChroma', () => {
  it('tells a red emblem from the grey one of a copy, in any light', () => {
    for (const light of [
      [1, 1, 1],
      [1, 0.85, 0.6],
      [0.75, 0.85, 1],
      [0.4, 0.36, 0.3],
    ] as const) {
      expect(emblemChroma(paperWith(red, light), title)!).toBeGreaterThan(0.5);
      expect(emblemChroma(paperWith(grey, light), title)!).toBeLessThan(0.05);
    }
  });

  it('says nothing where nothing is printed above the title, or where that is outside of the photo', () => {
    expect(emblemChroma(paperWith(null), title)).toBeNull();
    // Read from the other end, the emblem's place lies below.
    expect(emblemChroma(paperWith(red), turned)).toBeNull();
    const atTop = title.map(([x, y]) => [x, y - 0.375] as const) as unknown as Corners;
    expect(emblemChroma(paperWith(red), atTop)).toBeNull();
  });
});
