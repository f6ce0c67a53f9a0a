/** The one way in which the desk writes CSV (RFC 4180): exported lists, the table inside a bundle, plots as tables. Pure. */
import { guardCell } from './cell-forms.ts';

/**
 * UTF-8 with a mark, CRLF between records, one record a row: whatever breaks a line for any reader stands in quotes, and no cell, nor a
 * line within one, begins with what a spreadsheet would run. Another `guard` may keep more from it, never less.
 */
export const csvText = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
  guard: (cell: string) => string = guardCell,
): string => `\ufeff${write([header, ...rows], guard)}`;

/** More records of a file that `csvText` began. */
export const moreCsv = (rows: readonly (readonly string[])[]): string => write(rows, guardCell);

const write = (rows: readonly (readonly string[])[], guard: (cell: string) => string): string =>
  rows.map((row) => `${row.map((cell) => quoted(guard(cell))).join(',')}\r\n`).join('');

/** What some reader takes for a separator or the end of a line, or trims. */
const parting = /[",\r\n\t;|\v\f\u0085\u2028\u2029，；｜]|^\s|\s$/u;

const quoted = (cell: string): string => (parting.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
