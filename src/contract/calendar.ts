/** Days ahead of all templates, by range. */
import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import { type CalendarKind, calendarKinds } from '#domain/calendar/calendar-template';
import type { Holidays } from '#domain/calendar/working-days';
import type { CalendarDate } from '#domain/date/calendar-date';
import { operation } from './operation.ts';
import { dateSchema } from './schemas.ts';
import type { CalendarItem } from './views.ts';

export type CalendarDay = {
  readonly day: CalendarDate;
  /** How many of each kind; kinds without any are missing. */
  readonly counts: Readonly<Partial<Record<CalendarKind, number>>>;
};

export type CalendarView = {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Days of the range that have any, earliest first, with all kinds. */
  readonly days: readonly CalendarDay[];
  /** What lies behind the range, of the kinds asked for. */
  readonly later: number;
  /** Templates that may go out now. */
  readonly ready: number;
  /** Days off and worked weekends, as far as they are published. */
  readonly holidays: Holidays;
};

export type CalendarPage = { readonly items: readonly CalendarItem[] };

/** Parts of an iCalendar file (RFC 5545) in their order; together they are the file. */
export type CalendarFilePart =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const rangeSchema = z.object({
  /** Today without. */
  from: dateSchema.optional(),
  /** A year ahead without; `null` has no end. */
  to: dateSchema.nullable().optional(),
  /** All without. */
  kinds: z.array(z.enum(calendarKinds)).max(calendarKinds.length).optional(),
});
export type CalendarQuery = z.infer<typeof rangeSchema>;

export const calendarOperations = {
  /** How much lies on each day of a range. */
  view: operation.input(rangeSchema).output(type<CalendarView>()),
  /** The items of a range, by day, then kind. */
  page: operation
    .input(
      rangeSchema.extend({
        offset: z.int().nonnegative().default(0),
        limit: z.int().min(1).max(500).default(200),
      }),
    )
    .output(type<CalendarPage>()),
  /** The items of a range as a file for other calendars, in the desk's language. */
  file: operation.input(rangeSchema).output(eventIterator(type<CalendarFilePart>())),
};
