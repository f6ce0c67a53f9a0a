/** Begins a job and stays with it to its end: for the command line and whoever has nothing else to do meanwhile. */
import type { DeskClient } from '#contract/desk-client';
import { Fault } from '#contract/faults';
import type { BeginJob, JobKind, JobNews, JobView } from '#contract/jobs';
import type { Jobs } from '../ports/jobs.ts';

type Following<Kind extends JobKind> = {
  /** Cancels the job itself, not only this look at it. */
  readonly signal?: AbortSignal | undefined;
  readonly onNews?: ((job: JobView<Kind>, told: JobNews['told']) => void) | undefined;
};

/** The job when it is done. Faults: those of the job; cancelled. */
export const finishJob = async <Kind extends JobKind>(
  { jobs }: Pick<DeskClient, 'jobs'>,
  begin: Extract<BeginJob, { kind: Kind }>,
  following: Following<Kind> = {},
): Promise<JobView<Kind>> => {
  following.signal?.throwIfAborted();
  const { id } = await jobs.begin(begin);
  return follow(await jobs.watch({ id }), () => jobs.cancel({ id }), following);
};

/** The same for one that a host began in its own process. */
export const toItsEnd = <Kind extends JobKind>(
  jobs: Pick<Jobs, 'watch' | 'cancel'>,
  id: string,
  following: Following<Kind> = {},
): Promise<JobView<Kind>> => follow(jobs.watch(id), () => jobs.cancel(id), following);

const follow = async <Kind extends JobKind>(
  news: AsyncIterable<JobNews>,
  cancel: () => Promise<unknown>,
  { signal, onNews }: Following<Kind>,
): Promise<JobView<Kind>> => {
  // What came of it is in the news.
  const stop = (): void => void cancel().catch(() => undefined);
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted) stop();
  try {
    for await (const { job, told } of news) {
      onNews?.(job as JobView<Kind>, told);
      const { code, data, incident } = job.fault ?? { code: 'cancelled' as const, data: {} };
      if (job.state === 'done') return job as JobView<Kind>;
      if (job.state !== 'running') throw new Fault(code, data, incident === undefined ? {} : { incident });
    }
  } finally {
    signal?.removeEventListener('abort', stop);
  }
  throw new Fault('core-stopped');
};
