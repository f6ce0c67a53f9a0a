/** Calendar dates as `YYYY-MM-DD` strings in the proleptic Gregorian calendar, without time or zone. */

export type CalendarDate = string & { readonly [brand]?: never };
declare const brand: unique symbol;

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether `text` is an existing day written as YYYY-MM-DD. */
export const isCalendarDate = (text: string): boolean => {
  const [, year, month, day] = pattern.exec(text) ?? [];
  return year !== undefined && existsDay(Number(year), Number(month), Number(day));
};

/** Whether the day exists (1 February to 31 January alike); years 1 to 9999. */
export const existsDay = (year: number, month: number, day: number): boolean => {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
  return day <= days;
};

/** The day `days` later (or earlier). `date` must exist. */
export const addDays = (date: CalendarDate, days: number): CalendarDate => {
  const time = Date.parse(`${date}T00:00:00Z`) + days * 86_400_000;
  return new Date(time).toISOString().slice(0, 10);
};

/** Days from `from` to `to`; negative when `to` is earlier. Both must exist. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
