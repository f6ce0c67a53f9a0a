/** Imaging processes, each with one task at a time. They start when they are needed and end after half a minute of idleness. */
import type { Stage } from '#domain/picture/stages';
import type { Result, Task } from '../perform-task.ts';
import { mostKept } from '../process/bounds.ts';
import type { StartImagingProcess } from '../process/start-process.ts';
import { type Choosable, chooseWorker } from './choose-worker.ts';
import type { TaskKey } from './task-key.ts';
import { createWorkerProcess, NeverBegun, type TimeLimits, type WorkerProcess } from './worker-process.ts';

export type Workers = {
  /** Throws WorkerBroke, the reason of `stop`, or the defect of the task. */
  run(
    task: Task,
    scans: TaskKey['scans'],
    stop: AbortSignal,
    onStage: (stage: Stage) => void,
  ): Promise<Result>;
  close(): Promise<void>;
};

export type WorkerOptions = {
  readonly count: number;
  readonly start: StartImagingProcess;
  readonly limits: TimeLimits;
};

const longestIdle = 30_000;

type OneWorker = Choosable & { process: WorkerProcess | null; idle: NodeJS.Timeout | undefined };

/** The caller gives no more tasks at once than `count`. */
export const createWorkers = ({ count, start, limits }: WorkerOptions): Workers => {
  const workers = Array.from(
    { length: count },
    (): OneWorker => ({ process: null, idle: undefined, isBusy: false, scans: [], lastUsed: 0 }),
  );
  let tasks = 0;
  let isClosed = false;

  const living = (worker: OneWorker): WorkerProcess => {
    if (!worker.process || worker.process.hasEnded) worker.process = createWorkerProcess(start(), limits);
    return worker.process;
  };
  const end = async (worker: OneWorker): Promise<void> => {
    clearTimeout(worker.idle);
    // What it had open goes with it.
    worker.scans = [];
    await worker.process?.end();
  };
  const perform = async (
    worker: OneWorker,
    task: Task,
    stop: AbortSignal,
    onStage: (stage: Stage) => void,
  ): Promise<Result> => {
    const { result, resident } = await living(worker)
      .perform(task, stop, onStage)
      .catch((error: unknown) => {
        // It died before it looked at the file, perhaps while it was idle: the file is not to blame.
        if (error instanceof NeverBegun && !isClosed) return living(worker).perform(task, stop, onStage);
        throw error;
      });
    if (resident > mostKept) void end(worker);
    return result;
  };

  return {
    run: async (task, scans, stop, onStage) => {
      const worker = chooseWorker(workers, scans);
      if (!worker) throw new RangeError('more tasks at once than workers');
      clearTimeout(worker.idle);
      worker.isBusy = true;
      worker.scans = scans;
      worker.lastUsed = ++tasks;
      try {
        return await perform(worker, task, stop, onStage);
      } finally {
        worker.isBusy = false;
        if (!worker.process || worker.process.hasEnded) worker.scans = [];
        // After a task was given up, somebody is there who will ask for another.
        if (stop.aborted && !isClosed) living(worker);
        worker.idle = setTimeout(() => void end(worker), longestIdle);
        worker.idle.unref();
      }
    },
    close: async () => {
      isClosed = true;
      await Promise.all(workers.map(end));
    },
  };
};
