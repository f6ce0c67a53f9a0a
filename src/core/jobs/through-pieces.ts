/**
 * Goes through the pieces of a job, some at a time. A piece over which a core died may be why: it comes last and alone, so that the
 * next death says for sure; after a few it is given up.
 */
import type { JobKind } from '#contract/jobs';
import type { JobTeller } from './job-kind.ts';

/** Cores that may end over one piece. */
const mostDeaths = 3;

type Through = {
  /** Pieces in hand at once. */
  readonly width: number;
  readonly signal: AbortSignal;
  /** `signal` says also that another piece has failed. What it throws ends the job. */
  each(piece: string, signal: AbortSignal): Promise<void>;
  /** A piece that is given up. */
  lost(piece: string): void;
};

export const throughPieces = async <Kind extends JobKind>(
  job: JobTeller<Kind>,
  { width, signal, each, lost }: Through,
): Promise<void> => {
  const failed = new AbortController();
  const until = AbortSignal.any([signal, failed.signal]);
  const lane = async (suspects: boolean): Promise<void> => {
    for (;;) {
      until.throwIfAborted();
      const next = job.take(suspects);
      if (!next) return;
      if (next.deaths >= mostDeaths) lost(next.piece);
      else await each(next.piece, until);
      job.finish(next.piece);
    }
  };
  const lanes = Array.from({ length: width }, () => lane(false));
  try {
    await Promise.all(lanes);
  } catch (error) {
    failed.abort();
    await Promise.allSettled(lanes);
    throw error;
  }
  await lane(true);
};
