import { describe, expect, it } from 'vitest';
import type { Corners } from '#domain/plan/plan';
import { blankRaster, type Raster } from '../raster.ts';
import { findGlare, type LineOfText } from './washed-spot.ts';

const [width, height] = [800, 600];

/** Light that is added around a place, as a lamp's, or all at once, as a label's. */
const lit = (
  paper: number,
  [cx, cy]: readonly [number, number],
  radius: number,
  isHard = false,
  colour = 1,
): Raster => {
  const picture = blankRaster(width, height, paper);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const distance = Math.hypot(x - cx, y - cy) / radius;
      const added = isHard ? (distance < 1 ? 255 : 0) : 340 * Math.exp(-(distance ** 2));
      for (let channel = 0; channel < 3; channel++) {
        const at = (y * width + x) * 3 + channel;
        picture.data[at] = Math.min(255, paper + added * (channel === 2 ? colour : 1));
      }
    }
  return picture;
};

/** A line from `left` to `right` around `y`, pixels. */
const line = (left: number, right: number, y: number, p = 0.99): LineOfText => {
  const place = [
    [left, y - 10],
    [right, y - 10],
    [right, y + 10],
    [left, y + 10],
  ].map(([u, v]) => [u! / width, v! / height] as const) as unknown as Corners;
  return { place, chars: Array.from({ length: 10 }, (_, at) => ({ p, from: at / 10, to: (at + 1) / 10 })) };
};
const lamp = [400, 300] as const;
/** Broken by the spot, and running on beside it. */
const broken = [line(100, 345, 300), line(455, 700, 300), line(100, 700, 500)];

describe('findGlare', () => {
  it('finds a lamp where a line breaks off and goes on behind it', () => {
    const place = findGlare(lit(170, lamp, 40), broken)!;
    expect(place.x + place.width / 2).toBeCloseTo(0.5, 1);
    expect(place.y + place.height / 2).toBeCloseTo(0.5, 1);
  });

  it('finds one in which characters could not be read', () => {
    expect(findGlare(lit(170, lamp, 40), [line(350, 450, 300, 0.4)])).not.toBeNull();
  });

  it('finds one amid print that it has swallowed whole', () => {
    const around = [line(100, 300, 150), line(500, 700, 450), line(100, 300, 450), line(500, 700, 150)];
    expect(findGlare(lit(170, lamp, 40), around)).not.toBeNull();
  });

  it.each([
    ['a lamp beside all print', lit(170, lamp, 40), [line(100, 700, 500), line(100, 700, 550)]],
    ['one over print that can still be read', lit(170, lamp, 40), [line(100, 700, 300)]],
    ['a white label, which ends at once', lit(170, lamp, 40, true), broken],
    ['gold foil, which keeps its colour', lit(170, lamp, 40, false, 0.1), broken],
    ['paper that is white everywhere', lit(255, lamp, 40), broken],
    ['no light at all', blankRaster(width, height, 170), broken],
  ])('is quiet about %s', (_, picture, lines) => {
    expect(findGlare(picture, lines)).toBeNull();
  });
});
