/**
 * Where one domain name stands with the registry, for names that are verified one by one (RealNameStatus of a domain; CN3 for the
 * hold), and what of a template follows from its names (docs/adr/0024).
 */
import type { CalendarDate } from '../date/calendar-date.ts';
import type { KnownFailure } from '../guide/failure-table.ts';
import { failureRow } from '../guide/failure-table.ts';
import type { ReviewState } from '../template/state.ts';

export const domainStates = ['not-submitted', 'in-review', 'verified', 'rejected', 'on-hold'] as const;
export type DomainState = (typeof domainStates)[number];

/** What is known of one name; a day is `''` while it is not known. */
export type DomainRecord = {
  readonly state: DomainState;
  readonly registeredOn: CalendarDate;
  /** Unverified and not resolved any more (serverHold, clientHold), since this day. */
  readonly heldOn: CalendarDate;
  /** The registry has deleted it, or will on this day (N7). */
  readonly deletedOn: CalendarDate;
  readonly submittedOn: CalendarDate;
  readonly answeredOn: CalendarDate;
  /** The reviewer's own words. */
  readonly message: string;
  /** What they mean; null where there are none, or none that is known. */
  readonly failure: KnownFailure | null;
};

export const blankDomain: DomainRecord = {
  state: 'not-submitted',
  registeredOn: '',
  heldOn: '',
  deletedOn: '',
  submittedOn: '',
  answeredOn: '',
  message: '',
  failure: null,
};

/** How a name is told from others: without case, width, blanks around it and the dot of the root. */
export const domainKey = (typed: string): string =>
  typed.trim().toLowerCase().normalize('NFKC').replace(/\.$/, '');

export type DomainChange = {
  readonly state?: DomainState | undefined;
  /** Day on which it came into the state. */
  readonly on: CalendarDate;
  readonly message?: string | undefined;
  readonly failure?: KnownFailure | null | undefined;
  /** `''` takes a day away. */
  readonly registeredOn?: CalendarDate | undefined;
  readonly deletedOn?: CalendarDate | undefined;
};

/** The record after the change; the same object when it changes nothing. */
export const changeDomain = (record: DomainRecord, change: DomainChange): DomainRecord => {
  const { registeredOn = record.registeredOn, deletedOn = record.deletedOn } = change;
  const next = { ...withState(record, change), registeredOn, deletedOn };
  return domainFields.every((field) => next[field] === record[field]) ? record : next;
};

const domainFields = Object.keys(blankDomain) as (keyof DomainRecord)[];

const withState = (
  record: DomainRecord,
  { state, on, message = '', failure = null }: DomainChange,
): DomainRecord => {
  const answer = { answeredOn: on, message, failure };
  switch (state) {
    case undefined:
      return record;
    case 'not-submitted':
      return { ...blankDomain, state };
    // A name that is on hold stays so until it is verified (CN3).
    case 'in-review':
      return { ...record, state, submittedOn: on, answeredOn: '', message: '', failure: null };
    case 'verified':
      return { ...record, ...answer, state, heldOn: '' };
    case 'rejected':
      return { ...record, ...answer, state };
    case 'on-hold':
      return { ...record, state, heldOn: on, ...(message === '' ? {} : { message, failure }) };
  }
};

export const isDeleted = ({ deletedOn }: DomainRecord, today: CalendarDate): boolean =>
  deletedOn !== '' && deletedOn <= today;

/**
 * Whether the office has to hand the name in: it is registered and was never submitted, came back, or is on hold.
 * `passedOn`: the day since which the template is verified, `''` while it is not; what is registered from then on needs no
 * verification of its own (CN1, R37).
 */
export const isDue = (record: DomainRecord, passedOn: CalendarDate, today: CalendarDate): boolean => {
  if (isDeleted(record, today)) return false;
  const { state, registeredOn } = record;
  if (state === 'not-submitted') return registeredOn !== '' && !isCovered(record, passedOn);
  // A name that was refused for itself cannot be submitted again (R61).
  return state === 'on-hold' || (state === 'rejected' && !isForItsName(record));
};

/** Registered with a template that was verified already. */
export const isCovered = ({ state, registeredOn }: DomainRecord, passedOn: CalendarDate): boolean =>
  state === 'not-submitted' && passedOn !== '' && registeredOn >= passedOn;

/** Refused for what the name says (R61, naming review), which tells nothing about its holder. */
export const isForItsName = ({ state, failure }: DomainRecord): boolean =>
  state === 'rejected' &&
  failure !== null &&
  failureRow(failure).categories.every((category) => category === 'naming');

export type DomainCounts = Readonly<Record<DomainState, number>> & {
  readonly total: number;
  /** Those that the office has to hand in. */
  readonly due: number;
  /** First day on which one of them goes on hold; null where none will. */
  readonly holdOn: CalendarDate | null;
};

/**
 * What the names of a template come to: its state after they were set. Only what was submitted is answered: a template that nobody
 * has submitted never becomes verified, and a verified one stays so, whatever one of its names meets.
 */
export const stateFromDomains = (now: ReviewState, records: Iterable<DomainRecord>): ReviewState => {
  if (now === 'verified') return now;
  const states = new Set<DomainState>();
  for (const record of records) if (!isForItsName(record)) states.add(record.state);
  if (states.has('rejected')) return 'rejected';
  if (states.has('in-review')) return 'in-review';
  return now !== 'not-submitted' && states.has('verified') ? 'verified' : now;
};
