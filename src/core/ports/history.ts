/** The history as a whole: whether the chain of its events holds, and whether it ends where the desk last wrote it. */
import type { HistoryState } from '#contract/doctor';

export type HistoryCheck = {
  state(): HistoryState;
  /** Checks some events from `after` on; `done` when the newest was among them. What is found is remembered. */
  check(after: number, limit: number): { readonly last: number; readonly done: boolean };
  /** Compares with what a backup says of where the history ended; what does not fit is remembered. */
  compare(head: { readonly events: number; readonly head: string }): void;
  events(): number;
  /** Time of the newest event; null when there is none. */
  newestAt(): string | null;
  /** false when the anchor was taken away or is damaged: it is not written again unasked. */
  hasAnchor(): boolean;
  /** Writes the anchor anew, so that it survives a power cut. */
  anchor(): void;
  /** As `anchor`, but not where one was taken away. */
  close(): void;
};
