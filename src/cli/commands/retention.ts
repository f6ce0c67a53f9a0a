import type { Retention, RetentionView } from '#contract/erasure';
import { type Answer, type Command, sayerFor, withDesk } from '../command.ts';
import { type Common, readArguments, UsageError } from '../options.ts';
import { erasedAnswer } from './erase.ts';

const usage = '[--verified DAYS|never] [--removed DAYS|never] [--yes]';

export const retention: Command = {
  usage,
  about: {
    'zh-CN': '保存期限：已通过的模板的扫描件和图片、已移除的模板保存多少天；列出到期的，加 --yes 才彻底删除',
    en: 'how long papers are kept: days after “verified” for scans and pictures, days after removal for whole templates; lists what is due, and erases it with --yes alone',
  },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, {
      verified: { type: 'string' },
      removed: { type: 'string' },
      yes: { type: 'boolean' },
    });
    if (positionals.length > 0) throw new UsageError(usage);
    return withDesk(common, async ({ client }) => {
      const { retention: now } = await client.erasure.retention({});
      const wanted: Retention = {
        verified: daysOf(values.verified, now.verified),
        removed: daysOf(values.removed, now.removed),
      };
      const isChanged = values.verified !== undefined || values.removed !== undefined;
      const view = isChanged ? await client.erasure.setRetention(wanted) : await client.erasure.retention({});
      const templates = view.due.map(({ template }) => template);
      if (values.yes && templates.length > 0)
        return erasedAnswer(common, await client.erasure.applyRetention({ templates }));
      return answer(common, view);
    });
  },
};

const daysOf = (text: string | undefined, now: number | null): number | null => {
  if (text === undefined) return now;
  if (text === 'never') return null;
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new UsageError(usage);
  return Number(text);
};

const answer = (common: Common, view: RetentionView): Answer => {
  const say = sayerFor(common);
  const lines = view.due.map(
    ({ template, name, what, since }) =>
      `${since}  ${template}  ${name || say.label('unnamed')}  ${say.label(`dueWhat.${what}`)}`,
  );
  return {
    json: view,
    lines: [...lines, view.total === 0 ? say.label('dueNone') : say.label('due', { n: view.total })],
    status: 0,
  };
};
