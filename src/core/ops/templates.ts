import { setImmediate } from 'node:timers/promises';
import type { DeskContext } from '../context.ts';
import { os } from './base.ts';

export const templateOperations = {
  list: os.templates.list.handler(async ({ context, input }) => {
    await recheck(context);
    return context.templates.list(input);
  }),
  get: os.templates.get.handler(({ context, input }) => context.templates.view(input.id)),
  create: os.templates.create.handler(({ context, input }) => context.templates.create(input.fields)),
  update: os.templates.update.handler(({ context, input }) =>
    context.templates.update(input.id, input.revision, input.fields),
  ),
  remove: os.templates.remove.handler(({ context, input }) =>
    context.templates.setRemoved(input.id, input.revision, true),
  ),
  restore: os.templates.restore.handler(({ context, input }) =>
    context.templates.setRemoved(input.id, input.revision, false),
  ),
  noteNumberShown: os.templates.noteNumberShown.handler(({ context, input }) =>
    context.templates.noteNumberShown(input.id),
  ),
  setState: os.templates.setState.handler(({ context, input }) =>
    context.templates.setState(input.id, input.revision, input.state, input),
  ),
};

/** Small enough that a call which arrives meanwhile is answered at once. */
const chunk = 50;

/** Rows checked for another day or default target are checked again before they are listed. */
const recheck = async (context: DeskContext): Promise<void> => {
  while (context.templates.recheckStale(chunk) > 0) await setImmediate();
};
