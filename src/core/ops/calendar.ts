import { setImmediate } from 'node:timers/promises';
import type { CalendarDay, CalendarFilePart, CalendarQuery } from '#contract/calendar';
import type { CalendarItem } from '#contract/views';
import { type CalendarKind, calendarKinds } from '#domain/calendar/calendar-template';
import { addDays, type CalendarDate } from '#domain/date/calendar-date';
import { createSayer } from '#text/say';
import { calendarFileParts } from '../calendar-file.ts';
import type { CalendarPlace, CalendarRange, DayCount } from '../ports/calendar.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import { guardStream, os } from './base.ts';
import { recheck } from './recheck.ts';

export const calendarOperations = {
  view: os.calendar.view.handler(async ({ context, input, signal }) => {
    await recheck(context, signal);
    const { templates, holidays } = context;
    const range = rangeOf(context, input);
    const days = daysOf(templates.calendar.counts({ ...range, kinds: calendarKinds }));
    const behind = templates.calendar.counts({ ...range, from: addDays(range.to, 1), to: lastDay });
    const later = range.to < lastDay ? behind.reduce((sum, { n }) => sum + n, 0) : 0;
    const { ready } = templates.counts({ search: '' });
    return { from: range.from, to: range.to, days, later, ready, holidays: holidays() };
  }),
  page: os.calendar.page.handler(async ({ context, input: { offset, limit, ...query }, signal }) => {
    await recheck(context, signal);
    return { items: context.templates.calendar.page(rangeOf(context, query), offset, limit) };
  }),
  file: os.calendar.file.handler(({ context, input, signal, errors }) =>
    guardStream({ context, errors }, writeFile(context, input, signal)),
  ),
};

async function* writeFile(
  context: DeskContext,
  query: CalendarQuery,
  signal: AbortSignal | undefined,
): AsyncGenerator<CalendarFilePart> {
  await recheck(context, signal);
  const { settings, clock } = context;
  yield { kind: 'name', name: `shiming-${clock.today()}.ics` };
  const say = createSayer(settings.read().language);
  const items = calendarItems(context, rangeOf(context, query), signal);
  for await (const text of calendarFileParts(items, say, clock.now())) yield { kind: 'text', text };
}

const lastDay: CalendarDate = '9999-12-31';
const yearDays = 365;
/** Items written at once: each takes up to a millisecond, and other calls come between. */
const chunk = 25;

const rangeOf = (
  { clock }: DeskContext,
  { from = clock.today(), to, kinds }: CalendarQuery,
): CalendarRange => {
  const until = to === null ? lastDay : (to ?? addDays(from, yearDays));
  return { from, to: until, kinds: kinds ?? calendarKinds };
};

const daysOf = (counts: readonly DayCount[]): CalendarDay[] =>
  [...Map.groupBy(counts, ({ day }) => day)].map(([day, ofDay]) => ({
    day,
    counts: Object.fromEntries(ofDay.map(({ kind, n }): [CalendarKind, number] => [kind, n])),
  }));

/** All items of a range, some at a time, other calls in between. */
async function* calendarItems(
  { templates }: DeskContext,
  range: CalendarRange,
  signal?: AbortSignal,
): AsyncGenerator<readonly CalendarItem[]> {
  for (let place: CalendarPlace | null = ['', '', 0]; place; ) {
    const { items, last }: ReturnType<typeof templates.calendar.next> = templates.calendar.next(
      range,
      place,
      chunk,
    );
    if (items.length > 0) yield items;
    place = last;
    await setImmediate();
    signal?.throwIfAborted();
  }
}
