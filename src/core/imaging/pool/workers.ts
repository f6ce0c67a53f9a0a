/** Worker threads, each with one task at a time, a limit of time and of memory. What breaks a worker costs its task only: another worker starts with the next. */
import { setFlagsFromString } from 'node:v8';
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { Stage } from '#domain/picture/stages';
import type { ScanSource } from '../../context.ts';
import type { Order, Outcome, Result, Task } from '../worker.ts';
import { type Choosable, chooseWorker } from './choose-worker.ts';
import type { TaskKey } from './task-key.ts';

/** The worker did not finish: too slow, out of memory, or gone. */
export class WorkerBroke extends Error {
  override readonly name = 'WorkerBroke';
}

export type Workers = {
  /** Throws WorkerBroke, an AbortError when `signal` says stop, or the defect of the task. */
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
  readonly file: string;
  /** Longest time of a task, in milliseconds, counted from its first stage: neither waiting nor a worker's start is the file's doing. */
  readonly limits: Readonly<Record<Task['kind'], number>>;
};

/** JavaScript's own part of a worker's memory; pixels lie outside it and are bounded by their number. */
const heapMegabytes = 512;

/** Beside it, where new objects lie. Left alone it grew by some 60 MB a worker in a long batch, which made nothing faster. */
const youngMegabytes = 24;

/**
 * Up to here a worker's garbage is left alone: the engine counts a photo's pixels as heap, and would go through all of it two or three
 * times for each photo, for the little that is JavaScript's. It holds for isolates that start from now on, which are the workers; Node
 * and Electron leave the engine's flags open to change.
 */
setFlagsFromString(`--initial-heap-size=${heapMegabytes / 4}`);

/** Milliseconds within which a worker has begun; a slow disk needs a tenth of it. */
const longestStart = 30_000;

type OneWorker = Choosable & { readonly pool: Piscina };

/** Starts workers when they are needed and lets them go after half a minute of idleness. The caller gives no more tasks at once than `count`. */
export const createWorkers = ({ count, file, limits }: WorkerOptions): Workers => {
  // A pool for each: which worker does what is for us to say.
  const workers = Array.from({ length: count }, (): OneWorker => {
    const pool = new Piscina({
      filename: file,
      name: 'run',
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: 30_000,
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: youngMegabytes },
    });
    // A worker that breaks between two tasks has no task to refuse; the next one gets a new worker.
    pool.on('error', () => undefined);
    return { pool, isBusy: false, scans: [], lastUsed: 0 };
  });
  let tasks = 0;
  return {
    run: async (task, scans, stop, onStage) => {
      const worker = chooseWorker(workers, scans);
      if (!worker) throw new RangeError('more tasks at once than workers');
      worker.isBusy = true;
      worker.scans = scans;
      worker.lastUsed = ++tasks;
      const limit = new AbortController();
      let timer = setTimeout(() => limit.abort(), longestStart);
      let hasBegun = false;
      const hear = (stage: Stage): void => {
        if (!hasBegun) {
          clearTimeout(timer);
          timer = setTimeout(() => limit.abort(), limits[task.kind]);
        }
        hasBegun = true;
        onStage(stage);
      };
      const { port1, port2 } = new MessageChannel();
      port1.on('message', hear).unref();
      const { own, buffers } = withOwnBytes(task);
      const order: Order = { task: own, stages: port2 };
      let outcome: Outcome;
      try {
        outcome = (await worker.pool.run(order, {
          signal: AbortSignal.any([stop, limit.signal]),
          transferList: [port2, ...buffers],
        })) as Outcome;
        // What the worker said before its answer may still lie in the port.
        for (let left = receiveMessageOnPort(port1); left; left = receiveMessageOnPort(port1))
          hear(left.message as Stage);
      } catch (error) {
        // What it had open went with it.
        worker.scans = [];
        stop.throwIfAborted();
        if (isDefect(error)) throw error;
        throw new WorkerBroke(limit.signal.aborted ? 'too-slow' : 'gone', { cause: error });
      } finally {
        worker.isBusy = false;
        clearTimeout(timer);
        port1.close();
      }
      if (outcome.ok) return outcome.result;
      throw outcome.defect;
    },
    close: async () => void (await Promise.all(workers.map(({ pool }) => pool.destroy()))),
  };
};

/** The same with bytes of its own, which are handed over: one copy, where the way of a message makes two. */
const withOwnBytes = (task: Task): { readonly own: Task; readonly buffers: ArrayBuffer[] } => {
  const buffers: ArrayBuffer[] = [];
  const owning = (scan: ScanSource): ScanSource => {
    const bytes = Uint8Array.from(scan.bytes);
    buffers.push(bytes.buffer);
    return { ...scan, bytes };
  };
  if (task.kind !== 'prepare') return { own: { ...task, scan: owning(task.scan) }, buffers };
  const scans = Object.fromEntries(
    Object.entries(task.input.scans).map(([id, scan]) => [id, owning(scan)] as const),
  );
  return { own: { ...task, input: { ...task.input, scans } }, buffers };
};

/** A task that cannot be sent and a worker that cannot be loaded are faults of the program, never of a file. */
const isDefect = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'DataCloneError' || ('code' in error && error.code === 'ERR_MODULE_NOT_FOUND'));
