/** Marks that stand in rows are told from the same marks anywhere, at any slant. */
import { describe, expect, it } from 'vitest';
import { seeded } from '../../../../tests/photos.ts';
import { rowsAlong } from './slant-rows.ts';
import type { Plane } from './strokes.ts';

const [width, height] = [500, 380];
/** Heights of a row and of what is between two. */
const [row, gap] = [22, 26];

/** Pale marks of a few pixels on white; `belongs` says where, by the place across the slant. */
const marked = (degrees: number, belongs: (across: number) => boolean): Plane => {
  const random = seeded(7);
  const turn = (degrees * Math.PI) / 180;
  const light = new Float32Array(width * height).fill(255);
  for (let mark = 0; mark < 4000; mark++) {
    const x = Math.floor(random() * (width - 4));
    const y = Math.floor(random() * (height - 4));
    if (!belongs(y * Math.cos(turn) - x * Math.sin(turn))) continue;
    for (let v = 0; v < 3; v++) light.fill(140, (y + v) * width + x, (y + v) * width + x + 3);
  }
  return { width, height, light };
};
const inRows = (across: number): boolean => (((across % (row + gap)) + row + gap) % (row + gap)) - row < 0;

describe('rowsAlong', () => {
  it.each([18, 30, 45, 63, 72])('sees rows that run at %d degrees', (degrees) => {
    expect(rowsAlong(marked(degrees, inRows), degrees)).toBeGreaterThan(4);
  });

  it('finds them where edges name the direction two degrees off, or the one square to it', () => {
    expect(rowsAlong(marked(30, inRows), 32)).toBeGreaterThan(4);
    expect(rowsAlong(marked(-50, inRows), 40)).toBeGreaterThan(4);
  });

  it('sees no rows in the same marks lying anywhere, nor in a white plane', () => {
    expect(
      rowsAlong(
        marked(30, () => true),
        30,
      ),
    ).toBeLessThan(1.6);
    expect(
      rowsAlong(
        marked(30, () => false),
        30,
      ),
    ).toBe(1);
  });
});
