/** What the desk read on scans: asked for, looked at, agreed to. */
import { type } from '@orpc/contract';
import { z } from 'zod';
import type { ReadLine } from '#domain/reading/reading';
import { operation } from './operation.ts';
import { idSchema } from './schemas.ts';
import type { TemplateView } from './views.ts';

/** How far the reading of all scans is. */
export type ReadingProgress = {
  /** Scans that wait to be read. */
  readonly waiting: number;
  /** The networks or their runtime are not there: nothing is read on this computer. */
  readonly isUnavailable: boolean;
};

export const readingsContract = {
  progress: operation.output(type<ReadingProgress>()),
  /**
   * Reads those scans of a template that were not read yet and answers when all are; typing goes on meanwhile.
   * Faults: not-found, cancelled, reading-unavailable.
   */
  readTemplate: operation.input(z.object({ template: idSchema })).output(type<TemplateView>()),
  /** Every line on a scan that was read. Fault: not-found. */
  lines: operation.input(z.object({ scan: idSchema })).output(type<readonly ReadLine[]>()),
  /**
   * A person has compared these fields with the picture: what they say counts, though it was not read for sure or was read otherwise.
   * Holds as long as the field says the same. Faults: not-found, stale-revision.
   */
  agree: operation
    .input(
      z.object({
        template: idSchema,
        revision: z.int().nonnegative(),
        fields: z.array(z.string().max(60)).min(1).max(40),
      }),
    )
    .output(type<TemplateView>()),
};
