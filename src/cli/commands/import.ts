import { Fault } from '#contract/faults';
import type { ImportPreview, ImportProgress, ImportRow, ImportView } from '#contract/lists';
import type { Desk } from '#core/open-desk';
import { typeOfCode } from '#domain/certificate/vocabularies';
import { type ListColumn, listColumns, type Mapping } from '#domain/list/column';
import { foldHeading } from '#domain/list/guess-columns';
import { type Answer, type Command, sayerFor, withDesk } from '../command.ts';
import { readInput } from '../input-file.ts';
import { type Common, readArguments, UsageError } from '../options.ts';

const options = {
  map: { type: 'string', multiple: true },
  type: { type: 'string' },
  'dry-run': { type: 'boolean' },
} as const;

/** `import` is no name for a value. */
export const importList: Command = {
  usage: 'FILE.csv|FILE.xlsx [--map HEADING=COLUMN]… [--type KIND] [--dry-run]',
  about: {
    'zh-CN': '导入表格：新建或更新模板，按证件类型和号码对应',
    en: 'takes in a list: makes or changes templates, matched by certificate type and number',
  },
  run: async (args) => {
    const { common, positionals, values } = readArguments(args, options);
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0) throw new UsageError('FILE.csv|FILE.xlsx');
    const edits = (values.map ?? []).map(readEdit);
    const typeWithout = values.type === undefined ? ('' as const) : typeOfCode(values.type);
    if (typeWithout === undefined) throw new UsageError(`--type ${values.type}`);
    const { name, bytes } = await readInput(path);
    return withDesk(
      common,
      async (desk) => {
        const { token } = await desk.host.offer(name, { bytes });
        const view = await desk.client.imports.open({ grant: token });
        const plan: Plan = { id: view.id, mapping: mapped(view, edits), typeWithout };
        const preview = await previewAll(desk, plan);
        const done = values['dry-run'] ? null : await run(desk, common, plan);
        return answer(common, view, plan.mapping, preview, done);
      },
      true,
    );
  },
};

type Edit = { readonly heading: string; readonly column: ListColumn | null };
type Plan = Parameters<Desk['client']['imports']['run']>[0];
type Done = Extract<ImportProgress, { kind: 'done' }>;

/** `--map 户主=holder.zh`; nothing behind the sign leaves the column out. */
const readEdit = (text: string): Edit => {
  const at = text.lastIndexOf('=');
  const column = text.slice(at + 1);
  if (at <= 0 || (column !== '' && !(listColumns as readonly string[]).includes(column)))
    throw new UsageError(`--map HEADING=${listColumns.join('|')}`);
  return { heading: foldHeading(text.slice(0, at)), column: column === '' ? null : (column as ListColumn) };
};

const mapped = ({ headers, mapping }: ImportView, edits: readonly Edit[]): Mapping =>
  edits.reduce<Mapping>((all, { heading, column }) => {
    const at = headers.findIndex((header) => foldHeading(header) === heading);
    if (at < 0) throw new Fault('invalid-input', { field: '--map' });
    // A column is used once.
    return all.map((now, place) => (place === at ? column : now === column ? null : now));
  }, mapping);

const previewAll = async ({ client }: Desk, plan: Plan): Promise<ImportPreview> => {
  const rows: ImportRow[] = [];
  for (;;) {
    const page = await client.imports.preview({ ...plan, offset: rows.length, limit: 1_000 });
    rows.push(...page.rows);
    if (rows.length >= page.total || page.rows.length === 0) return { ...page, rows };
  }
};

const run = async ({ client }: Desk, common: Common, plan: Plan): Promise<Done> => {
  for await (const step of await client.imports.run(plan)) {
    if (step.kind === 'done') return step;
    if (!common.json && process.stderr.isTTY) process.stderr.write(`\r${step.done}/${step.total}`);
  }
  throw new Error('the import ended without an end');
};

const answer = (
  common: Common,
  { headers, encoding }: ImportView,
  mapping: Mapping,
  { counts, rows }: ImportPreview,
  done: Done | null,
): Answer => {
  const say = sayerFor(common);
  const told = rows.filter(({ outcome }) => outcome !== 'same');
  const lines = [
    ...headers.map((header, at) => `  ${header} → ${mapping[at] ? say.column(mapping[at]) : '—'}`),
    ...told.map(
      ({ row, outcome, name, number, changed, problems }) =>
        `${row}  ${say.label(`rowOutcome.${outcome}`)}  ${name} ${number}  ${problems.map(say.refusal).join(' ')}${outcome === 'changes' ? changed.map(say.field).join(' · ') : ''}`,
    ),
    Object.entries(counts)
      .map(([outcome, n]) => `${say.label(`rowOutcome.${outcome}`)} ${n}`)
      .join('  '),
  ];
  return {
    json: {
      dryRun: done === null,
      encoding,
      mapping: Object.fromEntries(headers.map((header, at) => [header, mapping[at] ?? null])),
      counts,
      written: done === null ? null : { created: done.created, changed: done.changed },
      rows,
    },
    lines,
    status: counts.unreadable > 0 ? 1 : 0,
  };
};
