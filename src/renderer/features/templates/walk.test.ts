import { expect, it } from 'vitest';
import { nextProblem, stepFrom } from './walk.ts';

const ids = ['a', 'b', 'c', 'd'];

it('steps to either side and ends at the ends', () => {
  expect(stepFrom(ids, 'b', 1)).toBe('c');
  expect(stepFrom(ids, 'b', -1)).toBe('a');
  expect(stepFrom(ids, 'd', 1)).toBeNull();
  expect(stepFrom(ids, 'a', -1)).toBeNull();
  expect(stepFrom(ids, null, 1)).toBe('a');
  expect(stepFrom(ids, 'gone', -1)).toBe('d');
  expect(stepFrom([], null, 1)).toBeNull();
});

it('finds the next problem behind, then from the top, never the open one', () => {
  expect(nextProblem(ids, 'b', new Set(['a', 'b', 'd']))).toBe('d');
  expect(nextProblem(ids, 'd', new Set(['a', 'd']))).toBe('a');
  expect(nextProblem(ids, 'b', new Set(['b']))).toBeNull();
  expect(nextProblem(ids, null, new Set(['c']))).toBe('c');
});
