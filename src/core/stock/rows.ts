/** What a server answers is read like a file from elsewhere. */
import type { z } from 'zod';
import { Fault } from '#contract/faults';

/** Fault: stock-foreign. */
export const rows = <T>(schema: z.ZodType<T>, answer: unknown): T => {
  const read = schema.safeParse(answer);
  if (!read.success) throw new Fault('stock-foreign', { because: 'strange' });
  return read.data;
};
