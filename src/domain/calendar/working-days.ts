/** Working days of registrars and registry: China's week, with its holidays and the weekends that are worked for them, as data. */
import { addDays, type CalendarDate } from '../date/calendar-date.ts';

export type Holidays = {
  /** By year: weekdays without work, and weekend days with work. A year that is missing has its weekends only. */
  readonly years: Readonly<
    Record<string, { readonly rest: readonly CalendarDate[]; readonly work: readonly CalendarDate[] }>
  >;
};

export const weekendsOnly: Holidays = { years: {} };

/** Whether offices work on this day. */
export const isWorkingDay = (day: CalendarDate, { years }: Holidays): boolean => {
  const year = years[day.slice(0, 4)];
  if (year?.work.includes(day)) return true;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !year?.rest.includes(day);
};

/** The `count`-th working day after `day`; `day` itself never counts. `count` is 1 or more. */
export const addWorkingDays = (day: CalendarDate, count: number, holidays: Holidays): CalendarDate => {
  let at = day;
  for (let left = count; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkingDay(at, holidays)) left--;
  }
  return at;
};
