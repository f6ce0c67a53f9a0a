/** What runs beside the core: reading and writing spreadsheets, which take seconds when they are long. */
import { readCsv, readPasted } from './read-text-table.ts';
import { readXlsx } from './read-xlsx.ts';
import { type ListReason, maxColumns, maxRows, type ReadTable, type Table } from './table.ts';
import { type ListFormat, writeTable } from './write-table.ts';

export type ListTask =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
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
  const read = task.kind === 'paste' ? readPasted(task.text) : await readFile(task.bytes);
  if (typeof read === 'string') return { ok: false, reason: read };
  const rows = read.rows.length;
  const columns = read.rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (rows > maxRows || columns > maxColumns) return { ok: false, reason: 'too-long', rows, columns };
  if (!read.rows.some((row) => row.some((cell) => cell.trim() !== ''))) return { ok: false, reason: 'empty' };
  return { ok: true, table: read };
};

/** The content decides, not the name. */
const readFile = async (bytes: Uint8Array): Promise<Table | ListReason> => {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (head === 'd0cf11e0') return 'old-or-locked';
  return head === '504b0304' ? await readXlsx(bytes) : readCsv(bytes);
};
