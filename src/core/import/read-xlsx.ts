/** Reads a workbook: every sheet is looked at, one is taken. Quantities keep the digits that the file has, days become YYYY-MM-DD. */
import type { ListSheet } from '#contract/lists';
import { findHeadings } from '#domain/list/heading-rows';
import type { ReadingChoice, Table } from '../ports/tables.ts';
import { columnLabels } from './list-words.ts';
import { ListTrouble } from './table.ts';
import { readSheet, type Sheet } from './xlsx/sheet.ts';
import { readWorkbook, type SheetEntry } from './xlsx/workbook.ts';
import { openZip, type ZipParts } from './zip-parts.ts';

/** Throws ListTrouble. */
export const readXlsx = async (bytes: Uint8Array, choice: ReadingChoice): Promise<Table> => {
  const zip = await openZip(bytes).catch(asDamage);
  refuseOthers(zip);
  const book = await readWorkbook(zip).catch(asDamage);
  const read: { entry: SheetEntry; sheet: Sheet | null }[] = [];
  for (const entry of book.sheets)
    read.push({
      entry,
      sheet: entry.part === null ? null : await readSheet(zip, entry.part, book).catch(asDamage),
    });
  const sheets: ListSheet[] = read.map(({ entry, sheet }) => ({
    name: entry.name,
    rows: sheet?.height ?? 0,
    isHidden: entry.isHidden,
    isChart: entry.part === null,
  }));
  const taken = choose(read, book.active, choice.sheet);
  return {
    rows: taken.sheet.rows,
    encoding: 'xlsx',
    otherEncodings: [],
    sheets,
    sheet: taken.name,
    merges: taken.sheet.merges,
    hiddenColumns: taken.sheet.hiddenColumns,
    date1904: book.date1904,
  };
};

/** The libraries throw errors of their own for everything that is no workbook. */
const asDamage = (cause: unknown): never => {
  if (cause instanceof Error) throw new ListTrouble('damaged');
  throw cause;
};

/** Archives that other programs write, each named for what it is. */
const refuseOthers = ({ names }: ZipParts): void => {
  if (names.includes('Index/Document.iwa') || names.includes('Index.zip')) throw new ListTrouble('numbers');
  if (names.some((name) => /^xl\/workbook\.bin$/i.test(name))) throw new ListTrouble('binary-workbook');
  if (names.includes('content.xml') && names.includes('META-INF/manifest.xml'))
    throw new ListTrouble('opendocument');
};

type Read = readonly { readonly entry: SheetEntry; readonly sheet: Sheet | null }[];

/** The sheet asked for; else of those that can be seen the active one, before it any other that alone has headings. */
const choose = (read: Read, active: number, wanted: string | undefined): { name: string; sheet: Sheet } => {
  const filled = read.flatMap(({ entry, sheet }, at) =>
    sheet && sheet.rows.length > 0 ? [{ ...entry, sheet, at }] : [],
  );
  if (wanted !== undefined) {
    const asked =
      filled.find(({ name }) => name === wanted) ?? filled.find(({ name }) => name.trim() === wanted.trim());
    if (asked) return asked;
    throw new ListTrouble('no-sheet', { sheet: wanted, sheets: filled.map(({ name }) => name).join('、') });
  }
  const seen = filled.filter(({ isHidden }) => !isHidden);
  const activeFirst = [...seen].sort((a, b) => Number(b.at === active) - Number(a.at === active));
  const taken =
    activeFirst.find(({ sheet }) => findHeadings(sheet.rows, sheet.merges, columnLabels) !== null) ??
    activeFirst[0];
  if (taken) return taken;
  if (filled.length > 0)
    throw new ListTrouble('only-hidden', { sheets: filled.map(({ name }) => name).join('、') });
  throw new ListTrouble('empty');
};
