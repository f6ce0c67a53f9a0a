import { expect, it } from 'vitest';
import { officeDay, officeTime } from './office-day.ts';

it.each([
  ['2026-11-27T20:52:00Z', '2026-11-28', '2026-11-28 04:52'],
  ['2026-11-27T15:59:59Z', '2026-11-27', '2026-11-27 23:59'],
  ['2026-11-27T16:00:00Z', '2026-11-28', '2026-11-28 00:00'],
  ['2026-11-27T23:30:00-08:00', '2026-11-28', '2026-11-28 15:30'],
])('%s is %s, %s at the office, in whatever zone the machine stands', (at, day, time) => {
  expect(officeDay(at)).toBe(day);
  expect(officeTime(at)).toBe(time);
});
