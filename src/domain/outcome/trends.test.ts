/** Weeks, forecasts from what was known then, and which findings deserve trust. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../date/calendar-date.ts';
import { type Answered, mondayOf, trendsOf, wilson } from './trends.ts';

const answer = (day: string, more: Partial<Answered> = {}): Answered => ({
  sentOn: day,
  answeredOn: addDays(day, 3),
  target: 'strict',
  customer: '甲',
  findings: [],
  isRejected: false,
  failures: [],
  ...more,
});

it.each([
  ['2026-11-23', '2026-11-23'],
  ['2026-11-29', '2026-11-23'],
  ['2026-01-01', '2025-12-29'],
])('the week of %s begins on %s', (day, monday) => {
  expect(mondayOf(day)).toBe(monday);
});

it.each([
  [0, 0, 0, 1],
  [5, 10, 0.27, 0.73],
  [10, 10, 0.79, 1],
] as const)('%i of %i lies between %d and %d', (hits, of, low, high) => {
  const bounds = wilson(hits, of);
  expect(bounds[0]).toBeCloseTo(low, 1);
  expect(bounds[1]).toBeCloseTo(high, 1);
});

describe('trendsOf', () => {
  const blurred = { findings: ['picture-blurred'], isRejected: true, failures: ['F07'] } as const;
  const past = Array.from({ length: 20 }, (_, at) => answer('2026-10-05', at < 8 ? blurred : {}));

  it('forecasts from answers that were there before, and not from those that came later', () => {
    const later = [answer('2026-11-02', { findings: ['picture-blurred'] }), answer('2026-11-03')];
    const { weeks } = trendsOf([...past, ...later]);
    expect(weeks).toEqual([
      { key: '2026-10-05', verified: 12, rejected: 8, forecast: null },
      // Nine in ten of the blurred came back, and one in fourteen of the others.
      { key: '2026-11-02', verified: 2, rejected: 0, forecast: 1 },
    ]);
  });

  it('trusts a finding whose submissions come back more often, and says where it is too early', () => {
    const { rules } = trendsOf([
      ...past,
      answer('2026-10-06', { findings: ['picture-grey-copy'], isRejected: true }),
    ]);
    expect(rules).toMatchObject([
      { code: 'picture-blurred', sent: 8, rejected: 8, foresaw: 8, trust: 'heed' },
      { code: 'picture-grey-copy', sent: 1, rejected: 1, foresaw: 0, trust: 'unclear' },
    ]);
    const harmless = Array.from({ length: 40 }, () =>
      answer('2026-10-06', { findings: ['picture-low-resolution'] }),
    );
    expect(trendsOf([...past, ...harmless]).rules).toContainEqual(
      expect.objectContaining({ code: 'picture-low-resolution', trust: 'harmless' }),
    );
  });

  it('says nothing where few others were answered', () => {
    const few = Array.from({ length: 6 }, (_, at) => answer('2026-10-05', at < 5 ? blurred : {}));
    expect(trendsOf(few).rules).toMatchObject([{ code: 'picture-blurred', trust: 'unclear' }]);
  });

  it('loses no answer', () => {
    const one = fc.record({
      day: fc.integer({ min: 0, max: 400 }),
      wait: fc.nat(20),
      isRejected: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 80 }), (drawn) => {
        const answers = drawn.map(({ day, wait, isRejected }) => {
          const sentOn = addDays('2025-11-03', day);
          return answer(sentOn, { answeredOn: addDays(sentOn, wait), isRejected });
        });
        const { weeks, targets } = trendsOf(answers);
        const sum = (of: readonly { verified: number; rejected: number }[]) =>
          of.reduce((all, { verified, rejected }) => all + verified + rejected, 0);
        expect(sum(weeks)).toBe(answers.length);
        expect(sum(targets)).toBe(answers.length);
        for (const { forecast } of weeks) if (forecast !== null) expect(forecast).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
