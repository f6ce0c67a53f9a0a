/** Reading in processes of their own: the imaging processes decode, readers read the pixels, the core passes them on. */
import { availableParallelism } from 'node:os';
import { Fault } from '#contract/faults';
import { finding } from '#domain/finding/finding';
import type { Reading } from '#domain/reading/reading';
import type { ImageWork, Imaging } from '../ports/imaging.ts';
import type { Log } from '../ports/log.ts';
import type { Reader, ReadOutcome } from '../ports/reader.ts';
import { createLanes } from '../sandbox/lanes.ts';
import { shareWork } from '../sandbox/shared-work.ts';
import { type StartSandbox, startNodeProcess } from '../sandbox/start-process.ts';
import { NeverBegun, WorkerBroke } from '../sandbox/worker-process.ts';
import { createWorkers } from '../sandbox/workers.ts';
import { longestReading, mostKept, mostResident } from './process/bounds.ts';
import { packTask, readAnswer, type Task } from './process/messages.ts';
import { readingVersion } from './version.ts';

export type ReaderOptions = {
  readonly imaging: Pick<Imaging, 'raster'>;
  /** How many read at once; one for each core where it is left open. */
  readonly count?: number;
  readonly start?: StartSandbox | undefined;
  readonly log?: Log;
};

/** Longest side of the pixels that are read: the smallest print of an A4 page that a registrar accepts is still 9 pixels high. */
const longestSide = 2000;

export const createReader = (options: ReaderOptions): Reader => {
  const count = options.count ?? Math.max(1, availableParallelism());
  const workers = createWorkers<Task, Reading>({
    count,
    start: options.start ?? startNodeProcess('reading'),
    protocol: { pack: packTask, read: readAnswer, limitOf: () => longestReading, mostResident, mostKept },
  });
  const lanes = createLanes(count);
  let isClosed = false;

  const read = async (scan: Parameters<Reader['read']>[0], work: ImageWork): Promise<ReadOutcome> => {
    const seen = await options.imaging.raster(scan, longestSide, work);
    if (!seen.ok) return seen;
    const pixels: Task = { width: seen.width, height: seen.height, data: seen.bytes };
    const shared = shareWork<ReadOutcome>(
      lanes,
      work.urgency ?? 'click',
      async (stop, onStage) => {
        try {
          return { ok: true, reading: await workers.run(pixels, [], stop, onStage) };
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

  return {
    version: readingVersion,
    read: async (scan, work = {}) => {
      if (isClosed) throw new Fault('cancelled');
      try {
        work.signal?.throwIfAborted();
        return await read(scan, work);
      } catch (error) {
        if (work.signal?.aborted || isClosed) throw new Fault('cancelled', {}, { cause: error });
        if (error instanceof Error && (error instanceof NeverBegun || isUnfit(error))) {
          options.log?.('warn', 'reading-unavailable', { why: error.name });
          throw new Fault('reading-unavailable', {}, { cause: error });
        }
        throw error;
      }
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

const tooHard: ReadOutcome = { ok: false, findings: [finding('picture-too-hard', { picture: 'scan' })] };
