import { os } from './base.ts';

export const ruleOperations = {
  book: os.rules.book.handler(({ context }) => context.ruleBook()),
  counts: os.rules.counts.handler(({ context }) => context.templates.ruleCounts()),
};
