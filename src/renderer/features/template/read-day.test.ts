import { describe, expect, it } from 'vitest';
import { readDay } from './read-day.ts';

describe('readDay', () => {
  it.each([
    ['2026-03-08', '2026-03-08'],
    ['2026/3/8', '2026-03-08'],
    ['2026.03.8', '2026-03-08'],
    ['20260308', '2026-03-08'],
    ['2026年3月8日', '2026-03-08'],
    ['２０２６－０３－０８', '2026-03-08'],
    ['2026-02-30', null],
    ['2026-3', null],
    ['3/8/2026', null],
    ['', null],
  ])('reads %s as %s', (text, day) => expect(readDay(text, false)).toBe(day));

  it('knows papers without an end only where they may be', () => {
    expect(readDay('长期', true)).toBe('long-term');
    expect(readDay('long-term', true)).toBe('long-term');
    expect(readDay('长期', false)).toBeNull();
  });
});
