import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstCell, isBlock, type Marks, moved, placeAfter, rangeOf } from './marks.ts';

const size = { rows: 50, columns: 6, page: 10 };
const press = (marks: Marks, key: string, { far = false, extend = false } = {}): Marks => {
  const to = placeAfter(key, far, marks.active, size);
  return to ? moved(marks, to, extend, size) : marks;
};

it.each([
  ['ArrowDown', {}, { row: 1, column: 0 }],
  ['ArrowUp', {}, { row: -1, column: 0 }],
  ['ArrowRight', {}, { row: 0, column: 1 }],
  ['ArrowLeft', {}, { row: 0, column: 0 }],
  ['PageDown', {}, { row: 10, column: 0 }],
  ['End', {}, { row: 0, column: 5 }],
  ['End', { far: true }, { row: 49, column: 5 }],
  ['ArrowDown', { far: true }, { row: 49, column: 0 }],
  ['x', {}, { row: 0, column: 0 }],
] as const)('%s %o', (key, how, active) => {
  expect(press(firstCell, key, how).active).toEqual(active);
});

it('grows a block with Shift, and loses it without', () => {
  let marks = press(firstCell, 'ArrowDown', { extend: true });
  marks = press(marks, 'ArrowRight', { extend: true });
  expect(rangeOf(marks)).toEqual({ top: 0, bottom: 1, left: 0, right: 1 });
  expect(isBlock(marks)).toBe(true);
  expect(isBlock(press(marks, 'ArrowLeft'))).toBe(false);
});

it('stays within the grid, whatever is pressed', () => {
  const key = fc.constantFrom('ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp');
  const how = fc.record({ far: fc.boolean(), extend: fc.boolean() });
  fc.assert(
    fc.property(fc.array(fc.tuple(key, how)), (presses) => {
      const end = presses.reduce((marks, [name, more]) => press(marks, name, more), firstCell);
      const range = rangeOf(end);
      expect(range.top).toBeGreaterThanOrEqual(-1);
      expect(range.bottom).toBeLessThan(size.rows);
      expect(range.left).toBeGreaterThanOrEqual(0);
      expect(range.right).toBeLessThan(size.columns);
      // Headings are never part of a block.
      if (isBlock(end)) expect(range.top).toBeGreaterThanOrEqual(0);
    }),
  );
});
