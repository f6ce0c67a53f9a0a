import { describe, expect, it } from 'vitest';
import type { Corners } from '#domain/plan/plan';
import { cutOf, previewWidth } from './cut.ts';

const scan = { width: 2400, height: 1600 };
const tall = (previewWidth * scan.height) / scan.width;

/** Where the cut shows a point of the scan. */
const shown = (place: Corners, [x, y]: readonly [number, number]) => {
  const { matrix: m } = cutOf(place, scan, { height: 40, most: 400 });
  const [px, py] = [x * previewWidth, y * tall];
  return [m[0] * px + m[2] * py + m[4], m[1] * px + m[3] * py + m[5]].map(Math.round);
};

const straight: Corners = [
  [0.2, 0.4],
  [0.4, 0.4],
  [0.4, 0.45],
  [0.2, 0.45],
];
const turn = (corners: Corners, by: number): Corners =>
  [...corners.slice(by), ...corners.slice(0, by)] as unknown as Corners;

describe('a cut of a scan', () => {
  it('is as high as it should be, with a little room around', () => {
    const { width, height } = cutOf(straight, scan, { height: 40, most: 400 });
    expect(height).toBe(40);
    expect(width).toBeGreaterThan(150);
    expect(shown(straight, straight[0])[0]).toBeGreaterThan(2);
  });

  it('is never wider than it may be', () => {
    const { width, height } = cutOf(straight, scan, { height: 40, most: 100 });
    expect(width).toBe(100);
    expect(height).toBeLessThan(40);
  });

  it.each([0, 1, 2, 3])('begins with the beginning of the text, lying by %i quarter turns', (by) => {
    const place = turn(straight, by);
    const [left, top] = shown(place, place[0]) as [number, number];
    const [right, same] = shown(place, place[1]) as [number, number];
    const [below, bottom] = shown(place, place[3]) as [number, number];
    expect(right).toBeGreaterThan(left);
    expect(same).toBe(top);
    expect(bottom).toBeGreaterThan(top);
    expect(below).toBe(left);
  });

  it('lays mirrored text straight', () => {
    const place = [straight[1], straight[0], straight[3], straight[2]] as const;
    const [left] = shown(place, place[0]) as [number];
    const [right] = shown(place, place[1]) as [number];
    expect(right).toBeGreaterThan(left);
  });

  it('of nothing is still a number', () => {
    const point = [0.5, 0.5] as const;
    const { width, height, matrix } = cutOf([point, point, point, point], scan, { height: 40, most: 400 });
    expect([width, height, ...matrix].every(Number.isFinite)).toBe(true);
  });
});
