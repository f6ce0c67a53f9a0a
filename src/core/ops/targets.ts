import { os } from './base.ts';

export const targetOperations = {
  list: os.targets.list.handler(({ context }) => context.targets.packs),
};
