import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeBlock } from './place-block.ts';

const room = { rows: 100, columns: 10 };
const shown = (block: string[][], selected = { rows: 1, columns: 1 }, within = room) => {
  const placed = placeBlock(block, selected, within);
  return Array.from({ length: placed.rows }, (_, row) =>
    Array.from({ length: placed.columns }, (_, column) => placed.at(row, column)),
  );
};

describe('a pasted block', () => {
  it('goes down from the first marked cell', () => {
    expect(shown([['a', 'b'], ['c']])).toEqual([
      ['a', 'b'],
      ['c', undefined],
    ]);
  });

  it('fills what is marked where that is a multiple of it', () => {
    expect(shown([['a']], { rows: 2, columns: 2 })).toEqual([
      ['a', 'a'],
      ['a', 'a'],
    ]);
    expect(shown([['a', 'b']], { rows: 2, columns: 2 })).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
    expect(shown([['a'], ['b']], { rows: 3, columns: 1 })).toEqual([['a'], ['b']]);
  });

  it('says how much of it has no place', () => {
    expect(
      placeBlock([['a', 'b', 'c'], ['d']], { rows: 1, columns: 1 }, { rows: 1, columns: 2 }),
    ).toMatchObject({ rows: 1, columns: 2, outside: 2 });
  });

  it('loses nothing: every cell is placed or outside', () => {
    const size = fc.record({ rows: fc.integer({ min: 1, max: 6 }), columns: fc.integer({ min: 1, max: 6 }) });
    const blocks = fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 5 }), { maxLength: 5 });
    fc.assert(
      fc.property(blocks, size, size, (block, selected, within) => {
        const placed = placeBlock(block, selected, within);
        const cells = block.flat().length;
        let set = 0;
        for (let row = 0; row < placed.rows; row += 1)
          for (let column = 0; column < placed.columns; column += 1)
            if (placed.at(row, column) !== undefined) set += 1;
        expect(placed.rows).toBeLessThanOrEqual(within.rows);
        expect(placed.columns).toBeLessThanOrEqual(within.columns);
        if (placed.outside > 0) expect(set + placed.outside).toBe(cells);
      }),
    );
  });
});
