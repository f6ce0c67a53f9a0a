import { os } from './base.ts';
import { recheck } from './recheck.ts';

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
