import { expect, it } from 'vitest';
import { isIdle } from './idle.ts';

it.each([
  [0, 599_999, 10, false],
  [0, 600_000, 10, true],
  [700_000, 0, 10, true],
  [0, 9e9, 0, false],
])('last input at %d, now %d, %d minutes: %s', (last, now, minutes, idle) => {
  expect(isIdle(last, now, minutes)).toBe(idle);
});
