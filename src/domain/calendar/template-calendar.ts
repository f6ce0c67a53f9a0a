/** The days that matter for one template and its names: when it may go out, when an answer is due, when its certificate ends (R22, R38, R42, R56). */
import { addDays, type CalendarDate } from '../date/calendar-date.ts';
import { readDate } from '../date/read-date.ts';
import type { Finding } from '../finding/finding.ts';
import type { TargetPack } from '../target/target.ts';
import type { TemplateFields } from '../template/fields.ts';
import { earliestDay } from '../template/readiness.ts';
import type { CalendarEntry, CalendarFacts, CalendarTemplate } from './calendar-template.ts';
import { domainCalendar } from './domain-calendar.ts';
import { addWorkingDays, type Holidays } from './working-days.ts';

export const calendarFacts = (fields: TemplateFields, findings: readonly Finding[]): CalendarFacts => ({
  expires: readDate(fields.certificate.expires).date ?? null,
  earliest: earliestDay(findings),
});

/** Days from `today` on, earliest first; a day that template and names share is one entry. */
export const templateCalendar = (
  template: CalendarTemplate,
  target: TargetPack,
  today: CalendarDate,
  holidays: Holidays,
): CalendarEntry[] => {
  const { expires, earliest, state, since, domains } = template;
  const { waiting } = target;
  const entries: CalendarEntry[] = [];
  if ((state === 'not-submitted' || state === 'rejected') && earliest)
    entries.push({ day: earliest.day, kind: 'ready', because: earliest.because });
  const after = (days: number): CalendarDate => addWorkingDays(since, days, holidays);
  if (state === 'in-review')
    entries.push(
      { day: after(waiting.reviewDays[0]), kind: 'answer-from' },
      { day: after(waiting.reviewDays[1]), kind: 'answer-due' },
    );
  if (state === 'rejected')
    entries.push(
      { day: after(waiting.retryDays[0]), kind: 'retry-from' },
      { day: after(waiting.retryDays[1]), kind: 'retry-until' },
    );
  if (expires !== null) {
    const from = addDays(expires, -waiting.beforeExpiryDays);
    entries.push(
      { day: from, kind: 'certificate-ends-soon' },
      { day: expires, kind: 'certificate-ends', from },
    );
  }
  const ofNames = domainCalendar(domains, template, target, today, holidays);
  return joined([...entries, ...ofNames])
    .filter(({ day }) => day >= today)
    .sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
};

/** The template's own entry takes up how many names share its day. */
const joined = (entries: readonly CalendarEntry[]): CalendarEntry[] => {
  const byDay = new Map<string, CalendarEntry>();
  for (const entry of entries) {
    const key = `${entry.kind} ${entry.day}`;
    byDay.set(key, { ...byDay.get(key), ...entry });
  }
  return [...byDay.values()];
};
