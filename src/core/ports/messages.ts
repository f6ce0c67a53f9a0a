/** What reviewers and customers write, and what the office taught the desk that it means. */
import type { KnownFailure } from '#domain/guide/failure-table';
import type { Taught } from '#domain/guide/taught';
import type { Answered } from '#domain/outcome/trends';

export type Messages = {
  /** Newest first. */
  taught(): readonly Taught[];
  /** Answers that hold the sentence are read anew, also those of the past. Fault: invalid-input where it says too little. */
  teach(text: string, means: KnownFailure): void;
  /** Faults: not-found. */
  forget(id: string): void;
  /** Submissions that were answered, for what they tell together. */
  answered(): readonly Answered[];
  /** Words of rejections that nobody understood, most frequent first; at most 100. */
  unknown(): readonly { readonly text: string; readonly times: number }[];
};
