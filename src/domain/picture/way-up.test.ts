import { describe, expect, it } from 'vitest';
import type { Corners, Point, QuarterTurns } from '../plan/plan.ts';
import { missingWay, thenWay, type Way, wayOfSide } from './way-up.ts';

const turns: readonly QuarterTurns[] = [0, 1, 2, 3];
const ways: Way[] = [false, true].flatMap((flip) => turns.map((turn) => ({ flip, turns: turn })));

/** What a way does to a place of the unit square: flip first, then turns clockwise. */
const move = ({ flip, turns: count }: Way, [x, y]: Point): Point => {
  let place: Point = flip ? [1 - x, y] : [x, y];
  for (let turn = 0; turn < count; turn++) place = [1 - place[1], place[0]];
  return place;
};
const place: Point = [0.2, 0.1];

describe('ways', () => {
  it('follow one another as they would on a picture', () => {
    for (const first of ways)
      for (const second of ways) {
        const [x, y] = move(thenWay(first, second), place);
        const [u, v] = move(second, move(first, place));
        expect([x, y]).toEqual([expect.closeTo(u), expect.closeTo(v)]);
      }
  });

  it('that are missing bring what is planned to what was read', () => {
    for (const read of ways)
      for (const { flip, turns: planned } of ways) {
        const side = { corners: null, flip, turns: planned };
        expect(thenWay(wayOfSide(side), missingWay(read, side))).toEqual(read);
      }
  });

  it('of corners that begin elsewhere: the first of them comes to lie at the top left', () => {
    const square: Corners = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ];
    for (const start of turns)
      for (const isReversed of [false, true]) {
        const turned = [...square.slice(start), ...square.slice(0, start)];
        const corners = (isReversed
          ? [turned[0], turned[3], turned[2], turned[1]]
          : turned) as unknown as Corners;
        const way = wayOfSide({ corners, flip: false, turns: 0 });
        expect(move(way, corners[0]).map(Math.round), JSON.stringify(corners)).toEqual([0, 0]);
        expect(move(way, corners[1]).map(Math.round)).toEqual([1, 0]);
      }
  });
});
