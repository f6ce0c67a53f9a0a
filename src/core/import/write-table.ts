/** Writes a list for spreadsheets: CSV (UTF-8 with a mark, nothing that would run as a formula) or XLSX (every cell text). */
import { stringify } from 'csv-stringify/sync';
import writeWorkbook from 'write-excel-file/node';
import { guardCell } from '#domain/list/cell-forms';

export type ListFormat = 'csv' | 'xlsx';

export const writeTable = async (
  format: ListFormat,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<Uint8Array> => (format === 'csv' ? writeCsv(header, rows) : writeXlsx(header, rows));

const writeCsv = (header: readonly string[], rows: readonly (readonly string[])[]): Uint8Array =>
  Buffer.from(
    stringify([[...header], ...rows.map((row) => row.map(guardCell))], {
      bom: true,
      record_delimiter: '\r\n',
    }),
  );

const writeXlsx = (header: readonly string[], rows: readonly (readonly string[])[]): Promise<Uint8Array> => {
  const text = (value: string) => (value === '' ? null : { type: String, value, format: '@' });
  const data = [
    header.map((value) => ({ type: String, value, fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map(text)),
  ];
  return writeWorkbook(data, { stickyRowsCount: 1, columns: header.map(() => ({ width: 18 })) }).toBuffer();
};
