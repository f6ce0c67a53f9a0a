/** Writes a list for spreadsheets: CSV (UTF-8 with a mark, nothing that would run as a formula) or XLSX (every cell text). */

import writeWorkbook from 'write-excel-file/node';
import { csvText } from '#domain/list/write-csv';
import type { ListFormat } from '../ports/list-files.ts';

export const writeTable = async (
  format: ListFormat,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<Uint8Array> => (format === 'csv' ? Buffer.from(csvText(header, rows)) : writeXlsx(header, rows));

const writeXlsx = (header: readonly string[], rows: readonly (readonly string[])[]): Promise<Uint8Array> => {
  const text = (value: string) =>
    value === '' ? null : { type: String, value: escapeText(value), format: '@' };
  const data = [
    header.map((value) => ({ type: String, value: escapeText(value), fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map(text)),
  ];
  return writeWorkbook(data, { stickyRowsCount: 1, columns: header.map(() => ({ width: 18 })) }).toBuffer();
};

/**
 * What XML cannot hold, or changes, is written as `_x000D_`; a text that looks so already is kept apart by its own first sign. The
 * library counts texts in an object, so that the names which every object has would be taken for texts seen before.
 */
const escapeText = (value: string): string => {
  const escaped = value
    .replace(/_(?=x[0-9A-F]{4}_)/gi, '_x005F_')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is escaped
    .replace(/[\0-\x08\x0b-\x1f\ufffe\uffff]|\p{Cs}/gu, codeOf);
  return escaped in {} ? codeOf(escaped[0]!) + escaped.slice(1) : escaped;
};

const codeOf = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
