/** Whether the core answers, as hosts tell the page. */
import { z } from 'zod';
import { faultSchema } from './faults.ts';

export const coreStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('starting') }),
  z.object({ kind: z.literal('ready') }),
  /** It died and is being started again. */
  z.object({ kind: z.literal('stopped') }),
  /** The desk cannot be opened, or the core dies again and again. */
  z.object({ kind: z.literal('failed'), fault: faultSchema }),
]);
export type CoreState = z.infer<typeof coreStateSchema>;
