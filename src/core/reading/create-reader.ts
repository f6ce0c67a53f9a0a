/** Reading in processes of their own: the imaging processes decode, readers read the pixels, the core passes them on. */
import { availableParallelism } from 'node:os';
import { Fault } from '#contract/faults';
import { finding } from '#domain/finding/finding';
import type { ImageWork, Imaging, ScanSource } from '../ports/imaging.ts';
import type { Log } from '../ports/log.ts';
import type { Reader, ReadOutcome } from '../ports/reader.ts';
import { createLanes } from '../sandbox/lanes.ts';
import { shareWork } from '../sandbox/shared-work.ts';
import { type StartSandbox, startNodeProcess } from '../sandbox/start-process.ts';
import { NeverBegun, WorkerBroke } from '../sandbox/worker-process.ts';
import { createWorkers } from '../sandbox/workers.ts';
import {
  definitionOf,
  type KindOf,
  type ReadingResult,
  type ReadingTask,
  type ResultOf,
} from '../tasks/kinds.ts';
import { packTask } from '../tasks/pack.ts';
import { readAnswer } from '../tasks/read-answer.ts';
import { mostKept, mostResident } from './process/bounds.ts';
import { startWith } from './process/weights-frame.ts';
import { textLong } from './text-boxes.ts';
import { readingVersionOf } from './version.ts';
import { type Weights, weightsVersion } from './weights.ts';

export type ReaderOptions = {
  readonly imaging: Pick<Imaging, 'raster'>;
  /** How many read at once; one for each core where it is left open. */
  readonly count?: number;
  readonly start?: StartSandbox | undefined;
  /** In place of the app's own. */
  readonly weights?: Weights | null;
  readonly log?: Log;
};

/** Longest side of the pixels that are read: the smallest print of an A4 page that a registrar accepts is still 9 pixels high. */
const longestSide = 2000;

export const createReader = (options: ReaderOptions): Reader => {
  const count = options.count ?? Math.max(1, availableParallelism());
  const { weights = null, start = startNodeProcess('reading') } = options;
  const workers = createWorkers<ReadingTask, ReadingResult>({
    count,
    start: startWith(start, weights),
    protocol: {
      pack: packTask,
      read: (frame, { kind }) => readAnswer(frame, kind),
      limitOf: ({ kind }) => definitionOf(kind).longest,
      mostResident,
      mostKept,
    },
  });
  const lanes = createLanes(count);
  let isClosed = false;

  type Kind = KindOf<'reading'>;
  type Outcome<One extends Kind> =
    | { readonly ok: true; readonly result: ResultOf<One> }
    | Extract<ReadOutcome, { ok: false }>;

  const look = async <One extends Kind>(
    kind: One,
    longest: number,
    scan: ScanSource,
    work: ImageWork,
  ): Promise<Outcome<One>> => {
    const seen = await options.imaging.raster(scan, longest, work, kind === 'read');
    if (!seen.ok) return seen;
    const { width, height, bytes, layer } = seen;
    const task = { kind, files: { picture: { bytes, width, height } }, input: { layer } } as ReadingTask;
    const shared = shareWork<Outcome<One>>(
      lanes,
      work.urgency ?? 'click',
      async (stop, onStage) => {
        try {
          return { ok: true, result: (await workers.run(task, [], stop, onStage)) as ResultOf<One> };
        } catch (error) {
          // Readers that end before they look at any picture cannot work on this machine.
          if (!(error instanceof WorkerBroke) || error instanceof NeverBegun || isClosed) throw error;
          options.log?.('warn', 'reader-broke', { why: error.message });
          return tooHard;
        }
      },
      () => undefined,
    );
    return shared.join(work);
  };

  const ask = async <One extends Kind>(
    kind: One,
    longest: number,
    scan: ScanSource,
    work: ImageWork,
  ): Promise<Outcome<One>> => {
    if (isClosed) throw new Fault('cancelled');
    try {
      work.signal?.throwIfAborted();
      return await look(kind, longest, scan, work);
    } catch (error) {
      if (work.signal?.aborted || isClosed) throw new Fault('cancelled', {}, { cause: error });
      if (error instanceof Error && (error instanceof NeverBegun || isUnfit(error))) {
        options.log?.('warn', 'reading-unavailable', { why: error.name });
        throw new Fault('reading-unavailable', {}, { cause: error });
      }
      throw error;
    }
  };

  return {
    version: readingVersionOf(weights?.version ?? weightsVersion),
    read: async (scan, work = {}) => {
      const outcome = await ask('read', longestSide, scan, work);
      return outcome.ok ? { ok: true, reading: outcome.result } : outcome;
    },
    findText: async (scan, work = {}) => {
      const outcome = await ask('find-text', textLong, scan, work);
      return outcome.ok ? outcome.result.boxes : null;
    },
    close: async () => {
      isClosed = true;
      await workers.close();
    },
  };
};

/** What is thrown where the networks or their runtime are not there, or are those of another machine. */
const isUnfit = ({ name, message }: Error): boolean =>
  name === 'WeightsMissing' ||
  /onnxruntime|ERR_MODULE_NOT_FOUND|ERR_DLOPEN_FAILED|Cannot find (?:module|package)|wasm/iu.test(message);

const tooHard = { ok: false, findings: [finding('picture-too-hard', { picture: 'scan' })] } as const;
