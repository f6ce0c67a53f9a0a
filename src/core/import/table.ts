/** A list as it was read: text only, so that no number was ever a quantity. */

import type { ListEncoding } from '#contract/lists';
import type { Table, TableRow } from '../ports/tables.ts';

/** A table that is nothing but its cells. */
export const plainTable = (cells: readonly (readonly string[])[], encoding: ListEncoding): Table => ({
  rows: cells.map((row, at) => ({ row: at + 1, cells: row })),
  encoding,
  otherEncodings: [],
  sheets: [],
  sheet: '',
  merges: [],
  hiddenColumns: [],
  date1904: false,
});

export const isEmptyRow = ({ cells, troubles }: TableRow): boolean =>
  troubles === undefined && cells.every((cell) => cell.trim() === '');

/** Why a file is no list. */
export type ListReason =
  | 'not-a-list'
  | 'old-or-locked'
  | 'damaged'
  | 'empty'
  | 'encoding'
  | 'open-quote'
  | 'opendocument'
  | 'binary-workbook'
  | 'numbers'
  | 'xml-spreadsheet'
  | 'only-hidden'
  | 'no-sheet';

/** A list that cannot be read, with what the sentence about it names. */
export class ListTrouble extends Error {
  readonly reason: ListReason;
  /** Line of the file, or names of sheets. */
  readonly data: Readonly<Record<string, string | number>>;

  constructor(reason: ListReason, data: Readonly<Record<string, string | number>> = {}) {
    super(reason);
    this.reason = reason;
    this.data = data;
  }
}

export type ReadTable =
  | { readonly ok: true; readonly table: Table }
  | { readonly ok: false; readonly reason: ListReason; readonly data: ListTrouble['data'] }
  | { readonly ok: false; readonly reason: 'too-long'; readonly rows: number; readonly columns: number };

export const maxRows = 50_000;
export const maxColumns = 300;
