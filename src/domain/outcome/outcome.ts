import type { FailureId, FindingCode } from '../finding/finding.ts';

/** One submission and its answer; times in UTC ISO. */
export type Outcome = {
  readonly target: string;
  readonly sentAt: string;
  /** What the desk had found when it went out. */
  readonly findings: readonly FindingCode[];
  /** null while the reviewer has not answered. */
  readonly result: 'verified' | 'rejected' | null;
  readonly answeredAt: string | null;
  /** The reviewer's own words. */
  readonly message: string;
  /** F-numbers that the message means. */
  readonly failures: readonly FailureId[];
};
