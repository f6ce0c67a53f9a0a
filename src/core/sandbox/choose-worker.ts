/** Which idle worker does a task: the one that has its scan open already, so that it is not decoded and measured twice. */

/** A worker, as far as choosing goes. */
export type Choosable = {
  isBusy: boolean;
  /** Keys of the scans of its last task: at least one of them is open still. */
  scans: readonly string[];
  /** Counts up with every task of all; 0 before the first. */
  lastUsed: number;
};

/**
 * The idle one that last worked on most of these scans; otherwise the one that was idle the longest, so that what the others have
 * open stays open. Undefined when all are busy.
 */
export const chooseWorker = <T extends Choosable>(
  workers: readonly T[],
  scans: readonly string[],
): T | undefined => {
  const shared = (worker: T): number => worker.scans.filter((scan) => scans.includes(scan)).length;
  return workers
    .filter(({ isBusy }) => !isBusy)
    .sort((a, b) => shared(b) - shared(a) || a.lastUsed - b.lastUsed)[0];
};
