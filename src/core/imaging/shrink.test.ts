import { expect, it } from 'vitest';
import { drawPhoto } from '../../../tests/photos.ts';
import { shrink } from './shrink.ts';

/** The mean of a block, by its definition. */
const mean = (
  { width, data }: { width: number; data: Uint8Array },
  x: number,
  y: number,
  factor: number,
  channel: number,
) => {
  let sum = 0;
  for (let row = 0; row < factor; row++)
    for (let column = 0; column < factor; column++)
      sum += data[((y * factor + row) * width + x * factor + column) * 3 + channel]!;
  return sum / (factor * factor);
};

it.each([1, 2, 3, 4])('each value of a copy %d times smaller is the mean of its block', (factor) => {
  const picture = drawPhoto(200 * factor, 151 * factor + factor - 1);
  const copy = shrink(picture, 200);
  expect(copy).toMatchObject({ width: 200, height: 151, factor, pictureWidth: 200 * factor });
  for (const [x, y] of [
    [0, 0],
    [199, 150],
    [77, 43],
  ] as const)
    for (const channel of [0, 1, 2])
      expect(copy.planes[channel]![y * 200 + x]).toBeCloseTo(mean(picture, x, y, factor, channel), 3);
});

/** Blocks of these go through the kernel, four at a time. */
it.each([1, 2, 3].flatMap((factor) => [12, 13, 14, 15].map((width) => [factor, width] as const)))(
  'a copy %d times smaller and %d pixels wide is exact in every pixel',
  (factor, width) => {
    const picture = drawPhoto(width * factor + (width % factor), 10 * factor + factor - 1);
    for (const [at, value] of [255, 0, 254].entries()) picture.data[at] = value;
    const copy = shrink(picture, 16);
    expect(copy).toMatchObject({ width, height: 10, factor });
    for (const [channel, plane] of copy.planes.entries())
      for (const [at, value] of plane.entries()) {
        const exact = mean(picture, at % width, Math.floor(at / width), factor, channel);
        expect(value).toBe(Math.fround(exact));
      }
  },
);

it.each([
  [900, 1],
  [1, 900],
  [900, 2],
])('a strip of %d × %d keeps its brightness', (width, height) => {
  const copy = shrink({ width, height, data: new Uint8Array(width * height * 3).fill(90) }, 300);
  expect(copy.planes.every((plane) => plane.every((value) => Math.abs(value - 90) < 0.01))).toBe(true);
});
