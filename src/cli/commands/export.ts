import { resolve } from 'node:path';
import { type Command, withDesk } from '../command.ts';
import { listOptions, listUsage, readList } from '../list-options.ts';
import { readArguments, UsageError } from '../options.ts';

/** `export` is no name for a value. */
export const exportList: Command = {
  usage: `--out FILE [--format csv|xlsx] ${listUsage}`,
  about: {
    'zh-CN': '把模板导出到表格；含完整号码',
    en: 'writes templates into a spreadsheet; it holds whole numbers',
  },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, {
      out: { type: 'string' },
      format: { type: 'string' },
      ...listOptions,
    });
    const { out } = values;
    if (out === undefined || positionals.length > 0) throw new UsageError('--out FILE');
    const list = readList(values);
    const format = values.format ?? (out.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv');
    if (format !== 'csv' && format !== 'xlsx') throw new UsageError('--format csv|xlsx');
    const file = resolve(out);
    return withDesk(common, async ({ client, host }) => {
      const written = await client.templates.exportList({ chosen: { list }, format });
      await host.saveList(written.id, file);
      const { rows, bytes } = written;
      return { json: { file, format, rows, bytes }, lines: [`${file}  ${rows}  ${bytes} B`], status: 0 };
    });
  },
};
