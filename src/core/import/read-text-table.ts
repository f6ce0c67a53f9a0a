/** Reads CSV files and pasted blocks: encoding and separator are found out, every cell stays text. */
import { CsvError, parse } from 'csv-parse/sync';
import { knownHeadings } from '#domain/list/guess-columns';
import type { ReadingChoice, Table } from '../ports/tables.ts';
import { decodeText } from './decode-text.ts';
import { columnLabels } from './list-words.ts';
import { ListTrouble, plainTable } from './table.ts';

const separators = [',', ';', '\t', '，', '；', '|', '｜'] as const;

/** A whole CSV text. Throws ListTrouble. */
export const readCsv = (bytes: Uint8Array, choice: ReadingChoice): Table => {
  const decoded = decodeText(bytes, choice.encoding);
  if (!decoded) throw new ListTrouble(bytes.includes(0) ? 'not-a-list' : 'encoding');
  const table = readCsvText(decoded.text);
  return { ...plainTable(table, decoded.encoding), otherEncodings: decoded.others };
};

/** A block copied from a spreadsheet: tabs between cells, quotes only around cells with line breaks. Throws ListTrouble. */
export const readPasted = (text: string): Table =>
  plainTable(text.includes('\t') ? parseText(text, '\t') : readCsvText(text), 'pasted');

/** A block for the grid: tabs part cells, whatever else stands in them; a quote that never ends is a character like any other. */
export const readBlock = (text: string): string[][] => {
  try {
    return parseText(text, '\t');
  } catch (error) {
    if (!(error instanceof ListTrouble)) throw error;
    return text
      .replace(/(?:\r\n|\n|\r)$/, '')
      .split(/\r\n|\n|\r/)
      .map((line) => line.split('\t'));
  }
};

const readCsvText = (text: string): string[][] => {
  const plain = text.replace(/^\ufeff/, '');
  // `sep=;` in the first line, as spreadsheets write it.
  const said = /^sep=(.)(?:\r\n|\n|\r)/i.exec(plain);
  return said ? parseText(plain.slice(said[0].length), said[1]!) : parseText(plain, findSeparator(plain));
};

/** Characters and records that are looked at for the separator. */
const [headLength, headRows] = [20_000, 12];

/** The separator that gives the first records the same number of cells, and headings that are known. */
const findSeparator = (text: string): string => {
  let best: { separator: string; score: number } = { separator: ',', score: 0 };
  for (const separator of separators) {
    const rows = headOf(text, separator);
    const widths = rows.map((row) => row.length);
    const width = mostFrequent(widths.filter((one) => one > 1));
    const alike = widths.filter((one) => one === width).length;
    const score =
      width === 0 ? 0 : (alike / widths.length) * 1000 + width + knownHeadings(rows, columnLabels) * 1000;
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
};

/** The first records; a quote that does not end within the head leaves those before it. */
const headOf = (text: string, separator: string): string[][] => {
  const rows: string[][] = [];
  try {
    parseCells(text.slice(0, headLength), separator, (row) => rows.push(row) <= headRows * 4);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  return rows.filter((row) => row.some((cell) => cell.trim() !== '')).slice(0, headRows);
};

const mostFrequent = (numbers: readonly number[]): number => {
  const counts = new Map<number, number>();
  for (const one of numbers) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
};

const parseCells = (text: string, separator: string, onRow?: (row: string[]) => unknown): string[][] =>
  parse(text, {
    delimiter: separator,
    // Any of them may end a record: lists are put together from files of several programs.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    ...(onRow
      ? {
          on_record: (row: string[]) => {
            onRow(row);
            return null;
          },
        }
      : {}),
  });

/** Throws ListTrouble with the line in which a quote begins that never ends. */
const parseText = (text: string, separator: string): string[][] => {
  try {
    return parseCells(text, separator);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ListTrouble('open-quote', { line: lineOfOpenQuote(text, separator) });
  }
};

/** The parser counts other line ends than it is given: the record that never ends is found by reading what stands before it. */
const lineOfOpenQuote = (text: string, separator: string): number => {
  let isQuoted = false;
  let isStart = true;
  let [line, begun] = [1, 1];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    const breaks = character === '\n' || (character === '\r' && text[at + 1] !== '\n');
    if (breaks) line += 1;
    if (isQuoted) {
      if (character !== '"') continue;
      if (text[at + 1] === '"') at += 1;
      else if (endsCell(text[at + 1], separator)) isQuoted = false;
    } else if (character === '"' && isStart) {
      isQuoted = true;
      begun = line;
    }
    isStart = breaks || character === '\r' || character === separator;
  }
  return begun;
};

const endsCell = (next: string | undefined, separator: string): boolean =>
  next === undefined || next === separator || next === '\n' || next === '\r';
