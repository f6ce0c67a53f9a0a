import { resolve } from 'node:path';
import type { MadeBackup } from '#contract/backups';
import type { Desk } from '#core/open-desk';
import { type Answer, type Command, sayerFor, withDesk } from '../command.ts';
import { type Common, readArguments, UsageError } from '../options.ts';
import { showSteps, untilStopped } from '../progress.ts';

const usage = '[DIR] [--daily]';

export const backup: Command = {
  usage,
  about: {
    'zh-CN':
      '备份工作台并读回检验：不写 DIR 时备份到工作台文件夹和第二备份位置；写 DIR（磁盘或共享文件夹）时只备份到那里；--daily 把 DIR 设为每天自动备份的第二位置',
    en: 'backs the desk up and reads all of it back: into the desk folder and the second place, or into DIR (a drive or share) alone; --daily makes DIR the second place of daily backups',
  },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, { daily: { type: 'boolean' } });
    const [folder] = positionals;
    if (positionals.length > 1 || (values.daily && folder === undefined)) throw new UsageError(usage);
    return withDesk(common, async (desk) => {
      if (values.daily && folder !== undefined) await desk.context.backups.choose(resolve(folder));
      const { made, away } = await make(desk, common, values.daily ? undefined : folder);
      const hasKey = desk.context.keys.portable() !== null;
      return answer(common, made, away, hasKey);
    });
  },
};

const make = ({ context: { backups } }: Desk, common: Common, folder: string | undefined) =>
  untilStopped(async (signal) => {
    const run = { reason: 'asked', readAll: true, signal, onStep: showSteps(common) } as const;
    if (folder === undefined) return backups.make(run);
    return { made: [await backups.makeIn(resolve(folder), run)], away: false };
  });

const answer = (common: Common, made: readonly MadeBackup[], away: boolean, hasKey: boolean): Answer => {
  const say = sayerFor(common);
  const lines = made.flatMap(({ path, templates, objects, copied, read, missing, healed }) => [
    say.label('backupMade', { path, templates, objects, copied, read }),
    ...(missing > 0 ? [say.label('backupMissing', { missing })] : []),
    ...(healed > 0 ? [say.label('backupHealed', { healed })] : []),
  ]);
  return {
    json: { made, away },
    lines: [
      ...lines,
      ...(away ? [say.label('backupAway')] : []),
      ...(hasKey ? [] : [say.label('backupNoKey')]),
    ],
    status: made.some(({ missing }) => missing > 0) ? 1 : 0,
  };
};
