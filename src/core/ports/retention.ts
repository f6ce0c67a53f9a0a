/** How long papers are kept, and which are due. */
import type { DueItem, Retention } from '#contract/erasure';

export type RetentionRules = {
  retention(): Retention;
  saveRetention(rules: Retention): void;
  /** By these rules on this day, the longest due first. Templates whose papers went already are not due for them again. */
  due(rules: Retention, today: string): readonly DueItem[];
};
