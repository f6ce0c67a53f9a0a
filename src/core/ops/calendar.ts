import type { CalendarItem, TemplateView } from '#contract/views';
import { templateCalendar } from '#domain/calendar/template-calendar';
import type { CalendarDate } from '#domain/date/calendar-date';
import { dayInShanghai } from '../system-clock.ts';
import { os } from './base.ts';

export const calendarOperations = {
  list: os.calendar.list.handler(({ context }): CalendarItem[] => {
    const { templates, targets, settings, clock, holidays } = context;
    const today = clock.today();
    const fallback = settings.read().target;
    return templates
      .ids()
      .flatMap((id) => {
        const view = templates.view(id);
        const { fields, check, state } = view;
        const target = targets.get(fields.target || fallback);
        return templateCalendar({ fields, check, state, since: sinceDay(view) }, target, today, holidays).map(
          (entry) => ({ ...entry, template: id, name: fields.holder.zh || fields.holder.en }),
        );
      })
      .sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
  }),
};

/** The day of the last change of state; a template that never changed its state has it since it was made. */
const sinceDay = ({ events, createdAt }: TemplateView): CalendarDate =>
  dayInShanghai(events.find((event) => event.kind === 'state-set')?.at ?? createdAt);
