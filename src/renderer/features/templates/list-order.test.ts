import { expect, it } from 'vitest';
import { orderOf } from './list-order.ts';

it('gives no two readings the same version: rows kept for one are never shown for another', () => {
  const readings = [['a', 'b'], ['b', 'a'], ['a', 'b'], []].map((ids) => orderOf(ids));
  expect(new Set(readings.map(({ version }) => version)).size).toBe(readings.length);
  expect(readings[1]?.ids).toEqual(['b', 'a']);
});
