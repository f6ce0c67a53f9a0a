/** The calendar as an iCalendar file (RFC 5545): one all-day event for each day that matters. */
import { createEvents } from 'ics';
import type { CalendarItem } from '#contract/views';
import type { Sayer } from '#text/say';

/**
 * Text of the `.ics` file in parts, lines ended by CRLF; together they are one calendar. `stamp` is the UTC ISO time that the
 * events carry. Without any item it is an empty calendar.
 */
export async function* calendarFileParts(
  chunks: AsyncIterable<readonly CalendarItem[]>,
  say: Sayer,
  stamp: string,
): AsyncGenerator<string> {
  const { head, tail } = split(writeEvents([sample], say, stamp));
  yield head;
  for await (const items of chunks) yield split(writeEvents(items, say, stamp)).events;
  yield tail;
}

const sample: CalendarItem = { day: '2000-01-01', kind: 'ready', template: '', name: '' };

const writeEvents = (items: readonly CalendarItem[], say: Sayer, stamp: string): string => {
  const { error, value } = createEvents(
    items.map((item) => ({
      // Names of one template have several days of one kind.
      uid: `${item.template}-${item.kind}${item.names === undefined ? '' : `-${item.day}`}@shiming-desk`,
      title: titleOf(item, say),
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

const titleOf = ({ kind, name, names, first = '' }: CalendarItem, say: Sayer): string => {
  const about = names === undefined ? '' : ` (${say.domains(names, first)})`;
  return `${capital(say.label(`calendar.${kind}`))}: ${name}${about}`;
};

/** A calendar is its head, its events and its end; the library only writes whole ones. */
const split = (calendar: string): { head: string; events: string; tail: string } => {
  const begin = calendar.indexOf('BEGIN:VEVENT');
  const end = calendar.lastIndexOf('END:VCALENDAR');
  return { head: calendar.slice(0, begin), events: calendar.slice(begin, end), tail: calendar.slice(end) };
};

const dayParts = (day: string): [number, number, number] => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return [year, month, date];
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
