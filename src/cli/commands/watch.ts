import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { faultOf } from '#contract/fault-of';
import { Fault } from '#contract/faults';
import type { JobNews, JobView } from '#contract/jobs';
import type { WatchedView } from '#contract/watched';
import type { Desk } from '#core/open-desk';
import { type Answer, type Command, sayerFor, withDesk } from '../command.ts';
import { linesOf, rowOf } from '../intake-row.ts';
import { type Common, readArguments, UsageError } from '../options.ts';
import { untilStopped } from '../progress.ts';

const usage =
  '[FOLDER [--customer NAME] [--target ID] [--no-subfolders]] [--once] | --list | --forget FOLDER';

export const watch: Command = {
  usage,
  about: {
    'zh-CN':
      '监视文件夹：放进来的扫描件自动收件，收下的移到 done/，收不下的移到 failed/ 并附原因；一项一行，按 Ctrl+C 停，--once 到没有等待的文件为止；FOLDER 以后也一直监视，--forget 不再监视',
    en: 'watched folders: scans that come into them are taken in, then moved to done/, or to failed/ with the reason; a line for each item, until Ctrl+C, with --once until nothing waits; FOLDER is watched from then on, --forget ends that',
  },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, {
      customer: { type: 'string' },
      'no-subfolders': { type: 'boolean' },
      once: { type: 'boolean' },
      list: { type: 'boolean' },
      forget: { type: 'string' },
    });
    const [folder, ...more] = positionals;
    const { forget, list = false, once = false, customer = '' } = values;
    const ways = [list, forget !== undefined, folder !== undefined || once].filter(Boolean).length;
    if (more.length > 0 || ways > 1) throw new UsageError(usage);
    if (list) return withDesk(common, async (desk) => told(common, desk));
    if (forget !== undefined)
      return withDesk(common, async (desk) => {
        const known = await knownAt(desk, forget);
        if (!known) throw new Fault('folder-not-watchable', { reason: 'unknown' });
        await desk.client.watched.remove({ id: known.id });
        return told(common, desk);
      });
    return withDesk(
      common,
      async (desk) => {
        if (folder !== undefined && !(await knownAt(desk, folder))) {
          const target = common.target === undefined ? '' : desk.context.targets.get(common.target).id;
          const bySubfolder = values['no-subfolders'] !== true;
          await desk.context.watched.add(resolve(folder), { customer, target, bySubfolder });
        }
        return look(desk, common, once);
      },
      folder !== undefined,
    );
  },
};

const knownAt = async ({ context }: Desk, folder: string): Promise<WatchedView | undefined> => {
  const path = resolve(folder);
  // One that is away is known by the path under which it was taken.
  const real = await realpath(path).catch(() => path);
  return context.watched.list().find((known) => known.path === real);
};

const look = async (desk: Desk, common: Common, once: boolean): Promise<Answer> => {
  const { watched, jobs } = desk.context;
  const say = sayerFor(common);
  let stops = false;
  const tell = ({ told: news }: JobNews): void => {
    if (news?.kind === 'trouble') process.stderr.write(`${say.fault(news.fault)}\n`);
    if (news?.kind !== 'item') return;
    const row = rowOf(news.item);
    stops ||= row.outcome === 'left' || row.outcome === 'failed' || row.readiness === 'stop';
    process.stdout.write(common.json ? `${JSON.stringify(row)}\n` : `${linesOf(say, row).join('\n')}\n`);
  };
  await untilStopped(async (signal) => {
    const news = listen(desk, tell, signal);
    if (once) {
      // What an earlier core left running goes on where a core stays.
      const before = new Set(jobs.list().map(({ id }) => id));
      await watched.untilQuiet(signal);
      const isAwaited = ({ kind, id }: JobView) =>
        kind === 'intake' && !before.has(id) && !news.ended.has(id);
      // Their last word comes behind all others.
      while (!signal.aborted && jobs.list().some(isAwaited)) await news.next();
    } else {
      watched.start();
      await new Promise<void>((stopped) => signal.addEventListener('abort', () => stopped(), { once: true }));
    }
    await news.end();
  });
  const after = told(common, desk);
  if (common.json) process.stdout.write(`${JSON.stringify(after.json)}\n`);
  return { ...after, ...(common.json ? { json: undefined } : {}), status: stops ? 1 : after.status };
};

/** News of all jobs while the work goes on; `next` answers with each. */
const listen = ({ context: { jobs } }: Desk, tell: (news: JobNews) => void, outer: AbortSignal) => {
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

const told = (common: Common, { context }: Desk): Answer => {
  const say = sayerFor(common);
  const folders = context.watched.list();
  const lines = folders.map((folder) => {
    const { taken, twice, failed, waiting, customer, target, state, path } = folder;
    const counts =
      taken + twice + failed + waiting > 0
        ? say.label('watchedCounts', { taken, twice, failed, waiting })
        : '';
    return [path, say.label(`watched.${state}`), customer, target, counts].filter(Boolean).join('  ');
  });
  return {
    json: { folders },
    lines: lines.length === 0 ? [say.label('watchedNone')] : lines,
    status: folders.some(({ state, failed }) => failed > 0 || state === 'away' || state === 'waits') ? 1 : 0,
  };
};
