import { os } from './base.ts';

export const stepOperations = {
  next: os.steps.next.handler(({ context }) => context.undo.next()),
  undo: os.steps.undo.handler(({ context }) => context.undo.undo()),
  redo: os.steps.redo.handler(({ context }) => context.undo.redo()),
};
