import { setImmediate } from 'node:timers/promises';
import type { DeskContext } from '../context.ts';

/** Small enough that a call which arrives meanwhile is answered at once. */
const chunk = 50;

/** Rows checked for another day, other rules or another default target are checked again before anything reads them. */
export const recheck = async ({ templates }: DeskContext, signal?: AbortSignal): Promise<void> => {
  while (templates.recheckStale(chunk) > 0) {
    await setImmediate();
    signal?.throwIfAborted();
  }
};
