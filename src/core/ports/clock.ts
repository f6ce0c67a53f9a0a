/** What time it is, as the core sees it. */
import type { CalendarDate } from '#domain/date/calendar-date';

export type Clock = {
  /** UTC ISO time. */
  now(): string;
  /** The office's calendar day. */
  today(): CalendarDate;
};
