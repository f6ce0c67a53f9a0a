/** The office's clock. Registrars count days in China, so the calendar day is Shanghai's wherever the machine stands. */
import type { CalendarDate } from '#domain/date/calendar-date';
import type { Clock } from './context.ts';

const shanghaiDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day in China of an ISO time. */
export const dayInShanghai = (at: string): CalendarDate => shanghaiDay.format(new Date(at));

/** `today` fixes the calendar day (option `--today`); the time of day stays real. */
export const systemClock = (today?: CalendarDate): Clock => ({
  now: () => new Date().toISOString(),
  today: () => today ?? shanghaiDay.format(new Date()),
});
