/** Days as people write them in a list: today, yesterday, month and day, or the whole date. */
import { type CalendarDate, daysBetween } from '#domain/date/calendar-date';
import type { Say } from '../app/use-text.ts';

const pad = (value: number): string => String(value).padStart(2, '0');

/** The local calendar day of a UTC time. */
export const dayOf = (iso: string): CalendarDate => {
  const date = new Date(iso);
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
};

export const timeOf = (iso: string): string => {
  const date = new Date(iso);
  return `${dayOf(iso)} ${pad(date.getHours())}:${pad(date.getMinutes())}`;
};

export const shortDay = (t: Say, iso: string, today: CalendarDate): string => {
  const day = dayOf(iso);
  const ago = daysBetween(day, today);
  if (ago === 0) return t('day.today');
  if (ago === 1) return t('day.yesterday');
  return day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day;
};
