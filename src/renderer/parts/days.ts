/** Days as people write them in a list: today, yesterday, month and day, or the whole date. */
import { type CalendarDate, daysBetween } from '#domain/date/calendar-date';
import { officeDay } from '#domain/date/office-day';
import type { Say } from '../app/use-text.ts';

export const shortDay = (t: Say, iso: string, today: CalendarDate): string => {
  const day = officeDay(iso);
  const ago = daysBetween(day, today);
  if (ago === 0) return t('day.today');
  if (ago === 1) return t('day.yesterday');
  return day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day;
};
