import { trendsOf } from '#domain/outcome/trends';
import { os } from './base.ts';

export const ruleOperations = {
  book: os.rules.book.handler(({ context }) => context.ruleBook()),
  trends: os.rules.trends.handler(({ context }) => trendsOf(context.messages.answered())),
  counts: os.rules.counts.handler(({ context }) => context.templates.ruleCounts()),
};
