/** The agenda as rows by number: a line for each day, then its items, which come by page and need not be here. */

import type { CalendarDay } from '#contract/calendar';
import { type CalendarKind, calendarKinds } from '#domain/calendar/calendar-template';
import { type Holidays, isWorkingDay } from '#domain/calendar/working-days';
import { addDays, type CalendarDate, daysBetween } from '#domain/date/calendar-date';

/** A certificate has one row, on its last day, which says from when it may be refused. */
export const shownKinds = calendarKinds.filter((kind) => kind !== 'certificate-ends-soon');

export type AgendaDay = {
  readonly day: CalendarDate;
  /** Days from today, and the working days among them where they are few enough to matter. */
  readonly ahead: number;
  readonly work: number | null;
  readonly items: number;
  /** Number of its line among the rows, and of its first item among the items. */
  readonly row: number;
  readonly first: number;
  /** So far ahead that nothing is to be done about it yet. */
  readonly isFar: boolean;
};

export type AgendaRow =
  | { readonly kind: 'day'; readonly day: AgendaDay }
  | { readonly kind: 'item'; readonly day: AgendaDay; readonly item: number };

/** Further ahead nobody counts working days, and nothing is urgent. */
const countedDays = 60;

/** Days that have items of these kinds, in their order. */
export const agendaDays = (
  days: readonly CalendarDay[],
  kinds: readonly CalendarKind[],
  today: CalendarDate,
  holidays: Holidays,
): readonly AgendaDay[] => {
  const agenda: AgendaDay[] = [];
  let [row, first] = [0, 0];
  for (const { day, counts } of days) {
    const items = kinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
    if (items === 0) continue;
    const ahead = daysBetween(today, day);
    const isFar = ahead > countedDays;
    const work = isFar ? null : workingDaysUntil(today, day, holidays);
    agenda.push({ day, ahead, work, items, row, first, isFar });
    row += 1 + items;
    first += items;
  }
  return agenda;
};

export const countRows = (agenda: readonly AgendaDay[]): number => {
  const last = agenda.at(-1);
  return last ? last.row + 1 + last.items : 0;
};

/** The row of this number, from 0; undefined behind the last. */
export const rowAt = (agenda: readonly AgendaDay[], index: number): AgendaRow | undefined => {
  let [low, high] = [0, agenda.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (agenda[middle]!.row <= index) low = middle;
    else high = middle - 1;
  }
  const day = agenda[low];
  if (!day || index < 0 || index > day.row + day.items) return undefined;
  return index === day.row
    ? { kind: 'day', day }
    : { kind: 'item', day, item: day.first + index - day.row - 1 };
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
