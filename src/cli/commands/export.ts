import { resolve } from 'node:path';
import { type TemplateFilter, templateFilters } from '#contract/views';
import { type Command, withDesk } from '../command.ts';
import { readArguments, UsageError } from '../options.ts';

/** `export` is no name for a value. */
export const exportList: Command = {
  usage: '--out FILE [--format csv|xlsx] [--search TEXT] [--filter NAME]',
  about: {
    'zh-CN': '把模板导出到表格；含完整号码',
    en: 'writes templates into a spreadsheet; it holds whole numbers',
  },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, {
      out: { type: 'string' },
      format: { type: 'string' },
      search: { type: 'string' },
      filter: { type: 'string' },
    });
    const { out, search = '', filter = 'all' } = values;
    if (out === undefined || positionals.length > 0) throw new UsageError('--out FILE');
    if (!(templateFilters as readonly string[]).includes(filter))
      throw new UsageError(`--filter ${templateFilters.join('|')}`);
    const format = values.format ?? (out.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv');
    if (format !== 'csv' && format !== 'xlsx') throw new UsageError('--format csv|xlsx');
    const file = resolve(out);
    return withDesk(common, async ({ client, host }) => {
      const chosen = { list: { search, filter: filter as TemplateFilter } };
      const written = await client.templates.exportList({ chosen, format });
      await host.saveList(written.id, file);
      const { rows, bytes } = written;
      return { json: { file, format, rows, bytes }, lines: [`${file}  ${rows}  ${bytes} B`], status: 0 };
    });
  },
};
