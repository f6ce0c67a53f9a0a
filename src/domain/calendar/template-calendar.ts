/** The days that matter for one template: when it may go out, when an answer is due, when its certificate ends (R22, R38, R42, R56). */
import { addDays, type CalendarDate } from '../date/calendar-date.ts';
import { readDate } from '../date/read-date.ts';
import type { Finding, FindingCode } from '../finding/finding.ts';
import type { TargetPack } from '../target/target.ts';
import type { TemplateFields } from '../template/fields.ts';
import { earliestDay } from '../template/readiness.ts';
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
  /** From this day unverified names are put on hold. */
  'names-on-hold',
  'certificate-ends-soon',
  'certificate-ends',
] as const;
export type CalendarKind = (typeof calendarKinds)[number];

export type CalendarEntry = {
  readonly day: CalendarDate;
  readonly kind: CalendarKind;
  /** Findings that only this day takes away. */
  readonly because?: readonly FindingCode[];
};

/** What of a template its days depend on; small enough to be kept for every template. */
export type CalendarFacts = {
  /** Last day of the certificate; null where it has none or none that can be read. */
  readonly expires: CalendarDate | null;
  readonly hasDomains: boolean;
  /** First day on which it may go out, where only time is missing. */
  readonly earliest: { readonly day: CalendarDate; readonly because: readonly FindingCode[] } | null;
};

export const calendarFacts = (fields: TemplateFields, findings: readonly Finding[]): CalendarFacts => ({
  expires: readDate(fields.certificate.expires).date ?? null,
  hasDomains: fields.domains.length > 0,
  earliest: earliestDay(findings),
});

export type CalendarTemplate = CalendarFacts & {
  readonly state: ReviewState;
  /** Day on which it came into its state. */
  readonly since: CalendarDate;
  /** Day on which it was first submitted; `since` when it never was. */
  readonly sentOn: CalendarDate;
};

/** Days from `today` on, earliest first. */
export const templateCalendar = (
  { expires, hasDomains, earliest, state, since, sentOn }: CalendarTemplate,
  { waiting }: TargetPack,
  today: CalendarDate,
  holidays: Holidays,
): CalendarEntry[] => {
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
    entries.push({ day: after(1), kind: 'retry-from' }, { day: after(3), kind: 'retry-until' });
  if ((state === 'in-review' || state === 'rejected') && waiting.holdDays !== null && hasDomains)
    entries.push({ day: addDays(sentOn, waiting.holdDays), kind: 'names-on-hold' });
  if (expires !== null)
    entries.push(
      { day: addDays(expires, -waiting.beforeExpiryDays), kind: 'certificate-ends-soon' },
      { day: expires, kind: 'certificate-ends' },
    );
  return entries
    .filter(({ day }) => day >= today)
    .sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
};
