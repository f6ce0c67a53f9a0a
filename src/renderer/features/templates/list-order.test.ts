import { expect, it } from 'vitest';
import { orderOf, pagesAround } from './list-order.ts';

it('gives no two readings the same version: rows kept for one are never shown for another', () => {
  const readings = [['a', 'b'], ['b', 'a'], ['a', 'b'], []].map((ids) => orderOf(ids));
  expect(new Set(readings.map(({ version }) => version)).size).toBe(readings.length);
  expect(readings[1]?.ids).toEqual(['b', 'a']);
});

it('names the pages around what exists on screen, those in sight first, none beyond the list', () => {
  const pages = (first: number, last: number, count: number) =>
    pagesAround({ first, last, more: 1 }, 50, count);
  expect(pages(0, 30, 1000)).toEqual([0, 1]);
  expect(pages(210, 260, 1000)).toEqual([4, 5, 3, 6]);
  expect(pages(980, 999, 1000)).toEqual([19, 18]);
  expect(pages(0, -1, 0)).toEqual([]);
  // The list has become shorter, and the scroll event is still to come.
  expect(pages(900, 950, 120)).toEqual([]);
});
