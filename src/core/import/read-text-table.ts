/** Reads CSV files and pasted blocks: encoding and separator are found out, every cell stays text. */
import { parse } from 'csv-parse/sync';
import type { ListReason, Table } from './table.ts';

type Decoded = { readonly text: string; readonly encoding: Table['encoding'] };

/** UTF-8 with or without a mark, UTF-16 with one, else GB18030, which Chinese spreadsheets write. Null when it is none of them. */
export const decodeText = (bytes: Uint8Array): Decoded | null => {
  const mark = [...bytes.subarray(0, 2)].map((byte) => byte.toString(16)).join('');
  if (mark === 'fffe' || mark === 'feff') {
    const name = mark === 'fffe' ? 'utf-16le' : 'utf-16be';
    return { text: new TextDecoder(name).decode(bytes), encoding: 'utf-16' };
  }
  for (const encoding of ['utf-8', 'gb18030'] as const)
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // Pictures and archives decode as GB18030 too; text has no zeros.
      return text.includes('\0') ? null : { text, encoding };
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  return null;
};

const separators = [',', ';', '\t', '，'] as const;

/** `sep=;` in the first line as spreadsheets write it; otherwise the separator that gives the first lines the same number of cells, most of them. */
const findSeparator = (text: string): string => {
  const said = /^\ufeff?sep=(.)\r?\n/i.exec(text);
  if (said) return said[1]!;
  const head = text.slice(0, 20_000);
  let best: { separator: string; score: number } = { separator: ',', score: 0 };
  for (const separator of separators) {
    const widths = parseCells(head, separator, 12).map((row) => row.length);
    const width = widths[0] ?? 0;
    const alike = widths.filter((other) => other === width).length;
    const score = width < 2 ? 0 : (alike / widths.length) * 1000 + width;
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
};

const parseCells = (text: string, separator: string, to?: number): string[][] =>
  parse(text, {
    bom: true,
    delimiter: separator,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    ...(to === undefined ? {} : { to }),
  });

/** A whole CSV text. */
export const readCsv = (bytes: Uint8Array): Table | ListReason => {
  const decoded = decodeText(bytes);
  if (!decoded) return bytes.includes(0) ? 'not-a-list' : 'encoding';
  const text = decoded.text.replace(/^\ufeff/, '');
  const separator = findSeparator(text);
  const rows = parseText(text.replace(/^sep=.\r?\n/i, ''), separator);
  return rows ? { rows, encoding: decoded.encoding } : 'damaged';
};

/** A block copied from a spreadsheet: tabs between cells, quotes only around cells with line breaks. */
export const readPasted = (text: string): Table | ListReason => {
  const rows = parseText(text, text.includes('\t') ? '\t' : findSeparator(text));
  return rows ? { rows, encoding: 'pasted' } : 'damaged';
};

/** Null when quotes never end. */
const parseText = (text: string, separator: string): string[][] | null => {
  try {
    return parseCells(text, separator);
  } catch (error) {
    if (error instanceof Error && error.constructor.name === 'CsvError') return null;
    throw error;
  }
};
