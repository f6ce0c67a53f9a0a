import { setImmediate } from 'node:timers/promises';
import { faultOf } from '#contract/fault-of';
import type { DeskContext } from '../ports/desk-context.ts';
import { lookAtObjects } from '../vault/look-at-objects.ts';

/** Small enough that a call which arrives meanwhile is answered at once. */
const chunk = 50;

/** Rows checked for another day, other rules or another default target are checked again before anything reads them. */
export const recheck = async ({ templates }: DeskContext, signal?: AbortSignal): Promise<void> => {
  while (templates.recheckStale(chunk) > 0) {
    await setImmediate();
    signal?.throwIfAborted();
  }
};

/** Desks whose objects were looked at since they were opened; a call has a context of its own, its ports are the desk's. */
const looked = new WeakMap<DeskContext['objects'], Promise<void>>();

/** Once after opening: which files of the vault are gone or were changed meanwhile, before the first list says what is ready. */
export const lookOnce = (context: DeskContext): Promise<void> => {
  const known = looked.get(context.objects);
  if (known) return known;
  const work = lookIfPossible(context);
  looked.set(context.objects, work);
  return work;
};

/** For views, which are shown all the same when the disk cannot be asked. */
export const lookIfPossible = async (context: DeskContext, templates?: readonly string[]): Promise<void> => {
  try {
    await lookAtObjects(context, templates);
  } catch (error) {
    context.log('warn', 'objects-not-seen', { code: faultOf(error).code });
  }
};
