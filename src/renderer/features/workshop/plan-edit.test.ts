import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LocatedPaper, Picture, Scan, ScanSide } from '#domain/picture/picture';
import { wholePicture } from '#domain/plan/corners';
import { type Corners, type Plan, wholeSide } from '#domain/plan/plan';
import type { TargetPack } from '#domain/target/target';
import { blankFields } from '#domain/template/fields';
import {
  addPaper,
  canDrop,
  dropSide,
  editSide,
  flip,
  foundPaper,
  nthUse,
  nudgeCorner,
  otherPaper,
  placeCorner,
  resetSide,
  startPlan,
  swapSides,
  takeCorners,
  turn,
} from './plan-edit.ts';

const plan: Plan = {
  version: 1,
  sides: [wholeSide('a'), wholeSide('b')],
  layout: 'stacked',
  rim: 0.03,
  paper: 'SFZ',
  format: 'jpg',
};

const square = (at: number): Corners => [
  [at, at],
  [at + 0.3, at],
  [at + 0.3, at + 0.3],
  [at, at + 0.3],
];

describe('two papers in one scan', () => {
  const papers: LocatedPaper[] = [
    { corners: square(0.1), confidence: 0.9 },
    { corners: square(0.6), confidence: 0.7 },
    { corners: square(0.4), confidence: 0.3 },
  ];
  const one = {
    ...plan,
    sides: [{ ...wholeSide('a'), corners: square(0.12), turns: 1 } as const, wholeSide('b')],
  };
  const two = addPaper(one, 0, papers[1]!);

  it('offers the one that no side shows, takes it after the first, and leaves it out again', () => {
    expect(otherPaper(one, 0, papers)).toBe(papers[1]);
    expect(two.sides.map(({ scanId, corners, turns }) => [scanId, corners, turns])).toEqual([
      ['a', square(0.12), 1],
      ['a', square(0.6), 1],
      ['b', null, 0],
    ]);
    expect(otherPaper(two, 0, papers)).toBeUndefined();
    expect([nthUse(two, 0), nthUse(two, 1), nthUse(two, 2)]).toEqual([0, 1, 0]);
    expect([canDrop(two, 0), canDrop(two, 1), canDrop(two, 2)]).toEqual([true, true, false]);
    expect(dropSide(two, 1)).toEqual(one);
    expect(dropSide(two, 2)).toBe(two);
  });

  it('offers nothing unlikely, and nothing where the whole scan is shown', () => {
    expect(otherPaper(one, 0, [papers[0]!, papers[2]!])).toBeUndefined();
    expect(otherPaper(one, 1, papers)).toBeUndefined();
  });

  it('finds for each side what lies under it', () => {
    expect(foundPaper(two, 0, papers)).toBe(papers[0]);
    expect(foundPaper(swapSides({ ...two, sides: two.sides.slice(0, 2) }), 0, papers)).toBe(papers[1]);
    expect(foundPaper(one, 1, papers)).toBe(papers[0]);
    expect(foundPaper(one, 1, [])).toBeUndefined();
  });
});

describe('edits of a plan', () => {
  it('turns four times back to where it was, either way', () => {
    for (const way of [1, -1] as const) {
      const turned = [1, 2, 3, 4].reduce((side) => turn(side, way), wholeSide('a'));
      expect(turned).toEqual(wholeSide('a'));
    }
    expect(turn(wholeSide('a'), -1).turns).toBe(3);
  });

  it('flips twice back to where it was', () => expect(flip(flip(wholeSide('a')))).toEqual(wholeSide('a')));

  it('keeps corners on the scan, wherever they are dragged, and moves only the one', () => {
    const far = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), far, far, (corner, x, y) => {
        const { corners } = placeCorner(wholeSide('a'), corner, [x, y]);
        for (const value of corners?.flat() ?? [-1]) expect(value >= 0 && value <= 1).toBe(true);
        const moved = corners?.filter(
          ([cx, cy], at) => at !== corner && (cx !== [0, 1, 1, 0][at] || cy !== [0, 0, 1, 1][at]),
        );
        expect(moved).toEqual([]);
      }),
    );
  });

  it('nudges by fractions of the scan', () => {
    const side = nudgeCorner(placeCorner(wholeSide('a'), 0, [0.5, 0.5]), 0, 0.01, -0.02);
    expect(side.corners?.[0]).toEqual([0.51, 0.48]);
    expect(resetSide(side)).toEqual(wholeSide('a'));
  });

  it('edits the side it names', () => {
    expect(editSide(plan, 1, flip).sides.map((side) => side.flip)).toEqual([false, true]);
  });

  it('swaps the order of the sides', () => {
    expect(swapSides(plan).sides.map((side) => side.scanId)).toEqual(['b', 'a']);
  });
});

describe('startPlan', () => {
  const target = { picture: { makes: ['jpg', 'bmp'] } } as unknown as TargetPack;
  const scan = (id: string, side: ScanSide, papers: readonly LocatedPaper[] = []) =>
    ({ id, side, facts: { papers } }) as unknown as Scan;
  const fields = { ...blankFields, certificate: { ...blankFields.certificate, type: 'SFZ' as const } };

  it('takes every scan whole, front first', () => {
    const start = startPlan(
      { scans: [scan('b', 'back'), scan('a', 'front')], picture: null, fields },
      target,
    );
    expect(start.sides).toEqual([wholeSide('a'), wholeSide('b')]);
    expect(start).toMatchObject({ paper: 'SFZ', format: 'jpg', layout: 'stacked' });
  });

  it('takes found corners that are sure, and no others', () => {
    const corners = placeCorner(wholeSide('a'), 0, [0.1, 0.1]).corners ?? wholePicture;
    const start = startPlan(
      {
        scans: [
          scan('a', 'front', [{ corners, confidence: 0.8 }]),
          scan('b', 'back', [{ corners, confidence: 0.79 }]),
        ],
        picture: null,
        fields,
      },
      target,
    );
    expect(start.sides).toEqual([{ ...wholeSide('a'), corners }, wholeSide('b')]);
    expect(takeCorners(corners)(wholeSide('b'))).toEqual({ ...wholeSide('b'), corners });
  });

  it('keeps the plan of the picture, drops scans that are gone and adds new ones whole', () => {
    const kept = { ...wholeSide('a'), turns: 2 as const };
    const picture = {
      plan: { ...plan, format: 'bmp', sides: [wholeSide('gone'), kept] },
    } as unknown as Picture;
    const start = startPlan({ scans: [scan('a', 'front'), scan('c', 'page')], picture, fields }, target);
    expect(start.sides).toEqual([kept, wholeSide('c')]);
    expect(start.format).toBe('bmp');
  });
});
