/** "These are submitted": what a bundle held is set to in review, as one step. */
import { type } from '@orpc/contract';
import { z } from 'zod';
import { operation } from './operation.ts';
import type { Recorded } from './returned.ts';
import { dateSchema, idSchema } from './schemas.ts';

/**
 * Templates that went as a whole become in review; where names went, these do and their template follows. What is in review or
 * verified already stays. Fault: not-found.
 */
export const markSubmitted = operation
  .input(z.object({ bundle: idSchema, on: dateSchema.optional() }))
  .output(type<Recorded>());
