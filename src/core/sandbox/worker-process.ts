/** A sandbox process in the pool's hands: one task at a time, with limits of time; what breaks it costs that task only. */
import { readFile } from 'node:fs/promises';
import type { Stage } from '#domain/picture/stages';
import { errorOf, type Protocol } from './protocol.ts';
import type { SandboxProcess } from './start-process.ts';

/** The process did not finish its task: too slow, too large, or gone. */
export class WorkerBroke extends Error {
  override readonly name = 'WorkerBroke';
}

/** The process was gone before it began with the task, which another one may well do. */
export class NeverBegun extends WorkerBroke {}

export type WorkerProcess<Task, Result> = {
  readonly hasEnded: boolean;
  /**
   * Resolves with the result and the bytes that the process then holds. Throws WorkerBroke, the reason of `stop`, or the defect of the
   * task; the process has ended after the first two.
   */
  perform(
    task: Task,
    stop: AbortSignal,
    onStage: (stage: Stage) => void,
  ): Promise<{ readonly result: Result; readonly resident: number }>;
  /** Ends the process and waits until it has. */
  end(): Promise<void>;
};

/** Milliseconds within which a process has begun; a slow disk needs a tenth of it. */
const longestStart = 30_000;
/** Milliseconds between two looks of the core at a process, which looks at itself much more often. */
const lookEvery = 500;

type Running<Task, Result> = {
  readonly task: Task;
  readonly onStage: (stage: Stage) => void;
  readonly done: (answer: { result: Result; resident: number }) => void;
  readonly failed: (error: unknown) => void;
};

export const createWorkerProcess = <Task, Result>(
  child: SandboxProcess,
  protocol: Protocol<Task, Result>,
): WorkerProcess<Task, Result> => {
  let running: Running<Task, Result> | null = null;
  let hasEnded = false;
  const exited = Promise.withResolvers<void>();

  /** The task in hand fails with `error`, and the process ends. */
  const breakOff = (error: unknown): void => {
    hasEnded = true;
    running?.failed(error);
    running = null;
    child.kill();
  };
  child.onExit((how) => {
    breakOff(new WorkerBroke(`gone (${how})`));
    exited.resolve();
  });
  child.line.listen(
    (frame) => {
      if (!running) return;
      try {
        const answer = protocol.read(frame, running.task);
        if (answer.kind === 'stage') running.onStage(answer.stage);
        else if (answer.kind === 'ends') breakOff(new WorkerBroke(answer.why));
        else if (answer.kind === 'unfit') breakOff(errorOf(answer.defect));
        else {
          const { done, failed } = running;
          running = null;
          if (answer.kind === 'done') done(answer);
          else failed(errorOf(answer.defect));
        }
      } catch (error) {
        breakOff(new WorkerBroke(error instanceof Error ? error.message : 'no answer'));
      }
    },
    // How it ended is known a moment later, unless it lives and sent what is no frame.
    (why) =>
      why === 'gone'
        ? setTimeout(() => breakOff(new WorkerBroke(why)), 1_000).unref()
        : breakOff(new WorkerBroke(why)),
  );
  child.line.hold(false);

  return {
    get hasEnded() {
      return hasEnded;
    },
    perform: async (task, stop, onStage) => {
      stop.throwIfAborted();
      const clock = watchTime(protocol.limitOf(task), () => breakOff(new WorkerBroke('too slow')));
      const look = setInterval(
        () =>
          void lookAt(child.pid).then((bytes) => {
            if (bytes > protocol.mostResident) breakOff(new WorkerBroke('too much memory'));
          }),
        lookEvery,
      );
      const onStop = (): void => breakOff(stop.reason);
      stop.addEventListener('abort', onStop, { once: true });
      child.line.hold(true);
      try {
        return await new Promise((done, failed) => {
          running = {
            task,
            onStage: (stage) => {
              clock.begin();
              onStage(stage);
            },
            done,
            failed,
          };
          if (hasEnded) breakOff(new WorkerBroke('gone'));
          else child.line.send(protocol.pack(task));
        });
      } catch (error) {
        if (error instanceof WorkerBroke && !clock.hasBegun)
          throw new NeverBegun(error.message, { cause: error });
        throw error;
      } finally {
        clock.stop();
        clearInterval(look);
        stop.removeEventListener('abort', onStop);
        child.line.hold(false);
      }
    },
    end: () => {
      // Nobody may leave before it has ended.
      child.line.hold(true);
      breakOff(new WorkerBroke('ended'));
      return exited.promise;
    },
  };
};

/** Calls `onLate` when the task has not begun in time, or takes longer than its limit from when it began. */
const watchTime = (limit: number, onLate: () => void) => {
  let timer = setTimeout(onLate, longestStart);
  let hasBegun = false;
  return {
    get hasBegun() {
      return hasBegun;
    },
    begin: (): void => {
      if (hasBegun) return;
      hasBegun = true;
      clearTimeout(timer);
      timer = setTimeout(onLate, limit);
    },
    stop: (): void => clearTimeout(timer),
  };
};

/** Resident bytes of another process, where the system tells them: Linux. 0 elsewhere, where the process is the only one that looks. */
const lookAt = async (pid: number | undefined): Promise<number> => {
  if (process.platform !== 'linux' || pid === undefined) return 0;
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
};
