import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarItem } from '#contract/views';
import { addDays } from '#domain/date/calendar-date';
import { addMonths, agendaRows, weeksOfMonth } from './agenda-rows.ts';

const holidays = { years: { '2026': { rest: ['2026-10-01'], work: ['2026-10-10'] } } };
const item = (day: string): CalendarItem => ({ day, kind: 'ready', template: day, name: '样本' });

describe('agendaRows', () => {
  it('puts a line before the items of each day, with working days counted over holidays', () => {
    const rows = agendaRows(
      [item('2026-09-30'), item('2026-10-02'), item('2026-10-02')],
      '2026-09-30',
      holidays,
    );
    expect(
      rows.map((row) => (row.kind === 'day' ? [row.day, row.ahead, row.work, row.items] : 'item')),
    ).toEqual([['2026-09-30', 0, 0, 1], 'item', ['2026-10-02', 2, 1, 2], 'item', 'item']);
    expect(agendaRows([item('2030-01-01')], '2026-09-30', holidays)).toMatchObject([
      { work: null },
      { isFar: true },
    ]);
    expect(rows[1]).toMatchObject({ isFar: false });
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
