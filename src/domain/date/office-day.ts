/** Days and times as the office counts them: registrars count in China, so it is Shanghai's calendar wherever the machine stands. */
import type { CalendarDate } from './calendar-date.ts';

const dayFormat = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const timeFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
});

/** The office's calendar day of an ISO time. */
export const officeDay = (at: string): CalendarDate => dayFormat.format(new Date(at));

/** The office's day and time of an ISO time: 2026-11-28 04:52. */
export const officeTime = (at: string): string => `${officeDay(at)} ${timeFormat.format(new Date(at))}`;

/** The ISO time at which a calendar day begins in China, which has had one offset since 1992. */
export const officeDayStart = (day: CalendarDate): string => new Date(`${day}T00:00:00+08:00`).toISOString();
