/** The history as a whole: whether the chain of its events holds, and whether it ends where the desk last wrote it. */
import type { HistoryState } from '#contract/doctor';
import type { TemplateEvent } from '#contract/views';

export type HistoryCheck = {
  state(): HistoryState;
  /** Checks some events from `after` on; `done` when the newest was among them. What is found is remembered. */
  check(after: number, limit: number): { readonly last: number; readonly done: boolean };
  /** Compares with what a backup says of where the history ended; what does not fit is remembered. */
  compare(head: { readonly events: number; readonly head: string }): void;
  /** Whether the event that a backup says was the newest is still there as it was. */
  fits(head: { readonly events: number; readonly head: string }): boolean;
  /** Hash of the newest event; '' where there is none. */
  head(): string;
  /** At most `limit` events before the one numbered `before`, newest first, of one template or of all. */
  before(
    before: number,
    limit: number,
    template?: string,
  ): readonly (TemplateEvent & {
    readonly template: string;
    readonly hash: string;
    /** Id of the actor; '' for an event from before there were any. */
    readonly actor: string;
  })[];
  /** Writes down what was done to the desk as a whole; codes and ids only. Faults: read-only, disk-full, disk-failing. */
  note(kind: TemplateEvent['kind'], data: TemplateEvent['data']): void;
  /** Nothing ever happened to a template. */
  isEmpty(): boolean;
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
