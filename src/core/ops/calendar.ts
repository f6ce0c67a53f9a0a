import { setImmediate } from 'node:timers/promises';
import type { CalendarItem } from '#contract/views';
import { templateCalendar } from '#domain/calendar/template-calendar';
import { dayInShanghai } from '../system-clock.ts';
import { os } from './base.ts';

export const calendarOperations = {
  list: os.calendar.list.handler(async ({ context, signal }): Promise<CalendarItem[]> => {
    const { templates, targets, settings, clock, holidays } = context;
    const today = clock.today();
    const fallback = settings.read().target;
    const items: CalendarItem[] = [];
    for (const [index, id] of templates.ids().entries()) {
      if (index % 20 === 19) await setImmediate();
      signal?.throwIfAborted();
      const { fields, findings, state, createdAt } = templates.check(id);
      const days = templates.stateDays(id);
      // A template that never changed its state has it since it was made.
      const since = days.since ?? dayInShanghai(createdAt);
      const target = targets.find(fields.target) ?? targets.get(fallback);
      const entries = templateCalendar(
        { fields, findings, state, since, sentOn: days.sentOn ?? since },
        target,
        today,
        holidays,
      );
      const name = fields.holder.zh || fields.holder.en;
      items.push(...entries.map((entry) => ({ ...entry, template: id, name })));
    }
    return items.sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
  }),
};
