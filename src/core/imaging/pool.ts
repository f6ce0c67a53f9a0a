/** Image work in worker threads: the core stays free to answer, a hostile file costs one task, and aborting ends its worker. */
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { Fault } from '#contract/faults';
import type { Imaging, Inspected, Prepared } from '../context.ts';
import type { Previewed } from './preview.ts';
import type { Task } from './worker.ts';

/** Longest time for one task; no real scan takes a tenth of it. */
const timeLimit = 60_000;

/** Starts workers when they are needed and lets them go after half a minute of idleness. */
export const createImaging = (options: { readonly workers?: number } = {}): Imaging => {
  const pool = new Piscina({
    filename: workerFile(),
    name: 'run',
    minThreads: 0,
    maxThreads: options.workers ?? Math.max(1, Math.min(4, availableParallelism() - 1)),
    idleTimeout: 30_000,
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  const run = async <T>(task: Task, signal?: AbortSignal): Promise<T> => {
    const limit = AbortSignal.timeout(timeLimit);
    try {
      return (await pool.run(task, { signal: signal ? AbortSignal.any([signal, limit]) : limit })) as T;
    } catch (error) {
      if (signal?.aborted) throw new Fault('cancelled', {}, { cause: error });
      if (limit.aborted)
        throw new Fault('unreadable-scan', { reason: 'picture-damaged', type: '' }, { cause: error });
      throw error;
    }
  };
  return {
    inspect: (scan, name, work) => run<Inspected>({ kind: 'inspect', scan, name }, work?.signal),
    prepare: (input, work) => run<Prepared>({ kind: 'prepare', input }, work?.signal),
    preview: async (scan, width, work) => {
      const seen = await run<Previewed>({ kind: 'preview', scan, width }, work?.signal);
      if (seen.ok) return seen.bytes;
      throw new Fault('unreadable-scan', {
        reason: seen.finding.code,
        type: String(seen.finding.data['type'] ?? ''),
      });
    },
    close: () => pool.close({ force: true }),
  };
};

/** Beside this file as a source; a file of its own beside the bundle in the packaged app. */
const workerFile = (): string =>
  new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './imaging-worker.js', import.meta.url).href;
