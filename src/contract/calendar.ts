/** Days ahead of all templates. */
import { type } from '@orpc/contract';
import { z } from 'zod';
import { calendarKinds } from '#domain/calendar/template-calendar';
import type { Holidays } from '#domain/calendar/working-days';
import { operation } from './operation.ts';
import type { CalendarItem } from './views.ts';

export type CalendarView = {
  /** Earliest first. */
  readonly items: readonly CalendarItem[];
  /** Templates that may go out now. */
  readonly ready: number;
  /** Days off and worked weekends, as far as they are published. */
  readonly holidays: Holidays;
};

/** An iCalendar file (RFC 5545). */
export type CalendarFile = { readonly name: string; readonly text: string };

export const calendarOperations = {
  /** Days ahead of all templates, earliest first. */
  list: operation.output(type<readonly CalendarItem[]>()),
  /** The same with what may go out now and the days off. */
  view: operation.output(type<CalendarView>()),
  /** The days of some kinds, or all, as a file for other calendars, in the desk's language. */
  file: operation
    .input(z.object({ kinds: z.array(z.enum(calendarKinds)).max(calendarKinds.length).optional() }))
    .output(type<CalendarFile>()),
};
