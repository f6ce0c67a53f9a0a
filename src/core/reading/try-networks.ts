/** Networks that came in a rules file must read the app's own drawn sample before they read anybody's papers. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { faultOf } from '#contract/fault-of';
import type { Imaging } from '../ports/imaging.ts';
import type { Log } from '../ports/log.ts';
import type { StartSandbox } from '../sandbox/start-process.ts';
import { createReader } from './create-reader.ts';
import type { Weights } from './weights.ts';

/** The drawn resident card, by the name of its file, and what is printed on it. */
const sample = { file: 'id-front.jpg', paper: 'SFZ' } as const;

export type TryNetworks = (weights: Weights, signal?: AbortSignal) => Promise<boolean>;

/** False where they do not read it although the app's own would. Fault: cancelled. */
export const createTrial =
  (options: {
    readonly assetsDir: string;
    readonly imaging: Pick<Imaging, 'raster'>;
    readonly start: StartSandbox;
    readonly log: Log;
  }): TryNetworks =>
  async (weights, signal) => {
    const { assetsDir, imaging, start, log } = options;
    const bytes = await readFile(join(assetsDir, 'samples', sample.file));
    const reads = async (which: Weights | null): Promise<boolean> => {
      const reader = createReader({ imaging, start, log, count: 1, weights: which });
      try {
        const outcome = await reader.read({ bytes, page: 1, password: '' }, { signal });
        return (
          outcome.ok && outcome.reading.paper === sample.paper && outcome.reading.fields.number !== undefined
        );
      } catch (error) {
        if (faultOf(error).code === 'cancelled') throw error;
        log('warn', 'networks-not-read', { code: faultOf(error).code });
        return false;
      } finally {
        await reader.close();
      }
    };
    // Where nothing reads at all the networks are not to blame.
    return (await reads(weights)) || !(await reads(null));
  };
