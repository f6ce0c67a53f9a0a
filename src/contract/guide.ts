/** What messages of reviewers mean, and what an office teaches the desk about its own. */
import { type } from '@orpc/contract';
import { z } from 'zod';
import type { Explanation } from '#domain/guide/explain';
import { type KnownFailure, knownFailures } from '#domain/guide/failure-table';
import { longestTaught, type Taught } from '#domain/guide/taught';
import { operation } from './operation.ts';
import { idSchema } from './schemas.ts';

/** What was taught, and what nobody understood yet. */
export type GuideNotes = {
  readonly taught: readonly Taught[];
  readonly unknown: readonly { readonly text: string; readonly times: number }[];
};

export const guideOperations = {
  /** What a pasted rejection means; with a template, which of its findings foresaw it. */
  explain: operation
    .input(z.object({ text: z.string().max(1_000_000), template: idSchema.optional() }))
    .output(type<readonly Explanation[]>()),
  notes: operation.output(type<GuideNotes>()),
  /** Names, numbers and domains are left out of what is kept. Fault: invalid-input where too little is left. */
  teach: operation
    .input(
      z.object({
        text: z
          .string()
          .min(1)
          .max(4 * longestTaught),
        means: z.enum(knownFailures as [KnownFailure, ...KnownFailure[]]),
      }),
    )
    .output(type<GuideNotes>()),
  /** Fault: not-found. */
  forget: operation.input(z.object({ id: idSchema })).output(type<GuideNotes>()),
};
