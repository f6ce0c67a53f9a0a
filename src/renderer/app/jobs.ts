/** Jobs of the core as this window sees them: one watch for all of it, whichever window began them. */
import { useSyncExternalStore } from 'react';
import type { DeskClient } from '#contract/desk-client';
import type { BeginJob, JobKind, JobNews, JobView } from '#contract/jobs';
import { keepingOpen } from './long-work.ts';

type Client = Pick<DeskClient, 'jobs'>;
/** `hasEnded`: with this news, or before anybody watched. */
export type HeardNews = JobNews & { readonly hasEnded: boolean };

let jobs: ReadonlyMap<string, JobView> = new Map();
const changed = new Set<() => void>();
const hearers = new Set<(news: HeardNews) => void>();
/** Tell of the end of some jobs in their own place. */
const tellers = new Set<(job: JobView) => boolean>();

const accept = (news: JobNews): void => {
  const before = jobs.get(news.job.id);
  jobs = new Map(jobs).set(news.job.id, news.job);
  const hasEnded = news.job.state !== 'running' && (news.isMissed || before?.state === 'running');
  for (const listener of changed) listener();
  for (const hear of hearers) hear({ ...news, hasEnded });
};

/** Until the signal says so. The line of a core that died is taken up again with the next one. */
export const watchJobs = async ({ jobs: client }: Client, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    try {
      for await (const news of await client.watch({}, { signal })) accept(news);
    } catch {
      // Whatever it was, the next call that a person waits for says it; the watch itself only tries again.
    }
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, 500));
  }
};

/** Has the core begin a job, which is shown at once. Until the core has it, the window is needed. */
export const beginJob = async (client: Client, begin: BeginJob): Promise<JobView> => {
  const job = await keepingOpen(() => client.jobs.begin(begin));
  // A short one may have ended meanwhile, which the watch has told.
  const known = jobs.get(job.id);
  if (!known) accept({ job, told: null, isMissed: false });
  return known ?? job;
};

/** What is shown of work between its key and the core's answer. */
export const beginning = { done: 0, total: 0, now: { name: '', stage: null } } as const;

export const hearJobs = (hear: (news: HeardNews) => void): (() => void) => {
  hearers.add(hear);
  return () => void hearers.delete(hear);
};

/** As long as it is not taken back, nobody else needs to say how these jobs end. */
export const tellsEnd = (teller: (job: JobView) => boolean): (() => void) => {
  tellers.add(teller);
  return () => void tellers.delete(teller);
};
export const isToldElsewhere = (job: JobView): boolean => [...tellers].some((teller) => teller(job));

/** The job when it has ended, whatever came of it. */
export const whenEnded = (id: string): Promise<JobView> =>
  new Promise((resolve) => {
    const known = jobs.get(id);
    if (known && known.state !== 'running') return resolve(known);
    const stop = hearJobs(({ job }) => {
      if (job.id !== id || job.state === 'running') return;
      stop();
      resolve(job);
    });
  });

const subscribe = (listener: () => void): (() => void) => {
  changed.add(listener);
  return () => void changed.delete(listener);
};
const all = (): ReadonlyMap<string, JobView> => jobs;

/** The job of this kind that runs; the one begun last where there are several. */
export const runningJob = <Kind extends JobKind>(kind: Kind): JobView<Kind> | null => {
  const found = [...jobs.values()].findLast((job) => job.kind === kind && job.state === 'running');
  return (found as JobView<Kind> | undefined) ?? null;
};
export const useRunningJob = <Kind extends JobKind>(kind: Kind): JobView<Kind> | null => {
  useSyncExternalStore(subscribe, all);
  return runningJob(kind);
};
export const useRunningJobs = (): readonly JobView[] =>
  [...useSyncExternalStore(subscribe, all).values()].filter(({ state }) => state === 'running');
