import type { Conflict } from '#domain/merge/merge-templates';

/** Two desks wrote another value, and nobody decided yet. `desk`: fingerprint of the other one; `at`: when it came in. */
export type OpenConflict = Conflict & {
  readonly desk: string;
  readonly at: string;
  /** Values of other desks that were in conflict before, and nobody decided between either. */
  readonly earlier: readonly unknown[];
};
