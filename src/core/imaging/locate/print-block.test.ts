/** Rows of print make a block, however they are turned. */
import { describe, expect, it } from 'vitest';
import { shrink } from '../shrink.ts';
import { findPrintBlock } from './print-block.ts';

const [width, height] = [540, 400];

/** Eight rows of print, 240 long and 126 high in all, turned about the middle of a white picture. */
const rowsTurned = (turn: number, ink = 40) => {
  const data = new Uint8Array(width * height * 3).fill(240);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 3) {
      const u = (x - width / 2) * cos + (y - height / 2) * sin + 120;
      const v = (y - height / 2) * cos - (x - width / 2) * sin + 63;
      const printed = u >= 0 && u < 240 && v >= 0 && v < 126 && v % 17 < 7 && u % 9 < 6;
      if (printed) data.fill(ink, at, at + 3);
    }
  return shrink({ width, height, data }, width);
};

describe('findPrintBlock', () => {
  it.each([-40, -8, 0, 10, 33])('finds rows turned by %i°', (degrees) => {
    const turn = (degrees * Math.PI) / 180;
    const block = findPrintBlock(rowsTurned(turn))!;
    const corners = [
      [-120, -63],
      [120, -63],
      [120, 63],
      [-120, 63],
    ] as const;
    for (const [index, [u, v]] of corners.entries()) {
      const x = width / 2 + u * Math.cos(turn) - v * Math.sin(turn);
      const y = height / 2 + u * Math.sin(turn) + v * Math.cos(turn);
      expect(Math.hypot(block[index]![0] - x, block[index]![1] - y)).toBeLessThan(9);
    }
  });

  it('finds none where nothing, or only pale tint, is printed', () => {
    expect(findPrintBlock(rowsTurned(0, 240))).toBeNull();
    expect(findPrintBlock(rowsTurned(0, 200))).toBeNull();
  });
});
