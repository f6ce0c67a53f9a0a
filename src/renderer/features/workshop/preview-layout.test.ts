import { describe, expect, it } from 'vitest';
import { type Plan, wholeSide } from '#domain/plan/plan';
import { fullRoom, layoutPreview } from './preview-layout.ts';

const plan: Plan = { version: 1, sides: [], layout: 'stacked', rim: 0, paper: '', format: 'jpg' };
const room = { width: 400, height: 400 };

describe('layoutPreview', () => {
  it('fits one whole scan into the room', () => {
    const { width, height, sides } = layoutPreview(
      [{ side: wholeSide('a'), width: 2000, height: 1000 }],
      plan,
      room,
    );
    expect([width, height]).toEqual([400, 200]);
    expect(sides[0]).toMatchObject({ left: 0, top: 0, matrix: 'none', sheetWidth: 400, sheetHeight: 200 });
  });

  it('swaps width and height for a quarter turn', () => {
    const { width, height, sides } = layoutPreview(
      [{ side: { ...wholeSide('a'), turns: 1 }, width: 2000, height: 1000 }],
      plan,
      room,
    );
    expect([width, height]).toEqual([200, 400]);
    expect(sides[0]).toMatchObject({ sheetWidth: 400, sheetHeight: 200 });
  });

  it('gives stacked sides one width, and sides in a row one height', () => {
    const facts = [
      { side: wholeSide('a'), width: 2000, height: 1000 },
      { side: wholeSide('b'), width: 500, height: 500 },
    ];
    const stacked = layoutPreview(facts, plan, room);
    expect(stacked.sides.map((side) => side.width)).toEqual([
      expect.closeTo(400 / 1.52, 6),
      expect.closeTo(400 / 1.52, 6),
    ]);
    const row = layoutPreview(facts, { ...plan, layout: 'side-by-side' }, room);
    expect(row.sides.map((side) => side.height)).toEqual([
      expect.closeTo(400 / 3.02, 6),
      expect.closeTo(400 / 3.02, 6),
    ]);
    expect(row.sides[1]?.left).toBeCloseTo((400 * 2.02) / 3.02, 6);
  });

  it('gives a card its true shape and keeps the rim', () => {
    const side = {
      ...wholeSide('a'),
      corners: [
        [0.1, 0.1],
        [0.9, 0.1],
        [0.9, 0.7],
        [0.1, 0.7],
      ],
    } as const;
    const { width, height, sides } = layoutPreview(
      [{ side, width: 1000, height: 1000 }],
      { ...plan, paper: 'SFZ', rim: 0.05 },
      room,
    );
    const paperHeight = 800 / (85.6 / 53.98);
    expect(width / height).toBeCloseTo((800 + 0.1 * paperHeight) / (1.1 * paperHeight), 2);
    expect(sides[0]?.matrix).toMatch(/^matrix3d\(/);
  });
});

describe('fullRoom', () => {
  const facts = [
    { side: wholeSide('a'), width: 2000, height: 1000 },
    { side: { ...wholeSide('b'), turns: 1 as const }, width: 1500, height: 900 },
  ];

  it('has a pixel for every pixel of the side that shows least', () => {
    expect(layoutPreview(facts.slice(0, 1), plan, fullRoom(facts.slice(0, 1), plan))).toMatchObject({
      width: 2000,
      height: 1000,
    });
    const stacked = layoutPreview(facts, plan, fullRoom(facts, plan));
    expect(stacked.sides.map((side) => side.width)).toEqual([900, 900]);
    const row = { ...plan, layout: 'side-by-side' } as const;
    expect(layoutPreview(facts, row, fullRoom(facts, row)).sides.map((side) => side.height)).toEqual([
      1000, 1000,
    ]);
  });
});
