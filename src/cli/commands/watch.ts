import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Fault } from '#contract/faults';
import type { JobView } from '#contract/jobs';
import type { WatchedView } from '#contract/watched';
import type { Desk } from '#core/open-desk';
import { type Answer, type Command, sayerFor, withDesk } from '../command.ts';
import { listen, tellItems } from '../listen.ts';
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
  const items = tellItems(common);
  await untilStopped(async (signal) => {
    const news = listen(desk, items.tell, signal);
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
  return { ...after, ...(common.json ? { json: undefined } : {}), status: items.stops() ? 1 : after.status };
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
