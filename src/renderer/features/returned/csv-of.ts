/** A small table as CSV for a spreadsheet: UTF-8 with its mark, and no cell that a spreadsheet would run. */
import { guardCell } from '#domain/list/cell-forms';

export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`;

const cellOf = (value: string | number): string => {
  const text = guardCell(String(value));
  return /[",;\t\r\n|]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
