/** China's published working days of 2026, and the days of templates counted with them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import shipped from '../../../assets/holidays.json' with { type: 'json' };
import { goodDossiers, readTarget } from '../../../tests/dossiers.ts';
import { addDays } from '../date/calendar-date.ts';
import { finding } from '../finding/finding.ts';
import type { ReviewState } from '../template/state.ts';
import { calendarFacts, templateCalendar } from './template-calendar.ts';
import { addWorkingDays, type Holidays, isWorkingDay, weekendsOnly } from './working-days.ts';

const holidays: Holidays = shipped;

describe('working days', () => {
  it.each([
    ['2026-10-01', false],
    ['2026-10-10', true],
    ['2026-09-20', true],
    ['2026-11-21', false],
    ['2026-11-23', true],
    ['2026-02-28', true],
    ['2026-02-23', false],
    // 2027 is not published yet: weekends only.
    ['2027-10-01', true],
    ['2027-10-02', false],
  ])('%s: %s', (day, wanted) => {
    expect(isWorkingDay(day, holidays)).toBe(wanted);
  });

  it('are counted over the National Day week', () => {
    expect(addWorkingDays('2026-09-30', 1, holidays)).toBe('2026-10-08');
    expect(addWorkingDays('2026-09-30', 3, holidays)).toBe('2026-10-10');
    expect(addWorkingDays('2026-09-30', 1, weekendsOnly)).toBe('2026-10-01');
  });

  it('lists name only days that differ from the week, in their own year', () => {
    for (const [year, { rest, work }] of Object.entries(holidays.years))
      for (const day of [...rest, ...work]) {
        expect(day.startsWith(year)).toBe(true);
        expect(isWorkingDay(day, holidays)).not.toBe(isWorkingDay(day, weekendsOnly));
      }
  });

  it('always lie ahead, and one more is later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 20 }), (offset, count) => {
        const day = addDays('2025-01-01', offset);
        const reached = addWorkingDays(day, count, holidays);
        expect(reached > day && isWorkingDay(reached, holidays)).toBe(true);
        expect(addWorkingDays(day, count + 1, holidays) > reached).toBe(true);
      }),
    );
  });
});

describe('templateCalendar', () => {
  const { fields } = goodDossiers.person;
  const of = (state: ReviewState, more: { readyFrom?: string; expires?: string } = {}) =>
    templateCalendar(
      {
        ...calendarFacts(
          { ...fields, certificate: { ...fields.certificate, expires: more.expires ?? 'long-term' } },
          more.readyFrom
            ? [
                finding(
                  'issued-too-recently',
                  { field: 'certificate.issued' },
                  { data: { readyFrom: more.readyFrom } },
                ),
              ]
            : [],
        ),
        state,
        since: '2026-09-30',
        sentOn: '2026-09-30',
      },
      readTarget('strict'),
      '2026-09-30',
      holidays,
    );

  it('says from when it may go out, until when an answer is usual, when to try again, when the certificate ends', () => {
    expect(of('not-submitted', { readyFrom: '2026-10-04' })).toEqual([
      { day: '2026-10-04', kind: 'ready', because: ['issued-too-recently'] },
    ]);
    // R38: three to five working days.
    expect(of('in-review')).toEqual([
      // Names without verification go on hold five days after they were sent.
      { day: '2026-10-05', kind: 'names-on-hold' },
      { day: '2026-10-10', kind: 'answer-from' },
      { day: '2026-10-13', kind: 'answer-due' },
    ]);
    expect(of('rejected').map(({ kind }) => kind)).toEqual(['names-on-hold', 'retry-from', 'retry-until']);
    expect(of('verified', { expires: '2026-12-31' })).toEqual([
      { day: '2026-12-01', kind: 'certificate-ends-soon' },
      { day: '2026-12-31', kind: 'certificate-ends' },
    ]);
    expect(of('verified', { expires: '2026-09-29' })).toEqual([]);
  });
});
