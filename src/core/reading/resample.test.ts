/** What is cut out of a picture for the networks. */
import { describe, expect, it } from 'vitest';
import type { Raster } from '../imaging/raster.ts';
import { stripHeight } from './engine.ts';
import { cutStrip, detectionInput } from './resample.ts';

/** Red grows to the right, green downwards, blue stays. */
const picture = (width: number, height: number): Raster => {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 3) data.set([(255 * x) / width, (255 * y) / height, 60], at);
  return { width, height, data };
};
const box = { x: 100, y: 60, angle: 0, length: 96, breadth: 24 };
const red = (strip: ReturnType<typeof cutStrip>, x: number): number =>
  strip.planes[2 * strip.width * stripHeight + (stripHeight / 2) * strip.width + x]!;

describe('cutStrip', () => {
  it('is 48 high, as long as the line is, and a multiple of 8', () => {
    const strip = cutStrip(picture(200, 120), box);
    expect(strip.width).toBe(192);
    expect(strip.planes).toHaveLength(3 * 192 * stripHeight);
  });

  it('runs with the text, from its other end where that is mirrored or upside down', () => {
    const plain = cutStrip(picture(200, 120), box);
    expect(red(plain, 180)).toBeGreaterThan(red(plain, 10));
    const mirrored = cutStrip(picture(200, 120), box, true);
    expect(red(mirrored, 180)).toBeLessThan(red(mirrored, 10));
    const over = cutStrip(picture(200, 120), { ...box, angle: Math.PI });
    expect(red(over, 180)).toBeLessThan(red(over, 10));
  });

  it('takes the edge for what lies outside the picture', () => {
    const strip = cutStrip(picture(200, 120), { ...box, x: 5 });
    expect([...strip.planes].every(Number.isFinite)).toBe(true);
  });
});

describe('detectionInput', () => {
  it.each([
    [2000, 1400, 1280, 896],
    [640, 400, 640, 416],
    [10, 3000, 32, 1280],
  ])('%i × %i becomes %i × %i', (width, height, toWidth, toHeight) => {
    const input = detectionInput(picture(width, height), 1280);
    expect([input.width, input.height]).toEqual([toWidth, toHeight]);
    expect(input.planes).toHaveLength(3 * toWidth * toHeight);
    expect([...input.planes.subarray(0, 50)].every(Number.isFinite)).toBe(true);
  });
});
