import { assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsIn, measures, tileAfter, tileGap } from './layout.ts';

/** Ten tiles, four side by side: 0–3, 4–7, 8 9. */
const board = { count: 10, columns: 4, rows: 2 };

describe('keys among tiles', () => {
  it.each([
    ['ArrowRight', 3, 4],
    ['ArrowRight', 9, 9],
    ['ArrowLeft', 4, 3],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 1, 5],
    ['ArrowDown', 6, 9],
    ['ArrowDown', 9, 9],
    ['ArrowUp', 9, 5],
    ['ArrowUp', 2, 2],
    ['PageDown', 1, 9],
    ['PageDown', 0, 8],
    ['PageUp', 9, 1],
    ['PageUp', 5, 1],
    ['Home', 7, 0],
    ['End', 0, 9],
    ['a', 3, null],
  ] as const)('%s from %i leads to %s', (key, from, to) => {
    expect(tileAfter(key, from, board)).toBe(to);
  });

  it('move nothing on an empty board', () => {
    expect(tileAfter('End', 0, { count: 0, columns: 4, rows: 2 })).toBeNull();
  });

  const boards = record({
    count: integer({ min: 1, max: 400 }),
    columns: integer({ min: 1, max: 12 }),
    rows: integer({ min: 1, max: 8 }),
    from: integer({ min: 0, max: 399 }),
  });

  it('never leave the board, and reach any tile in at most as many steps as it has rows and columns', () => {
    assert(
      property(boards, integer({ min: 0, max: 399 }), ({ from, ...size }, goal) => {
        const to = goal % size.count;
        let at = from % size.count;
        let steps = 0;
        const press = (key: string) => {
          at = tileAfter(key, at, size)!;
          steps += 1;
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThan(size.count);
        };
        const row = (tile: number) => Math.floor(tile / size.columns);
        while (row(at) !== row(to)) press(row(at) < row(to) ? 'ArrowDown' : 'ArrowUp');
        while (at !== to) press(at < to ? 'ArrowRight' : 'ArrowLeft');
        expect(steps).toBeLessThanOrEqual(Math.ceil(size.count / size.columns) + size.columns);
      }),
    );
  });

  it('lead back the way they came where the way was open', () => {
    const ways = [
      ['ArrowRight', 'ArrowLeft'],
      ['ArrowLeft', 'ArrowRight'],
      ['ArrowDown', 'ArrowUp'],
      ['ArrowUp', 'ArrowDown'],
      ['PageDown', 'PageUp'],
    ] as const;
    assert(
      property(boards, constantFrom(...ways), ({ from, ...size }, [there, back]) => {
        const at = from % size.count;
        const to = tileAfter(there, at, size)!;
        const step = Math.abs(to - at);
        const whole = { ArrowRight: 1, ArrowLeft: 1, PageDown: size.rows * size.columns }[there as string];
        if (step !== (whole ?? size.columns)) return;
        expect(tileAfter(back, to, size)).toBe(at);
      }),
    );
  });
});

describe('tiles side by side', () => {
  it('are as many as fit, never none, and never narrower than they may be', () => {
    assert(
      property(integer({ min: 0, max: 4000 }), constantFrom('small', 'large'), (width, size) => {
        const columns = columnsIn(width, size);
        const { least } = measures[size];
        expect(columns).toBeGreaterThanOrEqual(1);
        if (columns > 1) expect((width - tileGap) / columns - tileGap).toBeGreaterThanOrEqual(least);
        expect((width - tileGap) / (columns + 1) - tileGap).toBeLessThan(least);
      }),
    );
  });
});
