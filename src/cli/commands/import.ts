import { Fault } from '#contract/faults';
import type { BeginJob } from '#contract/jobs';
import {
  type ImportRow,
  type ImportView,
  type ListChoice,
  listChoiceSchema,
  type RowCounts,
  type WrittenRows,
} from '#contract/lists';
import { finishJob } from '#core/jobs/follow-job';
import type { Desk } from '#core/open-desk';
import { typeOfCode } from '#domain/certificate/vocabularies';
import { type ListColumn, listColumns, type Mapping, mapColumn, namesHolder } from '#domain/list/column';
import { foldHeading } from '#domain/list/fold-heading';
import { type Answer, type Command, sayerFor, withDesk } from '../command.ts';
import { readInput } from '../input-file.ts';
import { type Common, readArguments, UsageError } from '../options.ts';

const options = {
  map: { type: 'string', multiple: true },
  type: { type: 'string' },
  sheet: { type: 'string' },
  'with-hidden': { type: 'boolean' },
  'header-row': { type: 'string' },
  encoding: { type: 'string' },
  'day-numbers': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
} as const;

/** `import` is no name for a value. */
export const importList: Command = {
  usage:
    'FILE.csv|FILE.xlsx [--map HEADING=COLUMN]… [--type KIND] [--sheet NAME] [--with-hidden] [--header-row N] [--encoding NAME] [--day-numbers] [--dry-run]',
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
    const choice = readChoice(values);
    const { name, bytes } = await readInput(path);
    return withDesk(
      common,
      async (desk) => {
        const { token } = await desk.host.offer(name, { bytes });
        const view = await desk.client.imports.open({ grant: token, ...choice });
        const plan: Plan = {
          id: view.id,
          mapping: mapped(view, edits),
          typeWithout,
          takeDayNumbers: values['day-numbers'] === true,
        };
        const judged = await judgeAll(desk, plan);
        const done = values['dry-run'] ? null : await run(desk, common, plan);
        return answer(common, view, plan.mapping, judged, done);
      },
      values['dry-run'] ? 'trial' : true,
    );
  },
};

type Edit = { readonly heading: string; readonly column: ListColumn | null };
type Plan = Extract<BeginJob, { kind: 'import' }>['input'];
type Done = WrittenRows;
type Judged = { readonly rows: readonly ImportRow[]; readonly counts: RowCounts };

const readChoice = (values: {
  readonly sheet?: string | undefined;
  readonly 'with-hidden'?: boolean | undefined;
  readonly 'header-row'?: string | undefined;
  readonly encoding?: string | undefined;
}): ListChoice => {
  const row = values['header-row'];
  const read = listChoiceSchema.safeParse({
    ...(values.sheet === undefined ? {} : { sheet: values.sheet }),
    ...(row === undefined ? {} : { headerRow: /^\d+$/.test(row) ? Number(row) : Number.NaN }),
    ...(values.encoding === undefined ? {} : { encoding: encodingOf(values.encoding) }),
    withHidden: values['with-hidden'] === true,
  });
  if (read.success) return read.data;
  const [field] = read.error.issues[0]?.path ?? [];
  throw new UsageError(
    field === 'encoding' ? '--encoding utf-8|utf-16|gb18030|big5|windows-1252' : '--header-row 0|1|2|…',
  );
};

/** Names that people have for the same encodings. */
const encodingOf = (name: string): string => {
  const plain = name.toLowerCase().replace(/[\s_]/g, '-');
  const others: Readonly<Record<string, string>> = {
    utf8: 'utf-8',
    utf16: 'utf-16',
    gbk: 'gb18030',
    gb2312: 'gb18030',
    cp936: 'gb18030',
    cp950: 'big5',
    cp1252: 'windows-1252',
    latin1: 'windows-1252',
  };
  return others[plain] ?? plain;
};

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
    return mapColumn(all, at, column);
  }, mapping);

const judgeAll = async ({ client }: Desk, plan: Plan): Promise<Judged> => {
  const rows: ImportRow[] = [];
  for await (const step of await client.imports.judge(plan))
    if (step.kind === 'done') return { rows, counts: step.counts };
    else for (const row of step.rows) rows.push(row);
  throw new Error('the list ended without its counts');
};

const run = async ({ client }: Desk, common: Common, plan: Plan): Promise<Done> => {
  const onNews = ({ done, total }: { readonly done: number; readonly total: number }) => {
    if (!common.json && process.stderr.isTTY) process.stderr.write(`\r${done}/${total}`);
  };
  return (await finishJob<'import'>(client, { kind: 'import', input: plan }, { onNews })).facts;
};

const answer = (
  common: Common,
  view: ImportView,
  mapping: Mapping,
  { counts, rows }: Judged,
  done: Done | null,
): Answer => {
  const say = sayerFor(common);
  const { headers, encoding } = view;
  const notes = say.list.notes(view, mapping);
  const told = rows.filter((row) => row.outcome !== 'same' || say.list.aside(row) !== '');
  const lines = [
    ...notes.map(({ level, text }) => `${level === 'warn' ? '!' : '·'} ${text}`),
    ...headers.map((header, at) => {
      const column = mapping[at] ?? null;
      const why = say.list.meaning(view, at, column);
      return `  ${header} → ${column ? say.column(column) : '—'}${why && `  (${why})`}`;
    }),
    ...told.map(
      (row) =>
        `${row.row}  ${say.label(`rowOutcome.${row.outcome}`)}  ${row.name} ${row.number}  ${[
          ...row.problems.map(say.refusal),
          ...(row.outcome === 'changes' ? [row.changed.map(say.field).join(' · ')] : []),
          say.list.aside(row),
        ]
          .filter(Boolean)
          .join(' ')}`,
    ),
    Object.entries(counts)
      .map(([outcome, n]) => `${say.label(`rowOutcome.${outcome}`)} ${n}`)
      .join('  '),
  ];
  const { sheet, sheets, headerRow, skipped, hiddenRows, hiddenColumns, withHidden, otherEncodings } = view;
  return {
    json: {
      dryRun: done === null,
      encoding,
      otherEncodings,
      sheet,
      sheets,
      headerRow,
      skipped,
      hidden: { rows: hiddenRows, columns: hiddenColumns, taken: withHidden },
      mapping: headers.map((heading, at) => ({
        heading,
        column: mapping[at] ?? null,
        paper: view.papers[at] ?? null,
        leftOut: mapping[at] ? null : (view.leftOut[at] ?? null),
      })),
      named: namesHolder(mapping),
      likelyName: view.likelyName === null ? null : headers[view.likelyName],
      notes,
      counts,
      written: done === null ? null : { created: done.created, changed: done.changed },
      rows,
    },
    lines,
    status: counts.unreadable > 0 ? 1 : 0,
  };
};
