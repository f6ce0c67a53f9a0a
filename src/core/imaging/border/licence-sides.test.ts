import { describe, expect, it } from 'vitest';
import type { Corners } from '#domain/plan/plan';
import { cutSidesOf } from './licence-sides.ts';

/** An upright duplicate of 1000 × 1414 pixels as it is designed, of which the photo shows a part; in pixels of the paper. */
const shown = (left: number, top: number, right: number, bottom: number, turn = 0) => {
  const [width, height] = [right - left, bottom - top];
  // The title: 535 wide, its middle in the middle of the paper, 0.27 of its height from the top.
  const corners = [
    [232, 325],
    [768, 325],
    [768, 440],
    [232, 440],
  ].map(([x, y]) => [(x! - left) / width, (y! - top) / height] as const) as unknown as Corners;
  if (turn === 0) return cutSidesOf({ width, height }, corners);
  const upsideDown = corners.map(([x, y]) => [1 - x, 1 - y] as const) as unknown as Corners;
  return cutSidesOf({ width, height }, upsideDown);
};

describe('cutSidesOf', () => {
  it('finds no side cut where the photo ends at the paper, or beyond it', () => {
    expect(shown(0, 0, 1000, 1414)).toEqual([]);
    expect(shown(-300, -200, 1250, 1700)).toEqual([]);
    expect(shown(30, 30, 970, 1380)).toEqual([]);
  });

  it.each([
    ['top', shown(0, 150, 1000, 1414)],
    ['bottom', shown(0, 0, 1000, 1240)],
    ['left', shown(130, 0, 1000, 1414)],
    ['right', shown(0, 0, 870, 1414)],
  ])('sees the %s cut', (side, found) => expect(found).toEqual([side]));

  it('names sides as the print does, whichever way the paper lies', () => {
    expect(shown(0, 150, 1000, 1414, 2)).toEqual(['top']);
  });

  it('says nothing by a part of a title', () => {
    const place: Corners = [
      [0.1, 0.1],
      [0.3, 0.1],
      [0.3, 0.2],
      [0.1, 0.2],
    ];
    expect(cutSidesOf({ width: 1000, height: 1400 }, place)).toEqual([]);
  });
});
