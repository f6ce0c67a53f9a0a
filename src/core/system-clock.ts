/** The office's clock: the calendar day is the office's wherever the machine stands. */
import type { CalendarDate } from '#domain/date/calendar-date';
import { officeDay } from '#domain/date/office-day';
import type { Clock } from './ports/clock.ts';

/** `today` fixes the calendar day (option `--today`); the time of day stays real. */
export const systemClock = (today?: CalendarDate): Clock => ({
  now: () => new Date().toISOString(),
  today: () => today ?? officeDay(new Date().toISOString()),
});
