import { setImmediate } from 'node:timers/promises';
import type { CalendarItem } from '#contract/views';
import { templateCalendar } from '#domain/calendar/template-calendar';
import { createSayer } from '#text/say';
import { writeCalendarFile } from '../calendar-file.ts';
import type { DeskContext, TemplateDays } from '../context.ts';
import { os } from './base.ts';
import { recheck } from './recheck.ts';

export const calendarOperations = {
  list: os.calendar.list.handler(async ({ context, signal }) => {
    await recheck(context, signal);
    return itemsOf(context, context.templates.days());
  }),
  view: os.calendar.view.handler(async ({ context, signal }) => {
    await recheck(context, signal);
    const days = context.templates.days();
    return {
      items: await itemsOf(context, days),
      ready: days.filter(({ state, readiness }) => state === 'not-submitted' && readiness === 'ready').length,
      holidays: context.holidays,
    };
  }),
  file: os.calendar.file.handler(async ({ context, input: { kinds }, signal }) => {
    await recheck(context, signal);
    const items = await itemsOf(context, context.templates.days());
    const wanted = kinds === undefined ? items : items.filter(({ kind }) => kinds.includes(kind));
    const say = createSayer(context.settings.read().language);
    return {
      name: `shiming-${context.clock.today()}.ics`,
      text: writeCalendarFile(wanted, say, context.clock.now()),
    };
  }),
};

/** Days of so many templates are counted before other calls get their turn. */
const chunk = 1000;

const itemsOf = async (context: DeskContext, days: readonly TemplateDays[]): Promise<CalendarItem[]> => {
  const { targets, settings, clock, holidays } = context;
  const today = clock.today();
  const fallback = targets.get(settings.read().target);
  const items: CalendarItem[] = [];
  for (const [index, day] of days.entries()) {
    if (index % chunk === chunk - 1) await setImmediate();
    const target = targets.find(day.target) ?? fallback;
    for (const entry of templateCalendar(day, target, today, holidays))
      items.push({ ...entry, template: day.id, name: day.name });
  }
  return items.sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
};
