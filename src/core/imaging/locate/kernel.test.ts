/** The kernel is what its text says, and reads pictures as plain arithmetic does. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { solveHomography, unitSquare } from '#domain/plan/homography';
import { compileKernel } from '../../../../scripts/compile-kernel.ts';
import { seeded } from '../../../../tests/photos.ts';
import type { Shrunk } from '../shrink.ts';
import { findEdges } from './edges.ts';
import { kernelWith, sumsAt } from './load-kernel.ts';
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
    expect(await readFile(new URL('kernel.ts', import.meta.url), 'utf8')).toBe(await compileKernel('locate'));
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

  it('sums what lies outwards up to the border of the picture', () => {
    const random = seeded(3);
    const noise = pictureOf(150, 140, () => [random() * 255, random() * 255, random() * 255]);
    const map = solveHomography(unitSquare, [
      [40.2, 50.4],
      [110.7, 44.1],
      [118.3, 120.9],
      [33.8, 111.2],
    ])!;
    const kernel = kernelWith(noise);
    const at = (u: number, v: number): readonly [number, number] => {
      const w = map[6] * u + map[7] * v + 1;
      return [(map[0] * u + map[1] * v + map[2]) / w, (map[3] * u + map[4] * v + map[5]) / w];
    };
    // From ten places of the upper side, a hundredth of its height at a time.
    const [a, b, d, e, g, h] = [map[0], map[1], map[3], map[4], map[6], map[7]].map(
      (value) => value / 100,
    ) as [number, number, number, number, number, number];
    const length = kernel.sumOutwards(
      sumsAt,
      90,
      10,
      map[2],
      map[5],
      1,
      a * 10,
      d * 10,
      g * 10,
      -b,
      -e,
      -h,
      150,
      140,
      150 * 8,
    );
    const places = Array.from({ length: 10 }, (_, place) => place / 10);
    const isInside = (step: number): boolean => places.every((u) => at(u, -step / 100)[1] >= -0.5);
    const steps = Array.from({ length: 90 }, (_, step) => step);
    expect(length).toBe(steps.findIndex((step) => !isInside(step)));
    expect(length).toBeGreaterThan(20);
    const sums = new Int32Array(kernel.memory.buffer, sumsAt, length * 4);
    for (let step = 0; step < length; step++) {
      const green = places.reduce((sum, u) => {
        const [x, y] = at(u, -step / 100);
        return sum + noise.planes[1][Math.floor(y + 0.5) * 150 + Math.floor(x + 0.5)]!;
      }, 0);
      expect(sums[step * 4 + 1]! / 256).toBeCloseTo(green, 0);
    }
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
