/** A dark field on a card is its portrait only where it lies inside the card. */
import { expect, it } from 'vitest';
import type { Cells } from './cells.ts';
import { findPortrait } from './portrait.ts';

const [columns, rows] = [64, 40];

/** A pale card with a grey field of this place and size, in cells. */
const cardWith = (left: number, top: number, width: number, height: number): Cells => {
  const light = new Float32Array(columns * rows).fill(230);
  for (let y = top; y < top + height; y++) light.fill(120, y * columns + left, y * columns + left + width);
  return { columns, rows, size: 8, light, dark: light.slice(), burnt: new Float32Array(columns * rows) };
};

it.each([
  ['on the left, as on permits', 4, 10, 15, 18],
  ['on the right, as on resident cards', 42, 8, 16, 22],
])('is seen %s', (_, ...field) => {
  const portrait = findPortrait(cardWith(...(field as [number, number, number, number])), null);
  expect(portrait?.x).toBeCloseTo((field[0]! - 1) / columns, 2);
});

it.each([
  ['over the top right corner', 44, 0, 20, 12],
  ['over the bottom right corner', 48, 26, 16, 14],
  ['on the left border', 0, 10, 14, 18],
])('is no shadow %s', (_, ...field) => {
  expect(findPortrait(cardWith(...(field as [number, number, number, number])), null)).toBeNull();
});
