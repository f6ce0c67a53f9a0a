/** Which backups stay: three of today, one of every other day, ten in all. Pure. */
import type { CalendarDate } from '#domain/date/calendar-date';

const mostOfToday = 3;
const mostInAll = 10;

/** `backups`: newest first, each with the office's day on which it was made. Answers with the names that stay. */
export const keptOf = (
  backups: readonly { readonly name: string; readonly day: CalendarDate }[],
  today: CalendarDate,
): ReadonlySet<string> => {
  const perDay = new Map<CalendarDate, number>();
  const kept: string[] = [];
  for (const { name, day } of backups) {
    const so = perDay.get(day) ?? 0;
    if (kept.length >= mostInAll || so >= (day === today ? mostOfToday : 1)) continue;
    perDay.set(day, so + 1);
    kept.push(name);
  }
  return new Set(kept);
};
