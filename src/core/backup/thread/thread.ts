/** Where a thread for backups begins: it does its one job, tells how far it is, and ends. Any message means: leave it. */
import { parentPort, workerData } from 'node:worker_threads';
import { Fault } from '#contract/faults';
import { fileFault } from '../../atomic-write.ts';
import { plainFault } from '../../process/messages.ts';
import { storeFault } from '../../store/store-faults.ts';
import { readBackup } from '../read-backup.ts';
import { type JobLine, writeBackup } from '../write-backup.ts';
import type { ThreadData, ThreadNews } from './calls.ts';

const port = parentPort!;
const stopping = new AbortController();
const say = (news: ThreadNews): void => port.postMessage(news);
const line: JobLine = {
  signal: stopping.signal,
  progress: (step, done, total) => say({ kind: 'progress', step, done, total }),
  storeCopied: () => say({ kind: 'store-copied' }),
};

port.on('message', () => stopping.abort());
try {
  say({ kind: 'done', value: await perform(workerData as ThreadData) });
} catch (error) {
  say(refusalOf(error));
}
port.close();

function perform(data: ThreadData): Promise<unknown> {
  return data.name === 'write' ? writeBackup(data.job, line) : readBackup(data.job, line);
}

function refusalOf(error: unknown): ThreadNews {
  const isLeft = error instanceof Error && error.name === 'AbortError';
  const told = isLeft ? new Fault('cancelled') : storeFault(fileFault(error, 'backup'));
  if (told instanceof Fault) return { kind: 'fault', fault: plainFault(told) };
  const { name, stack = '' } = error instanceof Error ? error : new Error(typeof error);
  return { kind: 'defect', name, stack };
}
