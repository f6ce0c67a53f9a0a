import { type Command, sayerFor, withDesk } from '../command.ts';
import { readArguments, UsageError } from '../options.ts';

export const calendar: Command = {
  usage: '',
  about: {
    'zh-CN': '接下来的日子：何时可提交、何时有结果、证件何时到期',
    en: 'days ahead: when templates may go out, when answers are due, when certificates end',
  },
  run: async (args) => {
    const { common, positionals } = readArguments(args, {});
    if (positionals.length > 0) throw new UsageError(positionals[0] ?? '');
    return withDesk(common, async ({ client }) => {
      const items = await client.calendar.list();
      const say = sayerFor(common);
      const lines = items.map(({ day, kind, name }) => `${day}  ${say.label(`calendar.${kind}`)}  ${name}`);
      return { json: items, lines, status: 0 };
    });
  },
};
