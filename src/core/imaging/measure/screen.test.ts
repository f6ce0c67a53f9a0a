/** A screen's pixels are seen between the lines of a table too; noise, and the lines themselves, are no such pattern. */
import { describe, expect, it } from 'vitest';
import { measureLimits } from '#domain/picture/measure-limits';
import { wholePicture } from '#domain/plan/corners';
import { seeded } from '../../../../tests/photos.ts';
import type { Raster } from '../raster.ts';
import { measureScreen } from './screen.ts';

const [width, height] = [900, 640];

/** Lines cross the paper every so many pixels; `gainAt` is what the screen leaves of its light. */
const paperWith = (lines: number, gainAt: (x: number, y: number) => number): Raster => {
  const data = new Uint8Array(width * height * 3);
  const random = seeded(7);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 3) {
      const light = x % lines < 4 || y % lines < 4 ? 60 : 225;
      data.fill(light * gainAt(x, y) + (random() - 0.5) * 12, at, at + 3);
    }
  return { width, height, data };
};

const none = (): number => 1;
const dots = (x: number, y: number): number => 0.94 + 0.03 * Math.cos(x * 1.6) + 0.03 * Math.cos(y * 1.6);

describe('measureScreen', () => {
  it.each([400, 56])('sees the dots of a screen on paper with a line every %i pixels', (lines) => {
    expect(measureScreen(paperWith(lines, dots), wholePicture)).toBeGreaterThan(measureLimits.screenPattern);
  });

  it.each([400, 56])('sees none in noise, with a line every %i pixels', (lines) => {
    expect(measureScreen(paperWith(lines, none), wholePicture)).toBeLessThan(
      measureLimits.screenPattern * 0.7,
    );
  });

  it('says nothing of a paper without a quiet place', () => {
    expect(measureScreen(paperWith(20, dots), wholePicture)).toBe(0);
  });
});
