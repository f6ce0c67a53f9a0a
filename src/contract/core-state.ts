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

/** What a page sends over the line that tells it the state, so that a core that was given up is started again. */
export const restartMessage = 'restart';
