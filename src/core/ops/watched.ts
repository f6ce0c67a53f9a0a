import { os } from './base.ts';

export const watchedOperations = {
  list: os.watched.list.handler(({ context }) => context.watched.list()),
  change: os.watched.change.handler(({ context, input }) => {
    context.watched.change(input.id, input.rules);
    return context.watched.list();
  }),
  remove: os.watched.remove.handler(({ context, input }) => {
    context.watched.remove(input.id);
    return context.watched.list();
  }),
};
