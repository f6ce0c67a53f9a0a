import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDay } from '#contract/calendar';
import { addDays } from '#domain/date/calendar-date';
import { addMonths, agendaDays, countRows, rowAt, shownKinds, weeksOfMonth } from './agenda-rows.ts';

const holidays = { years: { '2026': { rest: ['2026-10-01'], work: ['2026-10-10'] } } };
const ready = (day: string, n = 1): CalendarDay => ({ day, counts: { ready: n } });

describe('agendaDays', () => {
  it('puts a line before the items of each day, with working days counted over holidays', () => {
    const agenda = agendaDays(
      [ready('2026-09-30'), ready('2026-10-02', 2), ready('2030-01-01')],
      shownKinds,
      '2026-09-30',
      holidays,
    );
    expect(agenda).toMatchObject([
      { day: '2026-09-30', ahead: 0, work: 0, items: 1, row: 0, first: 0, isFar: false },
      { day: '2026-10-02', ahead: 2, work: 1, items: 2, row: 2, first: 1, isFar: false },
      { day: '2030-01-01', work: null, row: 5, first: 3, isFar: true },
    ]);
    const rows = Array.from({ length: countRows(agenda) }, (_, index) => rowAt(agenda, index)!);
    expect(rows.map((row) => (row.kind === 'day' ? row.day.day : row.item))).toEqual([
      '2026-09-30',
      0,
      '2026-10-02',
      1,
      2,
      '2030-01-01',
      3,
    ]);
    expect([rowAt(agenda, -1), rowAt(agenda, 7), rowAt([], 0)]).toEqual([undefined, undefined, undefined]);
  });

  it('shows a certificate once, and only days of the kinds asked for', () => {
    const days: CalendarDay[] = [
      { day: '2026-12-01', counts: { 'certificate-ends-soon': 4 } },
      { day: '2026-12-31', counts: { 'certificate-ends': 4, 'names-on-hold': 1 } },
    ];
    expect(agendaDays(days, shownKinds, '2026-11-23', holidays)).toMatchObject([
      { day: '2026-12-31', items: 5 },
    ]);
    expect(agendaDays(days, ['names-on-hold'], '2026-11-23', holidays)).toMatchObject([{ items: 1 }]);
  });

  it('numbers rows and items without gaps, whatever the days hold', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 30 }), (counts) => {
        const days = counts.map((n, at) => ready(addDays('2026-09-30', at), n));
        const agenda = agendaDays(days, shownKinds, '2026-09-30', holidays);
        const rows = Array.from({ length: countRows(agenda) }, (_, index) => rowAt(agenda, index)!);
        const items = rows.flatMap((row) => (row.kind === 'item' ? [row.item] : []));
        expect(items).toEqual(items.map((_, at) => at));
        expect(items).toHaveLength(counts.reduce((a, b) => a + b, 0));
        expect(rows.filter(({ kind }) => kind === 'day')).toHaveLength(counts.filter((n) => n > 0).length);
      }),
    );
  });
});

describe('weeksOfMonth', () => {
  it('begins on Mondays, holds every day of the month, and no week without one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), (offset) => {
        const day = addDays('2020-01-01', offset);
        const weeks = weeksOfMonth(day);
        const month = day.slice(0, 7);
        for (const week of weeks) {
          expect(new Date(`${week[0]}T00:00:00Z`).getUTCDay()).toBe(1);
          expect(week.some((one) => one.startsWith(month))).toBe(true);
        }
        const days = weeks.flat().filter((one) => one.startsWith(month));
        expect(days[0]).toBe(`${month}-01`);
        expect(addDays(days.at(-1)!, 1)).toBe(`${addMonths(day, 1).slice(0, 7)}-01`);
      }),
    );
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2028-03-31', -1, '2028-02-29'],
  ])('%s and %i months: %s', (day, months, wanted) => {
    expect(addMonths(day, months)).toBe(wanted);
  });
});
