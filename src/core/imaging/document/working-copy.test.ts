/** Every pixel of a working copy is the mean of the area that it covers, whatever the sizes are. */
import { expect, it } from 'vitest';
import { seeded } from '../../../../tests/photos.ts';
import type { Shrunk } from '../shrink.ts';
import { workingCopy } from './working-copy.ts';

const noisy = (width: number, height: number): Shrunk => {
  const random = seeded(width + height);
  const plane = () => Float32Array.from({ length: width * height }, () => random() * 255);
  const planes = [plane(), plane(), plane()] as const;
  return { width, height, planes, factor: 3, pictureWidth: width * 3, pictureHeight: height * 3 };
};

/** What share of the pixel from `at` a stretch covers. */
const covered = (at: number, from: number, to: number): number =>
  Math.max(0, Math.min(to, at + 1) - Math.max(from, at));

it.each([
  [140, 97, 70],
  [61, 140, 40],
  [170, 3, 56],
  [90, 1, 17],
])('of %i × %i pixels to %i', (width, height, long) => {
  const whole = noisy(width, height);
  const copy = workingCopy(whole, long);
  const times = Math.max(width, height) / long;
  expect(Math.max(copy.width, copy.height)).toBe(long);
  expect(copy.factor).toBeCloseTo(3 * times, 9);
  for (const [colour, plane] of copy.planes.entries())
    for (let y = 0; y < copy.height; y++)
      for (let x = 0; x < copy.width; x++) {
        const [left, right] = [Math.min(x * times, width - 1), Math.min(width, (x + 1) * times)];
        const [top, bottom] = [Math.min(y * times, height - 1), Math.min(height, (y + 1) * times)];
        let [sum, parts] = [0, 0];
        for (let row = Math.floor(top); row < bottom; row++)
          for (let column = Math.floor(left); column < right; column++) {
            const part = covered(row, top, bottom) * covered(column, left, right);
            sum += part * whole.planes[colour]![row * width + column]!;
            parts += part;
          }
        if (Math.abs(plane[y * copy.width + x]! - sum / parts) > 1e-3)
          expect.fail(`${colour}, ${x}, ${y}: ${plane[y * copy.width + x]} instead of ${sum / parts}`);
      }
});

it('leaves a smaller picture as it is', () => {
  const small = noisy(30, 20);
  expect(workingCopy(small, 40)).toBe(small);
});
