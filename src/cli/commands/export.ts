import { resolve } from 'node:path';
import { type Command, withDesk } from '../command.ts';
import { listOptions, listUsage, readList } from '../list-options.ts';
import { readArguments, UsageError } from '../options.ts';

/** Lists to fill in, by what they are called on the command line. */
const emptyKinds: Readonly<Record<string, 'individual' | 'organization' | undefined>> = {
  people: 'individual',
  companies: 'organization',
};

/** `export` is no name for a value. */
export const exportList: Command = {
  usage: `--out FILE [--format csv|xlsx] [--empty people|companies] ${listUsage}`,
  about: {
    'zh-CN': '把模板导出到表格；含完整号码',
    en: 'writes templates into a spreadsheet; it holds whole numbers',
  },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, {
      out: { type: 'string' },
      format: { type: 'string' },
      empty: { type: 'string' },
      ...listOptions,
    });
    const { out, empty } = values;
    const kind = empty === undefined ? null : emptyKinds[empty];
    if (kind === undefined) throw new UsageError('--empty people|companies');
    if (out === undefined || positionals.length > 0) throw new UsageError('--out FILE');
    const list = readList(values);
    const format = values.format ?? (out.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv');
    if (format !== 'csv' && format !== 'xlsx') throw new UsageError('--format csv|xlsx');
    const file = resolve(out);
    return withDesk(common, async ({ client, host }) => {
      const written = kind
        ? await client.templates.exampleList({ kind, format })
        : await client.templates.exportList({ chosen: { list }, format });
      await host.saveList(written.id, file);
      const { rows, bytes } = written;
      return { json: { file, format, rows, bytes }, lines: [`${file}  ${rows}  ${bytes} B`], status: 0 };
    });
  },
};
