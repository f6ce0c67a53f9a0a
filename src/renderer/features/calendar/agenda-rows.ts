/** The agenda as flat rows: a line for each day, then its items. */

import type { CalendarItem } from '#contract/views';
import { type Holidays, isWorkingDay } from '#domain/calendar/working-days';
import { addDays, type CalendarDate, daysBetween } from '#domain/date/calendar-date';

export type AgendaRow =
  | {
      readonly kind: 'day';
      readonly day: CalendarDate;
      /** Days from today, and the working days among them where they are few enough to matter. */
      readonly ahead: number;
      readonly work: number | null;
      readonly items: number;
    }
  | {
      readonly kind: 'item';
      readonly item: CalendarItem;
      /** So far ahead that nothing is to be done about it yet. */
      readonly isFar: boolean;
    };

/** Further ahead nobody counts working days, and nothing is urgent. */
const countedDays = 60;

/** Items are sorted by day. */
export const agendaRows = (
  items: readonly CalendarItem[],
  today: CalendarDate,
  holidays: Holidays,
): readonly AgendaRow[] => {
  const rows: AgendaRow[] = [];
  const byDay = Map.groupBy(items, ({ day }) => day);
  for (const [day, ofDay] of byDay) {
    const ahead = daysBetween(today, day);
    const isFar = ahead > countedDays;
    const work = isFar ? null : workingDaysUntil(today, day, holidays);
    rows.push({ kind: 'day', day, ahead, work, items: ofDay.length });
    rows.push(...ofDay.map((item) => ({ kind: 'item' as const, item, isFar })));
  }
  return rows;
};

/** Working days after `from`, up to and with `to`. */
const workingDaysUntil = (from: CalendarDate, to: CalendarDate, holidays: Holidays): number => {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, holidays)) count++;
  return count;
};

/** Days of the weeks, from Monday, that show the month of `day`. */
export const weeksOfMonth = (day: CalendarDate): readonly (readonly CalendarDate[])[] => {
  const first = `${day.slice(0, 8)}01`;
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const start = addDays(first, -weekday);
  const month = day.slice(0, 7);
  const weeks: CalendarDate[][] = [];
  for (let week = start; week.slice(0, 7) <= month; week = addDays(week, 7))
    weeks.push(Array.from({ length: 7 }, (_, at) => addDays(week, at)));
  return weeks;
};

/** The same day of another month, or that month's last. */
export const addMonths = (day: CalendarDate, months: number): CalendarDate => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const end = new Date(Date.UTC(year, month + months, 0));
  const last = end.getUTCDate();
  return `${end.toISOString().slice(0, 8)}${String(Math.min(date, last)).padStart(2, '0')}`;
};
