import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut, onPicture } from './layout.ts';
import { type Corners, type Plan, type SidePlan, wholeSide } from './plan.ts';

const photo = { width: 4000, height: 3000 };
const card: Corners = [
  [0.2, 0.2],
  [0.8, 0.2],
  [0.8, 0.7],
  [0.2, 0.7],
];
const planOf = (sides: readonly SidePlan[], more: Partial<Plan> = {}): Plan => ({
  version: 1,
  sides,
  layout: 'stacked',
  rim: 0,
  paper: '',
  format: 'jpg',
  ...more,
});
const side = (scanId: string, more: Partial<SidePlan> = {}): SidePlan => ({
  ...wholeSide(scanId),
  corners: card,
  ...more,
});
const near = (x: number, y: number, width: number, height: number) => ({
  x: expect.closeTo(x, 2),
  y: expect.closeTo(y, 2),
  width: expect.closeTo(width, 2),
  height: expect.closeTo(height, 2),
});
/** The right upper quarter of the card, on the scan. */
const quarter = { x: 0.5, y: 0.2, width: 0.3, height: 0.25 };

describe('layOut', () => {
  it('puts stacked sides of one width below each other, with a gap', () => {
    const { size, gap, sides } = layOut(planOf([side('a'), side('b')]), () => photo);
    expect(sides[0]).toMatchObject({ left: 0, top: 0, width: 2400, height: 1500 });
    expect(sides[1]).toMatchObject({ left: 0, top: 1500 + gap, width: 2400, height: 1500 });
    expect(size).toEqual({ width: 2400, height: 3000 + gap });
  });
});

describe('onPicture', () => {
  it('finds the place of a region on the straightened side', () => {
    expect(onPicture(planOf([side('a')]), () => photo, 'a', quarter)).toEqual(near(0.5, 0, 0.5, 0.5));
  });

  it('follows flip and turns', () => {
    const place = (more: Partial<SidePlan>) =>
      onPicture(planOf([side('a', more)]), () => photo, 'a', quarter);
    expect(place({ flip: true })).toEqual(near(0, 0, 0.5, 0.5));
    expect(place({ turns: 1 })).toEqual(near(0.5, 0.5, 0.5, 0.5));
    expect(place({ turns: 2 })).toEqual(near(0, 0.5, 0.5, 0.5));
    expect(place({ turns: 3 })).toEqual(near(0, 0, 0.5, 0.5));
  });

  it('finds the second side below the gap, or beside it', () => {
    const plan = planOf([side('a'), side('b')]);
    const { size, sides } = layOut(plan, () => photo);
    expect(onPicture(plan, () => photo, 'b', quarter)).toEqual(
      near(0.5, sides[1]!.top / size.height, 0.5, 750 / size.height),
    );
    const row = planOf([side('a'), side('b')], { layout: 'side-by-side' });
    expect(onPicture(row, () => photo, 'b', quarter)?.x).toBeCloseTo(0.755, 2);
  });

  it('knows no place for another scan, nor for what was cut away', () => {
    expect(onPicture(planOf([side('a')]), () => photo, 'b', quarter)).toBeNull();
    expect(
      onPicture(planOf([side('a')]), () => photo, 'a', { x: 0.02, y: 0.02, width: 0.1, height: 0.1 }),
    ).toBeNull();
  });

  it('stays on the picture', () => {
    const share = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    const region = fc.record({
      x: share(0, 0.9),
      y: share(0, 0.9),
      width: share(0.02, 1),
      height: share(0.02, 1),
    });
    const lie = fc.record({ turns: fc.constantFrom(0, 1, 2, 3), flip: fc.boolean() });
    fc.assert(
      fc.property(region, lie, (where, more) => {
        const plan = planOf([side('a', more), side('b')]);
        const place = onPicture(plan, () => photo, 'a', where);
        if (!place) return;
        expect(Math.min(place.x, place.y)).toBeGreaterThanOrEqual(0);
        expect(Math.max(place.x + place.width, place.y + place.height)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});
