/** Domain names of a template, each with a state of its own. */
import { type } from '@orpc/contract';
import { z } from 'zod';
import type { CalendarDate } from '#domain/date/calendar-date';
import { type DomainCounts, type DomainRecord, domainStates } from '#domain/domain-name/domain-state';
import { operation } from './operation.ts';
import { dateSchema, idSchema } from './schemas.ts';
import type { TemplateView } from './views.ts';

export type DomainView = Omit<DomainRecord, 'message'> & {
  /** As it is typed in the template. */
  readonly name: string;
  /** Which of the list's messages; null where it has none. One answer is about many names. */
  readonly message: number | null;
  /** Whether the office has to hand it in. */
  readonly due: boolean;
  /** The day on which it goes on hold; null where none is known. */
  readonly holdOn: CalendarDate | null;
};

export type DomainList = {
  readonly template: string;
  readonly revision: number;
  readonly rows: readonly DomainView[];
  /** The reviewer's words that these rows have got, each once. */
  readonly messages: readonly string[];
  /** Names that fit the question. */
  readonly total: number;
  readonly counts: DomainCounts;
};

/** Names by themselves, all, or all that stand so. */
const chosenDomains = z.union([
  z.object({ names: z.array(z.string().max(260)).min(1).max(20_000) }),
  z.object({ of: z.enum(['all', ...domainStates]) }),
]);
const dayOrNone = dateSchema.or(z.literal(''));

export const domainsContract = {
  /** Due names first, else in the order of the template; a page of those that fit. Fault: not-found. */
  list: operation
    .input(
      z.object({
        template: idSchema,
        states: z.array(z.enum(domainStates)).max(domainStates.length).optional(),
        search: z.string().max(260).default(''),
        offset: z.int().nonnegative().default(0),
        limit: z.int().min(1).max(1_000).default(200),
      }),
    )
    .output(type<DomainList>()),
  /**
   * Sets names of one template; its own state follows. Without `revision` whatever the template is now.
   * Faults: not-found, stale-revision, domain-unknown.
   */
  set: operation
    .input(
      z.object({
        template: idSchema,
        revision: z.int().nonnegative().optional(),
        chosen: chosenDomains,
        state: z.enum(domainStates).optional(),
        /** Day on which they came into the state; today without. */
        on: dateSchema.optional(),
        /** The reviewer's answer, as pasted. */
        message: z.string().max(20_000).optional(),
        /** `''` takes the day away. */
        registeredOn: dayOrNone.optional(),
        deletedOn: dayOrNone.optional(),
      }),
    )
    .output(type<TemplateView>()),
};
