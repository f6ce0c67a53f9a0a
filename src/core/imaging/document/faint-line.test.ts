/** A line too faint to be an edge is found by its whole length, and nothing is found where only noise or a shadow is. */
import { describe, expect, it } from 'vitest';
import { seeded } from '../../../../tests/photos.ts';
import type { Shrunk } from '../shrink.ts';
import { faintLineBeyond } from './faint-line.ts';

const [width, height] = [320, 240];
/** Levels of noise, from the least to the most. */
const noise = 6;

const pictureOf = (levelAt: (x: number, y: number) => number, seed = 1): Shrunk => {
  const random = seeded(seed);
  const planes = [0, 1, 2].map(() => new Float32Array(width * height)) as unknown as Shrunk['planes'];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (const plane of planes) plane[y * width + x] = levelAt(x, y) + (random() - 0.5) * noise;
  return { width, height, planes, factor: 1, pictureWidth: width, pictureHeight: height };
};

/** The upper side of a frame that is printed 60 pixels down. */
const above = (picture: Shrunk) => faintLineBeyond(picture, [40, 60], [280, 60]);

describe('faintLineBeyond', () => {
  it.each([1, 2, 3])('sees a step of one level and a half beyond what is printed (seed %i)', (seed) => {
    const found = above(pictureOf((_, y) => (y < 42 ? 240 : 241.5) - (Math.abs(y - 60) < 3 ? 120 : 0), seed));
    expect(Math.abs(found!.off - 18)).toBeLessThanOrEqual(1);
    expect(found!.agreed).toBeGreaterThan(0.5);
  });

  it.each([1, 2, 3])('sees nothing in noise, in fading light, or beyond the frame (seed %i)', (seed) => {
    expect(above(pictureOf(() => 240, seed))).toBeNull();
    expect(above(pictureOf((_, y) => 200 + y / 4, seed))).toBeNull();
    expect(
      faintLineBeyond(
        pictureOf(() => 240, seed),
        [40, 3],
        [280, 3],
      ),
    ).toBeNull();
  });

  it('does not take for a line what runs along a part of the side only', () => {
    expect(above(pictureOf((x, y) => (y < 42 && x > 200 && x < 215 ? 225 : 240)))).toBeNull();
  });
});
