/** What jobs tell while a verb waits for them. */
import { faultOf } from '#contract/fault-of';
import type { JobNews } from '#contract/jobs';
import type { Desk } from '#core/open-desk';
import { sayerFor } from './command.ts';
import { linesOf, rowOf } from './intake-row.ts';
import type { Common } from './options.ts';

/** Prints each item of an intake as it becomes, a line of JSON or for a person, and troubles to standard error. */
export const tellItems = (common: Common): { tell(news: JobNews): void; stops(): boolean } => {
  const say = sayerFor(common);
  let stops = false;
  return {
    tell: ({ told: news }) => {
      if (news?.kind === 'trouble') process.stderr.write(`${say.fault(news.fault)}\n`);
      if (news?.kind !== 'item') return;
      const row = rowOf(news.item);
      stops ||= row.outcome === 'left' || row.outcome === 'failed' || row.readiness === 'stop';
      process.stdout.write(common.json ? `${JSON.stringify(row)}\n` : `${linesOf(say, row).join('\n')}\n`);
    },
    /** Something of it needs a person. */
    stops: () => stops,
  };
};

/** News of all jobs while the work goes on; `next` answers with each. */
export const listen = ({ context: { jobs } }: Desk, tell: (news: JobNews) => void, outer: AbortSignal) => {
  const stop = new AbortController();
  const ended = new Set<string>();
  let heard = (): void => undefined;
  const loop = (async () => {
    try {
      for await (const news of jobs.watch(undefined, AbortSignal.any([stop.signal, outer]))) {
        tell(news);
        if (news.job.state !== 'running') ended.add(news.job.id);
        heard();
      }
    } catch (error) {
      if (faultOf(error).code !== 'cancelled' && !stop.signal.aborted && !outer.aborted) throw error;
    } finally {
      heard();
    }
  })();
  return {
    ended,
    next: () =>
      new Promise<void>((resolve) => {
        heard = resolve;
      }),
    end: async () => {
      stop.abort();
      await loop;
    },
  };
};
