import { basename, resolve } from 'node:path';
import type { CalendarQuery } from '#contract/calendar';
import type { DeskClient } from '#contract/desk-client';
import type { CalendarItem } from '#contract/views';
import { writeAtomically } from '#core/atomic-write';
import { isCalendarDate } from '#domain/date/calendar-date';
import { type Command, sayerFor, withDesk } from '../command.ts';
import { readArguments, UsageError } from '../options.ts';

export const calendar: Command = {
  usage: '[--from DATE] [--to DATE] [--ics FILE]',
  about: {
    'zh-CN': '接下来的日子：何时可提交、何时有结果、域名何时暂停、证件何时到期',
    en: 'days ahead: when templates may go out, when answers are due, when domains go on hold, when certificates end',
  },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, {
      ics: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
    });
    if (positionals.length > 0) throw new UsageError(positionals[0] ?? '');
    const { ics, from, to } = values;
    for (const day of [from, to])
      if (day !== undefined && !isCalendarDate(day)) throw new UsageError('YYYY-MM-DD');
    const query: CalendarQuery = { from, to: to ?? null };
    return withDesk(common, async ({ client }) => {
      if (ics !== undefined) await writeAtomically(resolve(ics), fileTexts(client, query));
      const items = await readItems(client, query);
      const say = sayerFor(common);
      const lines = items.map(({ day, kind, name, names, first = '' }) =>
        [
          day,
          say.label(`calendar.${kind}`),
          name || say.label('unnamed'),
          ...(names ? [say.domains(names, first)] : []),
        ].join('  '),
      );
      return { json: items, lines: ics === undefined ? lines : [...lines, basename(ics)], status: 0 };
    });
  },
};

async function* fileTexts(client: DeskClient, query: CalendarQuery): AsyncGenerator<string> {
  for await (const part of await client.calendar.file(query)) if (part.kind === 'text') yield part.text;
}

const pageSize = 500;

const readItems = async (client: DeskClient, query: CalendarQuery): Promise<CalendarItem[]> => {
  const items: CalendarItem[] = [];
  for (;;) {
    const page = await client.calendar.page({ ...query, offset: items.length, limit: pageSize });
    items.push(...page.items);
    if (page.items.length < pageSize) return items;
  }
};
