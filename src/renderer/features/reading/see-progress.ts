/** Whether the scans that wait are being read: a desk that is only looked at, or that stopped, has some that wait for ever. */
import type { ReadingProgress } from '#contract/readings';

export type SeenProgress = ReadingProgress & {
  /** When it was seen, and since when as many wait, in milliseconds. */
  readonly at: number;
  readonly since: number;
};

/** The slowest file of all ends before this. */
const longest = 60_000;

export const seeProgress = (
  before: SeenProgress | undefined,
  now: ReadingProgress,
  at: number,
): SeenProgress => ({
  ...now,
  at,
  since: before?.waiting === now.waiting ? before.since : at,
});

export const isGoingOn = (seen: SeenProgress | undefined): boolean =>
  seen !== undefined && seen.waiting > 0 && !seen.isUnavailable && seen.at - seen.since < longest;
