/** The days that matter for one template: when it may go out, when an answer is due, when its certificate ends (R22, R38, R42, R56). */
import { addDays, type CalendarDate, isCalendarDate } from '../date/calendar-date.ts';
import type { TargetPack } from '../target/target.ts';
import type { TemplateFields } from '../template/fields.ts';
import type { CheckSummary } from '../template/readiness.ts';
import type { ReviewState } from '../template/state.ts';
import { addWorkingDays, type Holidays } from './working-days.ts';

export const calendarKinds = [
  /** Everything but the date is right: it may go out from this day. */
  'ready',
  /** First and last day on which the reviewer's answer is usual. */
  'answer-from',
  'answer-due',
  /** First and last day of the usual wait before trying again after a rejection of right data. */
  'retry-from',
  'retry-until',
  'certificate-ends-soon',
  'certificate-ends',
] as const;
export type CalendarKind = (typeof calendarKinds)[number];

export type CalendarEntry = { readonly day: CalendarDate; readonly kind: CalendarKind };

export type CalendarTemplate = {
  readonly fields: TemplateFields;
  readonly check: CheckSummary;
  readonly state: ReviewState;
  /** Day on which it came into its state. */
  readonly since: CalendarDate;
};

/** Days from `today` on, earliest first. */
export const templateCalendar = (
  { fields, check, state, since }: CalendarTemplate,
  { waiting }: TargetPack,
  today: CalendarDate,
  holidays: Holidays,
): CalendarEntry[] => {
  const entries: CalendarEntry[] = [];
  if ((state === 'not-submitted' || state === 'rejected') && check.readyFrom !== null)
    entries.push({ day: check.readyFrom, kind: 'ready' });
  const after = (days: number): CalendarDate => addWorkingDays(since, days, holidays);
  if (state === 'in-review')
    entries.push(
      { day: after(waiting.reviewDays[0]), kind: 'answer-from' },
      { day: after(waiting.reviewDays[1]), kind: 'answer-due' },
    );
  if (state === 'rejected')
    entries.push({ day: after(1), kind: 'retry-from' }, { day: after(3), kind: 'retry-until' });
  const { expires } = fields.certificate;
  if (isCalendarDate(expires))
    entries.push(
      { day: addDays(expires, -waiting.beforeExpiryDays), kind: 'certificate-ends-soon' },
      { day: expires, kind: 'certificate-ends' },
    );
  return entries
    .filter(({ day }) => day >= today)
    .sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
};
