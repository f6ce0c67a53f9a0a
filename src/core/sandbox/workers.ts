/** Sandbox processes, each with one task at a time. They start when they are needed and end after half a minute of idleness. */
import type { Stage } from '#domain/picture/stages';
import { type Choosable, chooseWorker } from './choose-worker.ts';
import type { Protocol } from './protocol.ts';
import type { StartSandbox } from './start-process.ts';
import { createWorkerProcess, NeverBegun, type WorkerProcess } from './worker-process.ts';

export type Workers<Task, Result> = {
  /** `scans` are keys of what the task reads: the process that has it open is chosen. Throws WorkerBroke, the reason of `stop`, or the defect of the task. */
  run(
    task: Task,
    scans: readonly string[],
    stop: AbortSignal,
    onStage: (stage: Stage) => void,
  ): Promise<Result>;
  close(): Promise<void>;
};

export type WorkerOptions<Task, Result> = {
  readonly count: number;
  readonly start: StartSandbox;
  readonly protocol: Protocol<Task, Result>;
};

const longestIdle = 30_000;

type OneWorker<Task, Result> = Choosable & {
  process: WorkerProcess<Task, Result> | null;
  idle: NodeJS.Timeout | undefined;
};

/** The caller gives no more tasks at once than `count`. */
export const createWorkers = <Task, Result>({
  count,
  start,
  protocol,
}: WorkerOptions<Task, Result>): Workers<Task, Result> => {
  type One = OneWorker<Task, Result>;
  const workers = Array.from(
    { length: count },
    (): One => ({ process: null, idle: undefined, isBusy: false, scans: [], lastUsed: 0 }),
  );
  let tasks = 0;
  let isClosed = false;

  const living = (worker: One): WorkerProcess<Task, Result> => {
    if (!worker.process || worker.process.hasEnded) worker.process = createWorkerProcess(start(), protocol);
    return worker.process;
  };
  const end = async (worker: One): Promise<void> => {
    clearTimeout(worker.idle);
    // What it had open goes with it.
    worker.scans = [];
    await worker.process?.end();
  };
  const perform = async (
    worker: One,
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
    if (resident > protocol.mostKept) void end(worker);
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
