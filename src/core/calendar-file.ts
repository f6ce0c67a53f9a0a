/** The calendar as an iCalendar file (RFC 5545): one all-day event for each day that matters. */
import { createEvents } from 'ics';
import type { CalendarItem } from '#contract/views';
import type { Sayer } from '#text/say';

/** Text of the `.ics` file, lines ended by CRLF. `stamp` is the UTC ISO time that the events carry. */
export const writeCalendarFile = (items: readonly CalendarItem[], say: Sayer, stamp: string): string => {
  const { error, value } = createEvents(
    items.map((item) => ({
      uid: `${item.template}-${item.kind}@shiming-desk`,
      title: `${capital(say.label(`calendar.${item.kind}`))}: ${item.name}`,
      start: dayParts(item.day),
      duration: { days: 1 },
      timestamp: Date.parse(stamp),
      productId: 'shiming-desk',
      busyStatus: 'FREE' as const,
      classification: 'PRIVATE' as const,
    })),
  );
  if (error || typeof value !== 'string') throw error ?? new Error('the calendar could not be written');
  return value;
};

const dayParts = (day: string): [number, number, number] => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return [year, month, date];
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
