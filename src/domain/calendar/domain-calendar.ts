/** The days of one template's names: when they go on hold (CN3), when answers are due (R38), when to try again (R56). */
import { addDays, type CalendarDate } from '../date/calendar-date.ts';
import {
  type DomainCounts,
  type DomainRecord,
  type DomainState,
  domainStates,
  isCovered,
  isDeleted,
  isDue,
  isForItsName,
} from '../domain-name/domain-state.ts';
import type { TargetPack } from '../target/target.ts';
import type { CalendarEntry, CalendarKind, CalendarTemplate, NamedDomain } from './calendar-template.ts';
import { addWorkingDays, type Holidays } from './working-days.ts';

/**
 * The day on which an unverified name goes on hold: so many days after it was registered, also while it is in review, since only a
 * verified name escapes. Where nobody knows when it was registered, the day of its first submission stands in: it was registered
 * by then. null where nothing is to be counted.
 */
export const holdDay = (
  record: DomainRecord,
  { state, since, sentOn }: Pick<CalendarTemplate, 'state' | 'since' | 'sentOn'>,
  holdDays: number | null,
  today: CalendarDate,
): CalendarDate | null => {
  if (holdDays === null || record.state === 'verified' || record.state === 'on-hold') return null;
  if (isDeleted(record, today) || isForItsName(record)) return null;
  if (isCovered(record, state === 'verified' ? since : '')) return null;
  const isOut = state === 'in-review' || state === 'rejected';
  const from = record.registeredOn || record.submittedOn || (isOut ? sentOn : '');
  return from === '' ? null : addDays(from, holdDays);
};

/** One entry for each kind and day, with how many names it is about and the first of them. */
export const domainCalendar = (
  domains: readonly NamedDomain[],
  template: Pick<CalendarTemplate, 'state' | 'since' | 'sentOn'>,
  { waiting }: TargetPack,
  today: CalendarDate,
  holidays: Holidays,
): CalendarEntry[] => {
  const entries = new Map<string, CalendarEntry & { names: number; first: string }>();
  const add = (kind: CalendarKind, day: CalendarDate, first: string): void => {
    const known = entries.get(`${kind} ${day}`);
    if (known) known.names += 1;
    else entries.set(`${kind} ${day}`, { kind, day, names: 1, first });
  };
  // Lists of names share few days, and counting working days is the slow part.
  const counted = new Map<string, CalendarDate>();
  const after = (day: CalendarDate, days: number): CalendarDate => {
    const key = `${day} ${days}`;
    const known = counted.get(key) ?? addWorkingDays(day, days, holidays);
    counted.set(key, known);
    return known;
  };
  for (const { name, record } of domains) {
    const hold = holdDay(record, template, waiting.holdDays, today);
    if (hold !== null) add('names-on-hold', hold, name);
    if (isDeleted(record, today)) continue;
    const { state, submittedOn, answeredOn } = record;
    if (state === 'in-review' && submittedOn !== '') {
      add('answer-from', after(submittedOn, waiting.reviewDays[0]), name);
      add('answer-due', after(submittedOn, waiting.reviewDays[1]), name);
    }
    if (state === 'rejected' && answeredOn !== '' && !isForItsName(record)) {
      add('retry-from', after(answeredOn, waiting.retryDays[0]), name);
      add('retry-until', after(answeredOn, waiting.retryDays[1]), name);
    }
  }
  return [...entries.values()];
};

/** How many names stand where, how many of them the office has to hand in, and when the first goes on hold. */
export const countDomains = (
  domains: readonly NamedDomain[],
  template: Pick<CalendarTemplate, 'state' | 'since' | 'sentOn'>,
  { waiting }: TargetPack,
  today: CalendarDate,
): DomainCounts => {
  const counts = Object.fromEntries(domainStates.map((state) => [state, 0])) as Record<DomainState, number>;
  const passedOn = template.state === 'verified' ? template.since : '';
  let due = 0;
  let holdOn: CalendarDate | null = null;
  for (const { record } of domains) {
    counts[record.state] += 1;
    if (isDue(record, passedOn, today)) due += 1;
    const hold = holdDay(record, template, waiting.holdDays, today);
    if (hold !== null && (holdOn === null || hold < holdOn)) holdOn = hold;
  }
  return { total: domains.length, ...counts, due, holdOn };
};
