import type { Chosen } from '#contract/lists';
import type { RepairGroup } from '#contract/many';
import { type Command, sayerFor, withDesk } from '../command.ts';
import { listOptions, listUsage, readList } from '../list-options.ts';
import { readArguments, UsageError } from '../options.ts';

/** Accepts every repair that fills in what is empty or changes the form only; other kinds are named one by one. */
export const repair: Command = {
  usage: `[TEMPLATE…] ${listUsage} [--kind "CODE FIELD"]… [--dry-run]`,
  about: {
    'zh-CN': '接受许多模板的确切修复；相同的修改合在一起列出',
    en: 'accepts the exact repairs of many templates; equal changes are listed together',
  },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, {
      ...listOptions,
      kind: { type: 'string', multiple: true },
      'dry-run': { type: 'boolean' },
    });
    const chosen: Chosen = positionals.length > 0 ? { ids: [...positionals] } : { list: readList(values) };
    return withDesk(common, async ({ client }) => {
      const look = async (take?: RepairGroup[]) => {
        for await (const part of await client.templates.previewRepairs({ chosen, ...(take ? { take } : {}) }))
          if (part.kind === 'done') return part.preview;
        throw new Error('a stream without an end');
      };
      const first = await look();
      const take = values.kind?.map((kind) => {
        const group = first.groups.find(({ code, field }) => `${code} ${field}` === kind);
        if (!group) throw new UsageError(`--kind "CODE FIELD": ${kind}`);
        return group;
      });
      const preview = take ? await look(take) : first;
      const say = sayerFor(common);
      const lines = preview.groups.flatMap(({ code, field, taken, templates, changes, different }) => [
        `${taken ? '✓' : '·'} ${say.rule(code, field)}  ${code} ${field}  ${templates}`,
        ...changes.slice(0, 3).map(({ from, to, count }) => `    ${from} → ${to}  ×${count}`),
        ...(different > 3 ? [`    … ${different - 3}`] : []),
      ]);
      if (values['dry-run'] || preview.items.length === 0)
        return { json: { dryRun: values['dry-run'] ?? false, ...preview, result: null }, lines, status: 0 };
      const items = [...preview.items];
      for await (const part of await client.templates.acceptRepairs({ items, ...(take ? { take } : {}) }))
        if (part.kind === 'done') {
          const { result } = part;
          const done = say.label('repaired', { templates: result.changed, repairs: result.repairs });
          return {
            json: { dryRun: false, ...preview, result },
            lines: [...lines, done],
            status: result.stopped > 0 ? 1 : 0,
          };
        }
      throw new Error('a stream without an end');
    });
  },
};
