/** The one way in which the desk writes CSV: exported lists and the table inside a bundle. */
import { stringify } from 'csv-stringify/sync';
import { guardCell } from '#domain/list/cell-forms';

/**
 * UTF-8 with a mark, CRLF between records, one record a row: whatever breaks a line for any reader stands in quotes, and no cell, nor a
 * line within one, begins with what a spreadsheet would run. Another `guard` may keep more from it, never less.
 */
export const csvText = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
  guard: (cell: string) => string = guardCell,
): string => write([header, ...rows], guard, true);

/** More records of a file that `csvText` began. */
export const moreCsv = (rows: readonly (readonly string[])[]): string => write(rows, guardCell, false);

const write = (
  rows: readonly (readonly string[])[],
  guard: (cell: string) => string,
  isFirst: boolean,
): string =>
  stringify(
    rows.map((row) => row.map((cell) => guard(cell))),
    {
      bom: isFirst,
      record_delimiter: '\r\n',
      // The writer itself quotes only its own separator and line end.
      quoted_match: /[\r\n\t;|\v\f\u0085\u2028\u2029，；｜]|^\s|\s$/u,
    },
  );
