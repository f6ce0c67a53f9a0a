/** The kernel is what its text says, and reads pictures as plain arithmetic does. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { compileKernel } from '../../../../scripts/compile-kernel.ts';
import type { Shrunk } from '../shrink.ts';
import { findEdges } from './edges.ts';
import { lookAlong } from './look-along.ts';

const pictureOf = (
  width: number,
  height: number,
  colour: (x: number, y: number) => readonly [number, number, number],
): Shrunk => {
  const planes = [0, 1, 2].map(() => new Float32Array(width * height)) as unknown as Shrunk['planes'];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (const [channel, value] of colour(x, y).entries()) planes[channel]![y * width + x] = value;
  return { width, height, planes, factor: 1, pictureWidth: width, pictureHeight: height };
};

/** Colours that grow evenly: between pixels they are known exactly. */
const slope = pictureOf(301, 199, (x, y) => [x / 2 + y / 4, 200 - x / 3, y]);

describe('the kernel', () => {
  it('is the one that its text says', async () => {
    expect(await readFile(new URL('kernel.ts', import.meta.url), 'utf8')).toBe(
      await compileKernel('document'),
    );
  });

  it('reads colours between pixels, of the picture that is asked for', () => {
    const grey = pictureOf(120, 90, () => [77.25, 77.25, 77.25]);
    const look = (picture: Shrunk) => lookAlong(picture, [20.3, 31.7], [100.3, 31.7], 1);
    expect(look(grey).inside[0]).toBeCloseTo(77.25, 3);
    // The middle one of 56 places: three quarters of a pixel right of the middle; 3.25 pixels further down.
    const [x, y] = [60.3 + 64 / 110, 31.7 + 3.25];
    expect(look(slope).inside[0]).toBeCloseTo(x / 2 + y / 4, 1);
    expect(look(slope).inside[2]).toBeCloseTo(y, 2);
    expect(look(slope).outside[2]).toBeCloseTo(y - 6.5, 2);
    expect(look(grey).inside[0]).toBeCloseTo(77.25, 3);
  });

  it('sees the edge of a square where it is, and in its direction', () => {
    const square = pictureOf(101, 83, (x, y) =>
      x > 30 && x < 70 && y > 20 && y < 60 ? [200, 190, 180] : [90, 90, 90],
    );
    const { crest, angle } = findEdges(square);
    const strongest = (places: readonly number[]): number =>
      places.reduce((best, place) => (crest[place]! > crest[best]! ? place : best), places[0]!);
    const across = strongest(Array.from({ length: 20 }, (_, off) => 40 * 101 + 20 + off));
    expect(Math.abs((across % 101) - 30.5)).toBeLessThan(1);
    expect(crest[across]).toBe(1);
    expect(angle[across]).toBeCloseTo(0, 5);
    const down = strongest(Array.from({ length: 20 }, (_, off) => (10 + off) * 101 + 50));
    expect(Math.abs(Math.floor(down / 101) - 20.5)).toBeLessThan(1);
    expect(Math.abs(angle[down]!)).toBeCloseTo(Math.PI / 2, 5);
    // Nothing is seen on plain ground or along the border of the picture.
    expect(crest[10 * 101 + 10]).toBe(0);
    for (let x = 0; x < 101; x++) expect(crest[x]! + crest[82 * 101 + x]!).toBe(0);
  });
});
