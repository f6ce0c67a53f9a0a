/** Image work in processes without the key: the core stays free to answer, a click overtakes a batch, and a hostile file costs one task. */
import { availableParallelism } from 'node:os';
import { Fault } from '#contract/faults';
import { finding } from '#domain/finding/finding';
import type { ImageWork, Imaging } from '../ports/imaging.ts';
import type { Log } from '../ports/log.ts';
import { createLanes } from '../sandbox/lanes.ts';
import { createResultCache } from '../sandbox/result-cache.ts';
import { type SharedWork, shareWork } from '../sandbox/shared-work.ts';
import { type StartSandbox, startNodeProcess } from '../sandbox/start-process.ts';
import { WorkerBroke } from '../sandbox/worker-process.ts';
import { createWorkers } from '../sandbox/workers.ts';
import {
  definitionOf,
  type ImagingTask,
  type KindOf,
  type ImagingResult as Result,
  type ResultOf,
  type Task,
} from '../tasks/kinds.ts';
import { packTask } from '../tasks/pack.ts';
import { readAnswer } from '../tasks/read-answer.ts';
import { type TaskKey, taskKey } from '../tasks/task-key.ts';
import { mostKept, mostResident } from './process/bounds.ts';

export type ImagingOptions = {
  /** How many scans are worked on at once, of a batch as well; as the machine allows where it is left open. */
  readonly workers?: number;
  /** How an imaging process is started; as a child of this process where it is left open. */
  readonly start?: StartSandbox | undefined;
  /** Milliseconds from a task's first stage; as its kind says where it is left open. */
  readonly limits?: Partial<Record<Kind, number>>;
  readonly log?: Log;
};

type Kind = KindOf<'imaging'>;

/** Results that are kept: the pictures of a batch, and the previews that somebody leafs through. */
const mostResults = { count: 500, bytes: 24 * 1024 * 1024 };

/** A batch leaves one core for the window, and more workers than four in all only take memory. */
const forBatch = (): number => Math.max(1, Math.min(3, availableParallelism() - 1));

export const createImaging = (options: ImagingOptions = {}): Imaging => {
  // One more than a batch may take: who clicks never waits for a scan of a batch to be done.
  const count = options.workers ?? forBatch() + 1;
  const limits = options.limits ?? {};
  const workers = createWorkers<ImagingTask, Result>({
    count,
    start: options.start ?? startNodeProcess('imaging'),
    protocol: {
      pack: packTask,
      read: (frame, { kind }) => readAnswer(frame, kind),
      limitOf: ({ kind }) => limits[kind] ?? definitionOf(kind).longest,
      mostResident,
      mostKept,
    },
  });
  const lanes = createLanes(count, options.workers ?? forBatch());
  const cache = createResultCache<Result>(mostResults, sizeOf);
  const running = new Map<string, SharedWork<Result>>();
  let isClosed = false;

  const start = (
    task: ImagingTask,
    { key, files }: TaskKey,
    urgency: ImageWork['urgency'],
  ): SharedWork<Result> => {
    const shared = shareWork<Result>(
      lanes,
      urgency ?? 'click',
      async (stop, onStage) => {
        try {
          const result = await workers.run(task, files, stop, onStage);
          if (definitionOf(task.kind).isKept) cache.set(key, result);
          return result;
        } catch (error) {
          if (!(error instanceof WorkerBroke) || isClosed) throw error;
          options.log?.('warn', 'image-worker-broke', { task: task.kind, why: error.message });
          return tooHard;
        }
      },
      // Somebody may have asked again after everybody had left: that is other work.
      () => running.get(key) === shared && running.delete(key),
    );
    running.set(key, shared);
    return shared;
  };
  const ask = async <One extends Kind>(
    kind: One,
    files: Task<One>['files'],
    input: Task<One>['input'],
    work: ImageWork = {},
  ): Promise<ResultOf<One>> => {
    const { signal, urgency, anew = false } = work;
    const task = { kind, files, input } as unknown as ImagingTask;
    if (isClosed) throw new Fault('cancelled');
    try {
      signal?.throwIfAborted();
      const asked = await taskKey(task);
      signal?.throwIfAborted();
      const { key } = asked;
      const known = anew ? undefined : cache.get(key);
      const result = known ?? (await (running.get(key) ?? start(task, asked, urgency)).join(work));
      if (!result.ok) return result as ResultOf<One>;
      return { ...ownCopy(result), madeBy: definitionOf(kind).version } as ResultOf<One>;
    } catch (error) {
      if (signal?.aborted || isClosed) throw new Fault('cancelled', {}, { cause: error });
      throw error;
    }
  };

  return {
    inspect: (scan, name, work, text = null) => ask('inspect', { scan }, { name, text }, work),
    prepare: async ({ scans, ...input }, work) => {
      const made = await ask('prepare', scans, input, work);
      // It may have been made for the same file under another id.
      return made.ok ? { ...made, plan: input.plan } : made;
    },
    preview: async (scan, width, work) => {
      const seen = await ask('preview', { scan }, { width }, work);
      if (seen.ok) return seen.bytes;
      const [why] = seen.findings;
      throw new Fault('unreadable-scan', {
        reason: why?.code ?? '',
        type: String(why?.data['type'] ?? ''),
      });
    },
    raster: (scan, longest, work, withLayer = true) => ask('raster', { scan }, { longest, withLayer }, work),
    close: async () => {
      isClosed = true;
      await workers.close();
    },
  };
};

/** What is said of a file that its worker did not survive, of every kind of task. Not kept: the next time there may be more room. */
const tooHard = {
  ok: false,
  findings: [finding('picture-too-hard', { picture: 'scan' })],
} as const satisfies Result;

const sizeOf = (result: Result): number =>
  1024 + ('bytes' in result ? result.bytes.length : JSON.stringify(result).length * 2);

/** Bytes may be given away for good by whoever gets them. */
const ownCopy = (result: Result): Result =>
  'bytes' in result ? { ...result, bytes: result.bytes.slice() } : result;
