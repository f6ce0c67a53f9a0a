/** Finds in a table where its headings stand, which rows are templates, and what the columns mean. */
import type { ImportView, ListChoice } from '#contract/lists';
import type { Mapping } from '#domain/list/column';
import { consoleOf } from '#domain/list/console-lists';
import { fitsTable, guessTable, headingSignature } from '#domain/list/guess-columns';
import { guessByContent, likelyNameColumn } from '#domain/list/guess-content';
import { findHeadings, headingsAt } from '#domain/list/heading-rows';
import { isCheckedNumber } from '#domain/list/read-row';
import { maskNumber } from '#domain/number/format-number';
import type { Table, TableRow } from '../ports/tables.ts';
import type { ListMappings } from '../store/list-mappings.ts';
import { columnLabels } from './list-words.ts';
import { isEmptyRow } from './table.ts';

export type Arranged = {
  readonly view: ImportView;
  /** What the headings are remembered by; null where there are none. */
  readonly signature: string | null;
  readonly rows: readonly TableRow[];
  /** Whether an apostrophe at the start of a cell only guards it. */
  readonly guarded: boolean;
  readonly date1904: boolean;
};

/** Rows that are looked at for what columns mean. */
const looked = 1_000;

export const arrange = (
  { id, name }: { readonly id: string; readonly name: string },
  table: Table,
  choice: Pick<ListChoice, 'withHidden' | 'headerRow'>,
  mappings: ListMappings,
): Arranged => {
  const shown = choice.withHidden ? table.rows : table.rows.filter((row) => !row.isHidden);
  const found =
    choice.headerRow === undefined
      ? findHeadings(shown, table.merges, columnLabels)
      : headingsAt(shown, table.merges, choice.headerRow);
  const below = fillDown(shown.slice(found?.below ?? 0), table.merges).filter((row) => !isEmptyRow(row));
  const sums = new Set(below.filter(isSum));
  const examples = new Set(below.filter(isExample));
  const rows = below.filter((row) => !sums.has(row) && !examples.has(row));
  const width = Math.max(
    found?.headers.length ?? 0,
    rows.reduce((most, { cells }) => Math.max(most, cells.length), 0),
  );
  const headers = Array.from({ length: width }, (_, at) => found?.headers[at]?.trim() || letters(at));
  const signature = found ? headingSignature(headers) : null;
  const remembered = signature === null ? null : mappings.find(signature);
  const usable = remembered !== null && fitsTable(remembered, width);
  const sample = rows.slice(0, looked).map(({ cells }) => cells);
  const guessed = found
    ? guessTable(headers, columnLabels, sample)
    : { mapping: guessByContent(sample.slice(0, 50), width), papers: headers.map(() => null), leftOut: [] };
  const hidden = choice.withHidden ? [] : table.hiddenColumns.filter((at) => isFilled(sample, at));
  const mapping: Mapping = (usable ? remembered : guessed.mapping).map((column, at) =>
    hidden.includes(at) ? null : column,
  );
  return {
    view: {
      id,
      name,
      headers,
      headed: found !== null,
      rows: rows.length,
      samples: headers.map((_, at) => samplesOf(sample, at)),
      mapping,
      mappedBy: usable ? 'memory' : found ? 'headings' : 'content',
      papers: guessed.papers,
      leftOut: headers.map((_, at) => (hidden.includes(at) ? 'hidden' : (guessed.leftOut[at] ?? null))),
      likelyName: likelyNameColumn(sample, mapping),
      encoding: table.encoding,
      otherEncodings: table.otherEncodings,
      sheets: table.sheets,
      sheet: table.sheet,
      console: found ? consoleOf(headers) : null,
      headerRow: found ? shown[found.from]!.row : 0,
      skipped: [
        ...shown.slice(0, found?.from ?? 0).map((row) => ({ row, why: 'title' as const })),
        ...[...examples].map((row) => ({ row, why: 'example' as const })),
        ...[...sums].map((row) => ({ row, why: 'sum' as const })),
      ]
        .filter(({ row }) => !isEmptyRow(row))
        .slice(0, 50)
        .map(({ row: { row, cells }, why }) => ({
          row,
          why,
          text: cells.filter(Boolean).join(' ').slice(0, 80),
        })),
      hiddenRows: table.rows.filter((row) => row.isHidden && !isEmptyRow(row)).length,
      hiddenColumns: table.hiddenColumns
        .filter((at) => isFilled(sample, at))
        .map((at) => headers[at] ?? letters(at)),
      withHidden: choice.withHidden,
    },
    signature,
    rows,
    guarded: table.encoding !== 'xlsx',
    date1904: table.date1904,
  };
};

const isFilled = (rows: readonly (readonly string[])[], at: number): boolean =>
  rows.some((cells) => (cells[at] ?? '').trim() !== '');

const samplesOf = (rows: readonly (readonly string[])[], at: number): string[] => {
  const samples: string[] = [];
  for (const cells of rows) {
    const cell = (cells[at] ?? '').trim();
    if (cell !== '') samples.push(maskLong(cell));
    if (samples.length === 3) break;
  }
  return samples;
};

/** Numbers of papers and telephones are nobody's business while columns are chosen. */
const maskLong = (cell: string): string =>
  cell.replace(/[\dA-Z]{9,}/gi, (run) => (/\d.*\d.*\d.*\d.*\d/.test(run) ? maskNumber(run) : run));

/** 合计 and the like, with little beside it and nothing that is a paper's number. */
const isSum = ({ cells }: TableRow): boolean => {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return (
    /^(?:合\s*计|总\s*计|小\s*计|共\s*计|汇\s*总|总\s*数|total|sum|subtotal|grand total)\s*[:：]?(?:\s*\d+\s*\p{L}*)?$/iu.test(
      filled[0]?.trim() ?? '',
    ) &&
    filled.length <= Math.max(2, cells.length / 2) &&
    !filled.some(isCheckedNumber)
  );
};

/** The row that shows how a list is filled in, as in the desk's own empty lists and in those of many offices. */
const isExample = ({ cells }: TableRow): boolean =>
  /^(?:示例|样例|例|填写示例|example|e\.g\.)\s*[:：]/iu.test(
    cells.find((cell) => cell.trim() !== '')?.trim() ?? '',
  );

/** Rows that are filled at most, over all joined cells: a hostile file names millions. */
const maxFilled = 200_000;

/** Cells that are one with those below them say the same in each row. */
const fillDown = (rows: readonly TableRow[], merges: Table['merges']): readonly TableRow[] => {
  const tall = merges.filter(({ top, bottom }) => bottom > top);
  if (tall.length === 0) return rows;
  const byRow = new Map(rows.map((row) => [row.row, row] as const));
  const filled = new Map<number, string[]>();
  const last = rows.at(-1)?.row ?? 0;
  let budget = maxFilled;
  for (const { top, bottom, left } of tall) {
    const value = byRow.get(top)?.cells[left] ?? '';
    if (value === '') continue;
    for (let at = top + 1; at <= Math.min(bottom, last) && budget > 0; at += 1, budget -= 1) {
      const row = byRow.get(at);
      if (!row) continue;
      const cells = filled.get(at) ?? [...row.cells];
      while (cells.length < left) cells.push('');
      cells[left] ||= value;
      filled.set(at, cells);
    }
  }
  return rows.map((row) => {
    const cells = filled.get(row.row);
    return cells ? { ...row, cells } : row;
  });
};

/** A, B, … Z, AA as spreadsheets name columns. */
const letters = (at: number): string =>
  (at >= 26 ? letters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));
