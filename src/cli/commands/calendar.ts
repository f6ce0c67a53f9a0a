import { basename, resolve } from 'node:path';
import { writeAtomically } from '#core/atomic-write';
import { writeCalendarFile } from '#core/calendar-file';
import { type Command, sayerFor, withDesk } from '../command.ts';
import { readArguments, UsageError } from '../options.ts';

export const calendar: Command = {
  usage: '[--ics FILE]',
  about: {
    'zh-CN': '接下来的日子：何时可提交、何时有结果、证件何时到期',
    en: 'days ahead: when templates may go out, when answers are due, when certificates end',
  },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, { ics: { type: 'string' } });
    if (positionals.length > 0) throw new UsageError(positionals[0] ?? '');
    const { ics } = values;
    return withDesk(common, async ({ client, context }) => {
      const items = await client.calendar.list();
      const say = sayerFor(common);
      if (ics !== undefined)
        await writeAtomically(resolve(ics), Buffer.from(writeCalendarFile(items, say, context.clock.now())));
      const lines = items.map(({ day, kind, name }) => `${day}  ${say.label(`calendar.${kind}`)}  ${name}`);
      return { json: items, lines: ics === undefined ? lines : [...lines, basename(ics)], status: 0 };
    });
  },
};
