/** A known paper is known from aslant too, and before any lens. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PixelQuad } from './between-lines.ts';
import { strangeness } from './known-shapes.ts';

const [width, height] = [1400, 1050];

/** A paper in space, its middle on the eye's axis: turned in its plane, then tilted away around the level axis. */
const seen = (wide: number, high: number, turn: number, tilt: number, lens: number): PixelQuad =>
  (
    [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ] as const
  ).map(([u, v]) => {
    const [x, y] = [(u * wide) / 2, (v * high) / 2];
    const across = x * Math.cos(turn) - y * Math.sin(turn);
    const down = x * Math.sin(turn) + y * Math.cos(turn);
    const away = 400 + down * Math.sin(tilt);
    const scale = (lens * width) / away;
    return [width / 2 + across * scale, height / 2 + down * Math.cos(tilt) * scale] as const;
  }) as unknown as PixelQuad;

describe('strangeness', () => {
  it('is nothing for a card, a passport page and a sheet, from any side, before lenses that it knows', () => {
    const papers = [
      [85.6, 53.98],
      [88, 125],
      [210, 297],
    ] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...papers),
        fc.double({ min: 0, max: 6.2, noNaN: true }),
        fc.double({ min: 0, max: 0.7, noNaN: true }),
        fc.constantFrom(0.75, 1.2, 2),
        ([wide, high], turn, tilt, lens) => {
          expect(strangeness(seen(wide, high, turn, tilt, lens), width, height)).toBeLessThan(1e-3);
        },
      ),
    );
  });

  it('is little before a lens between those', () => {
    expect(strangeness(seen(85.6, 53.98, 0.4, 0.6, 0.95), width, height)).toBeLessThan(0.08);
  });

  it('is much for a square and for a band', () => {
    expect(strangeness(seen(100, 100, 0.3, 0, 1.2), width, height)).toBeGreaterThan(0.25);
    expect(strangeness(seen(150, 40, 0.3, 0.3, 1.2), width, height)).toBeGreaterThan(0.25);
  });

  it('is as much as can be where three corners lie on one line', () => {
    const flat: PixelQuad = [
      [0, 0],
      [50, 0],
      [100, 0],
      [50, 40],
    ];
    expect(strangeness(flat, width, height)).toBe(1);
  });
});
