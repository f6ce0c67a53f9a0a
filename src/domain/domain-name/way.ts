/** The two ways of verification: the whole template, or the names of it that are registered and not yet verified. */
import type { NamedDomain } from '../calendar/calendar-template.ts';
import type { CalendarDate } from '../date/calendar-date.ts';
import type { PayloadWay } from '../payload/payload.ts';
import type { ReviewState } from '../template/state.ts';
import { type DomainCounts, isCovered, isDeleted, isForItsName } from './domain-state.ts';

/** The way that is offered: a template that is not verified goes first, a verified one has only its names left to hand in (R37). */
export const offeredWay = (state: ReviewState, counts: DomainCounts | null): PayloadWay =>
  state === 'verified' && (counts?.due ?? 0) > 0 ? 'domain' : 'template';

/**
 * Names that go the way of names: neither verified, in review, deleted, nor refused for themselves (R61). A name of which nothing
 * is known goes too: whoever chooses this way says that it is registered.
 */
export const domainsToSubmit = (
  domains: readonly NamedDomain[],
  { state, since }: { readonly state: ReviewState; readonly since: CalendarDate },
  today: CalendarDate,
): readonly string[] =>
  domains
    .filter(
      ({ record }) =>
        record.state !== 'verified' &&
        record.state !== 'in-review' &&
        !isDeleted(record, today) &&
        !isForItsName(record) &&
        !isCovered(record, state === 'verified' ? since : ''),
    )
    .map(({ name }) => name);
