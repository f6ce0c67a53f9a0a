/** What runs beside the core: reading and writing spreadsheets, which take seconds when they are long. */

import type { ListFormat } from '../ports/list-files.ts';
import type { ReadingChoice, Table } from '../ports/tables.ts';
import { isHtml, readHtmlTable } from './read-html.ts';
import { readCsv, readPasted } from './read-text-table.ts';
import { readXlsx } from './read-xlsx.ts';
import { isEmptyRow, ListTrouble, maxColumns, maxRows, type ReadTable } from './table.ts';
import { writeTable } from './write-table.ts';

export type ListTask =
  | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly choice: ReadingChoice }
  | { readonly kind: 'paste'; readonly text: string }
  | {
      readonly kind: 'write';
      readonly format: ListFormat;
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

export const run = (task: ListTask): Promise<ReadTable | Uint8Array> => {
  if (task.kind === 'write') return writeTable(task.format, task.header, task.rows);
  return readTable(task);
};

const readTable = async (task: Exclude<ListTask, { kind: 'write' }>): Promise<ReadTable> => {
  try {
    const table = task.kind === 'paste' ? readPasted(task.text) : await readFile(task.bytes, task.choice);
    const rows = table.sheets.find(({ name }) => name === table.sheet)?.rows ?? table.rows.length;
    const columns = table.rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
    if (rows > maxRows || columns > maxColumns) return { ok: false, reason: 'too-long', rows, columns };
    if (table.rows.every(isEmptyRow)) return { ok: false, reason: 'empty', data: {} };
    return { ok: true, table };
  } catch (error) {
    if (error instanceof ListTrouble) return { ok: false, reason: error.reason, data: error.data };
    throw error;
  }
};

/** The content decides, not the name. */
const readFile = async (bytes: Uint8Array, choice: ReadingChoice): Promise<Table> => {
  const head = Buffer.from(bytes.subarray(0, 1_024));
  const magic = head.subarray(0, 4).toString('hex');
  if (magic === 'd0cf11e0') throw new ListTrouble('old-or-locked');
  if (magic === '504b0304') return readXlsx(bytes, choice);
  const text = head.toString('latin1').replaceAll('\0', '');
  if (
    /<\?mso-application|urn:schemas-microsoft-com:office:spreadsheet"[^>]*>?\s*<Workbook|<Workbook\b/i.test(
      text,
    )
  )
    throw new ListTrouble('xml-spreadsheet');
  return isHtml(text) ? readHtmlTable(bytes, choice) : readCsv(bytes, choice);
};
