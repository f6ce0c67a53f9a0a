/** The core's side of a thread for backups: the core stays free to answer while store and objects are copied, hashed and decrypted. */
import { Worker } from 'node:worker_threads';
import type { BackupStep } from '#contract/backups';
import { Fault } from '#contract/faults';
import type { BackupJobName, BackupJobs, ThreadNews } from './calls.ts';
import { threadFile } from './thread-file.ts';

export type JobListeners = {
  readonly signal: AbortSignal | undefined;
  readonly onStep: (step: BackupStep) => void;
  readonly onStoreCopied?: () => void;
};

/** What a thread may hold beyond its code: lists of ids. */
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 12 };

/** Does one job and ends its thread. Faults: those of the job; `cancelled` when the signal says so. */
export const runJob = <Name extends BackupJobName>(
  name: Name,
  job: Parameters<BackupJobs[Name]>[0],
  { signal, onStep, onStoreCopied = () => undefined }: JobListeners,
): Promise<ReturnType<BackupJobs[Name]>> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new Fault('cancelled'));
    const worker = new Worker(threadFile(), { workerData: { name, job }, resourceLimits });
    // It takes away what it has half-written before it ends.
    const leave = (): void => worker.postMessage('leave');
    signal?.addEventListener('abort', leave, { once: true });
    worker.on('message', (news: ThreadNews) => {
      if (news.kind === 'progress') onStep(news);
      else if (news.kind === 'store-copied') onStoreCopied();
      else if (news.kind === 'done') resolve(news.value as ReturnType<BackupJobs[Name]>);
      else if (news.kind === 'fault') reject(new Fault(news.fault.code, news.fault.data));
      else reject(Object.assign(new Error('the backup failed'), { name: news.name, stack: news.stack }));
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      signal?.removeEventListener('abort', leave);
      reject(new Error('the thread has ended'));
    });
  });
