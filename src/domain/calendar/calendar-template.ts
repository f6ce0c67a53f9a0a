/** What the days of a template and of its names are made of, and what comes out. */
import type { CalendarDate } from '../date/calendar-date.ts';
import type { DomainRecord } from '../domain-name/domain-state.ts';
import type { FindingCode } from '../finding/finding.ts';
import type { ReviewState } from '../template/state.ts';

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
  /** How many names the day is about, and the first of them; absent where it is about the template. */
  readonly names?: number;
  readonly first?: string;
  /** Of `certificate-ends`: the day from which reviewers may refuse it as ending soon. */
  readonly from?: CalendarDate;
};

/** What of a template's fields and findings its days depend on. */
export type CalendarFacts = {
  /** Last day of the certificate; null where it has none or none that can be read. */
  readonly expires: CalendarDate | null;
  /** First day on which it may go out, where only time is missing. */
  readonly earliest: { readonly day: CalendarDate; readonly because: readonly FindingCode[] } | null;
};

export type NamedDomain = { readonly name: string; readonly record: DomainRecord };

export type CalendarTemplate = CalendarFacts & {
  readonly state: ReviewState;
  /** Day on which it came into its state. */
  readonly since: CalendarDate;
  /** Day on which it was first submitted; `since` when it never was. */
  readonly sentOn: CalendarDate;
  readonly domains: readonly NamedDomain[];
};
