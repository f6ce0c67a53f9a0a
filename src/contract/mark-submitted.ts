/** After the bundle: what it held is set to in review as one step, and what became of it since. */
import { type } from '@orpc/contract';
import { z } from 'zod';
import type { CalendarDate } from '#domain/date/calendar-date';
import { operation } from './operation.ts';
import type { Recorded } from './returned.ts';
import { dateSchema, idSchema } from './schemas.ts';

/**
 * Templates that went as a whole become in review; where names went, these do and their template follows. What is in review or
 * verified already stays. `on`: the day on which they were handed in, today or before. Fault: not-found.
 */
export const markSubmitted = operation
  .input(z.object({ bundle: idSchema, on: dateSchema.optional() }))
  .output(type<Recorded>());

/** How many templates of a bundle stand where; together they are all that went into it. */
export type BundleStanding = {
  /** Not submitted since the bundle was made, as far as the desk was told. */
  readonly open: number;
  readonly inReview: number;
  readonly verified: number;
  readonly rejected: number;
  /** Removed or erased. */
  readonly gone: number;
  /** Days by which the answers to those in review are due; null where none is, or all are overdue. */
  readonly dueFrom: CalendarDate | null;
  readonly dueTo: CalendarDate | null;
};

/** Fault: not-found. */
export const bundleStanding = operation.input(z.object({ bundle: idSchema })).output(type<BundleStanding>());
