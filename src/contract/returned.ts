/** Answers of reviewers: which templates wait for one or came back, and what a pasted message means for whom. */
import { type } from '@orpc/contract';
import { z } from 'zod';
import type { Holidays } from '#domain/calendar/working-days';
import type { CertificateType } from '#domain/certificate/type';
import type { CalendarDate } from '#domain/date/calendar-date';
import type { FailureId } from '#domain/finding/finding';
import type { Explanation } from '#domain/guide/explain';
import type { Mention } from '#domain/guide/find-mentions';
import type { Readiness, ReviewState } from '#domain/template/state';
import type { FaultCode } from './faults.ts';
import { operation } from './operation.ts';
import { dateSchema, idSchema } from './schemas.ts';
import type { TemplateView } from './views.ts';

/** One template that was rejected or is in review; the number is masked. */
export type ReturnedRow = {
  readonly id: string;
  readonly name: string;
  readonly certificateType: CertificateType | '';
  readonly maskedNumber: string;
  readonly customer: string;
  readonly state: ReviewState;
  readonly readiness: Readiness;
  readonly stops: number;
  readonly readyFrom: CalendarDate | null;
  /** Day on which it came into its state. */
  readonly since: CalendarDate;
  /** Rejected, changed since, and nothing but time stops it. */
  readonly repaired: boolean;
  readonly target: string;
  /** What its last rejection means; null where no message said so. */
  readonly failure: FailureId | null;
  readonly hasMessage: boolean;
};

export type ReturnedList = {
  readonly rows: readonly ReturnedRow[];
  readonly rejected: number;
  readonly inReview: number;
};

/** What of a message is about one template, and what it means for it. */
export type ReadPart = {
  readonly template: string;
  readonly name: string;
  readonly state: ReviewState;
  readonly revision: number;
  readonly mentions: readonly Mention[];
  /** Its names that the text names: the answer is about them. None: it is about the template. */
  readonly domains: readonly string[];
  readonly text: string;
  readonly explanations: readonly Explanation[];
};

/** What an answer has set. */
export type Recorded = {
  /** The first 200 templates, as they are now. */
  readonly views: readonly TemplateView[];
  readonly templates: number;
  /** Names that were set, all together. */
  readonly domains: number;
  /** Changed meanwhile or gone: nothing was recorded for these. */
  readonly left: readonly { readonly template: string; readonly fault: FaultCode }[];
};

export type Reading = {
  /** Days off, to say when somebody reviews again. */
  readonly holidays: Holidays;
  /** Of the whole text, for the chosen template where there is one. */
  readonly explanations: readonly Explanation[];
  /** Templates that the text names, in its order. */
  readonly parts: readonly ReadPart[];
};

export const returnedOperations = {
  /** What waits for a repair first, then the longest in review. */
  list: operation
    .input(
      z.object({
        search: z.string().max(200).default(''),
        limit: z.int().min(1).max(500).default(200),
      }),
    )
    .output(type<ReturnedList>()),
  /** What a pasted message means: as a whole, and for each template that it names. Nothing is written. Fault: not-found. */
  read: operation
    .input(z.object({ text: z.string().max(1_000_000), template: idSchema.optional() }))
    .output(type<Reading>()),
  /**
   * Records one answer for every template that it is about, as one step. With names of domains it sets these, and the template
   * follows; without, it sets the template, and its names in review follow.
   */
  record: operation
    .input(
      z.object({
        state: z.enum(['rejected', 'verified']),
        on: dateSchema.optional(),
        answers: z
          .array(
            z.object({
              template: idSchema,
              revision: z.int().nonnegative(),
              domains: z.array(z.string().max(260)).max(20_000).default([]),
              message: z.string().max(20_000).default(''),
            }),
          )
          .min(1)
          .max(20_000),
      }),
    )
    .output(type<Recorded>()),
};
