import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapPoint, solveHomography, toMatrix3d } from './homography.ts';
import type { Corners } from './plan.ts';

const square: Corners = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

describe('solveHomography', () => {
  it('takes four points exactly to four others, and back', () => {
    const jitter = fc.double({ min: -0.2, max: 0.2, noNaN: true });
    const point = (x: number, y: number) =>
      fc.tuple(jitter, jitter).map(([dx, dy]) => [x + dx, y + dy] as const);
    const corners = fc.tuple(point(0, 0), point(1, 0), point(1, 1), point(0, 1));
    fc.assert(
      fc.property(corners, corners, (from, to) => {
        const there = solveHomography(from, to);
        const back = solveHomography(to, from);
        if (!there || !back) throw new Error('these points are no line');
        from.forEach((corner, at) => {
          const [x, y] = mapPoint(there, corner);
          expect(x).toBeCloseTo(to[at]![0], 8);
          expect(y).toBeCloseTo(to[at]![1], 8);
        });
        const [x, y] = mapPoint(back, mapPoint(there, [0.5, 0.5]));
        expect([x, y].every((value) => Math.abs(value - 0.5) < 1e-7)).toBe(true);
      }),
    );
  });

  it('refuses three points on one line', () => {
    expect(
      solveHomography(square, [
        [0, 0],
        [1, 0],
        [2, 0],
        [0, 1],
      ]),
    ).toEqual(expect.anything());
    expect(
      solveHomography(
        [
          [0, 0],
          [1, 0],
          [2, 0],
          [0, 1],
        ],
        square,
      ),
    ).toBeNull();
  });

  it('writes the identity as CSS', () => {
    expect(toMatrix3d([1, 0, 0, 0, 1, 0, 0, 0, 1])).toBe('matrix3d(1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1)');
    expect(toMatrix3d([1, 0, 5, 0, 1, 7, 0, 0, 1])).toBe('matrix3d(1,0,0,0,0,1,0,0,0,0,1,0,5,7,0,1)');
  });
});
