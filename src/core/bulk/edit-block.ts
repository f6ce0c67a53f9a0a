/** Changes a block of cells of the grid: looked at first, then written all or none. */
import type { Block, BlockPreview } from '#contract/cells';
import type { CellPath } from '#contract/grid-columns';
import type { BulkResult } from '#contract/lists';
import { writeCell } from '#domain/list/column';
import { type PlacedBlock, placeBlock } from '#domain/list/place-block';
import { applyRow, type ListReading, problemsFor, readRow } from '#domain/list/read-row';
import { displayName } from '#domain/template/display-name';
import { readField, type TemplateFields, writeField } from '#domain/template/fields';
import { targetNames, typeNames } from '../import/list-words.ts';
import { readBlock } from '../import/read-text-table.ts';
import type { DeskContext } from '../ports/desk-context.ts';
import type { StoredTemplate } from '../ports/templates.ts';
import { inStretches, type Step } from './chosen.ts';
import { shownCell } from './read-rows.ts';
import { type Item, writeMany } from './write-many.ts';

/** Changes and refused cells that are shown before. */
const shownSamples = 200;

type Reading = Omit<ListReading, 'typeWithout'>;

type Change = {
  readonly fields: TemplateFields;
  readonly problems: readonly { readonly code: string; readonly column: string; readonly cell: string }[];
};

/** How a block changes the template at a place of it. */
type Changes = {
  readonly rows: number;
  readonly outside: number;
  at(place: number, record: StoredTemplate): Change;
};

const changesOf = (
  { templates, targets }: Pick<DeskContext, 'templates' | 'targets'>,
  { what, columns, selected }: Block,
  rows: number,
): Changes => {
  const own = columns.slice(0, selected.columns);
  const marked = Math.min(selected.rows, rows);
  const known = own.filter((column) => column !== null).length;
  const unknown = (own.length - known) * marked;
  if (what.kind === 'clear')
    return {
      rows: marked,
      outside: unknown,
      at: (_, { fields }) => ({ fields: own.reduce(cleared, fields), problems: [] }),
    };
  if (what.kind === 'fill') {
    const { fields: source } = templates.recordOf(what.from);
    const copied = (fields: TemplateFields, path: CellPath | null): TemplateFields =>
      path === null ? fields : writeField(fields, path, readField(source, path));
    return {
      rows: marked,
      outside: unknown,
      at: (_, { fields }) => ({ fields: own.reduce(copied, fields), problems: [] }),
    };
  }
  const block = placeBlock(readBlock(what.text), selected, { rows, columns: columns.length });
  const mapping = columns.slice(0, block.columns);
  const reading: Reading = {
    typeNames,
    targets: targetNames(targets.packs),
    takeDayNumbers: false,
    date1904: false,
    guarded: true,
    papers: [],
  };
  return {
    rows: block.rows,
    outside: block.outside + fixedCells(block, mapping),
    at: (place, { fields }) => pasted(fields, block, place, mapping, reading),
  };
};

/** As an import reads a row; an empty cell of the block empties its field. */
const pasted = (
  before: TemplateFields,
  block: PlacedBlock,
  place: number,
  mapping: readonly (CellPath | null)[],
  reading: Reading,
): Change => {
  const cells = mapping.map((_, column) => block.at(place, column));
  const typeAt = mapping.includes('certificate.type');
  const row = readRow({ cells: cells.map((cell) => cell ?? '') }, mapping, {
    ...reading,
    // What the template is for says how its number is read where the block does not.
    typeWithout: typeAt ? '' : before.certificate.type,
  });
  const problems = problemsFor(before, row);
  const refused = new Set<string>(problems.map(({ column }) => column));
  const fields = applyRow(before, { ...row, puts: row.puts.filter(({ path }) => !refused.has(path)) });
  return {
    fields: mapping.reduce(
      (now, path, column) => (path !== null && cells[column]?.trim() === '' ? cleared(now, path) : now),
      fields,
    ),
    problems: problems.map((problem) => ({
      ...problem,
      cell: cells[mapping.indexOf(problem.column as CellPath)] ?? '',
    })),
  };
};

/** What kind of holder it is, nobody can leave open. */
const cleared = (fields: TemplateFields, path: CellPath | null): TemplateFields => {
  if (path === null || path === 'holderKind') return fields;
  const now = readField(fields, path);
  return writeField(fields, path, Array.isArray(now) ? [] : typeof now === 'boolean' ? false : '');
};

const fixedCells = (block: PlacedBlock, mapping: readonly (CellPath | null)[]): number => {
  let count = 0;
  for (let row = 0; row < block.rows; row += 1)
    for (const [column, path] of mapping.entries())
      if (path === null && (block.at(row, column) ?? '') !== '') count += 1;
  return count;
};

const changedPaths = (before: TemplateFields, after: TemplateFields, columns: Block['columns']) =>
  columns.filter(
    (path): path is CellPath => path !== null && writeCell(before, path) !== writeCell(after, path),
  );

export async function* previewBlock(
  context: Pick<DeskContext, 'templates' | 'targets'>,
  block: Block,
  ids: readonly string[],
  signal?: AbortSignal,
): AsyncGenerator<Step, BlockPreview> {
  const { templates } = context;
  const source = sourceOf(context, block);
  const changes = changesOf(context, block, ids.length);
  const items: BlockPreview['items'][number][] = [];
  const samples: BlockPreview['samples'][number][] = [];
  const problems: BlockPreview['problems'][number][] = [];
  const byColumn = new Map<CellPath, number>();
  const stopped = { before: 0, after: 0 };
  let [cells, handedOver, refused] = [0, 0, 0];
  const look = (place: number): void => {
    const id = ids[place]!;
    const record = templates.recordOf(id);
    const change = changes.at(place, record);
    const name = displayName(record.fields);
    refused += change.problems.length;
    for (const problem of change.problems)
      if (problems.length < shownSamples)
        problems.push({ ...problem, name } as BlockPreview['problems'][number]);
    const paths = changedPaths(record.fields, change.fields, block.columns);
    if (paths.length === 0) return;
    items.push({ id, revision: record.revision, place });
    cells += paths.length;
    if (record.state === 'in-review' || record.state === 'verified') handedOver += 1;
    if (templates.stopsOf(id) > 0) stopped.before += 1;
    if (templates.check(id, { fields: change.fields }).check.stops > 0) stopped.after += 1;
    for (const column of paths) {
      byColumn.set(column, (byColumn.get(column) ?? 0) + 1);
      if (samples.length < shownSamples)
        samples.push({
          id,
          name,
          column,
          before: shownCell(record.fields, column),
          after: shownCell(change.fields, column),
        });
    }
  };
  yield* inStretches([...Array(changes.rows).keys()], look, signal);
  return {
    cells,
    items,
    source,
    handedOver,
    stopped,
    columns: [...byColumn].map(([column, n]) => ({ column, cells: n })),
    samples,
    problems,
    refused,
    outside: changes.outside,
  };
}

const sourceOf = ({ templates }: Pick<DeskContext, 'templates'>, { what }: Block): BlockPreview['source'] => {
  if (what.kind !== 'fill') return null;
  const { id, revision } = templates.recordOf(what.from);
  return { id, revision };
};

/** Rows of the block, and what was looked at. */
type BlockWriting = {
  readonly rows: number;
  readonly source: Item | null;
  readonly items: readonly (Item & { readonly place: number })[];
};

/** All or none (`writeMany`). */
export async function* writeBlock(
  context: Pick<DeskContext, 'templates' | 'targets' | 'undo'>,
  block: Block,
  { rows, source, items }: BlockWriting,
  signal?: AbortSignal,
): AsyncGenerator<Step, BulkResult> {
  const { templates } = context;
  if (block.what.kind === 'fill') {
    const { id, revision, fields } = templates.recordOf(block.what.from);
    // What is copied is no longer what was looked at.
    if (source?.id !== id || source.revision !== revision)
      return { changed: 0, left: 0, stale: [{ id, name: displayName(fields) }] };
  }
  const changes = changesOf(context, block, rows);
  const places = new Map(items.map(({ id, place }) => [id, place]));
  const changeOf = (record: StoredTemplate) => {
    const { fields } = changes.at(places.get(record.id)!, record);
    return changedPaths(record.fields, fields, block.columns).length === 0
      ? null
      : ({ id, revision }: StoredTemplate) => templates.update(id, revision, fields);
  };
  const written = yield* writeMany(context, items, changeOf, signal);
  return { ...written, left: 0 };
}
