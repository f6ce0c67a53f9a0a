/** The cells of one sheet as text, row by row. */
import type { CellTrouble } from '#contract/lists';
import { dayOfNumber } from '#domain/list/day-number';
import type { Merge, TableRow } from '../../ports/tables.ts';
import { maxColumns, maxRows } from '../table.ts';
import { isTrue, readXml } from '../xml.ts';
import type { ZipParts } from '../zip-parts.ts';
import { textReader, unescapeText, type Workbook } from './workbook.ts';

export type Sheet = {
  /** Rows that hold anything, in the order of the file. */
  readonly rows: readonly TableRow[];
  /** Rows that hold anything, beyond what is kept too. */
  readonly height: number;
  readonly merges: readonly Merge[];
  readonly hiddenColumns: readonly number[];
};

type OpenRow = {
  cells: string[];
  isHidden: boolean;
  troubles: Map<number, CellTrouble> | null;
  quantities: number[];
};
type Cell = {
  column: number;
  type: string;
  style: number;
  value: string;
  hasValue: boolean;
  hasFormula: boolean;
};

/** Throws an Error for a part that is damaged. */
export const readSheet = async (zip: ZipParts, part: string, book: Workbook): Promise<Sheet> => {
  const rows: TableRow[] = [];
  const merges: Merge[] = [];
  const hiddenColumns: number[] = [];
  const inline = textReader();
  let [height, rowNumber, column] = [0, 0, -1];
  let row: OpenRow | null = null;
  let cell: Cell | null = null;
  let isValue = false;
  const keep = () => {
    if (!row || !cell) return;
    const read = readCell(cell, inline.get, book);
    if (read === '') return;
    // What stands beyond the last column that a list may have is kept there, so that the list is too wide and not cut.
    const at = Math.min(cell.column, maxColumns);
    while (row.cells.length < at) row.cells.push('');
    if (typeof read === 'string') {
      row.cells[at] = read;
      if (cell.type === 'n' && /^\d+$/.test(read)) row.quantities.push(at);
    } else {
      row.cells[at] = read.shows;
      row.troubles ??= new Map();
      row.troubles.set(at, read.trouble);
    }
  };
  await readXml(zip.text(part), {
    open: (name, attributes) => {
      if (cell) inline.open(name);
      if (name === 'row') {
        rowNumber = Number(attributes['r']) || rowNumber + 1;
        column = -1;
        const isHidden = isTrue(attributes['hidden']) || Number(attributes['ht'] ?? 1) === 0;
        row = { cells: [], isHidden, troubles: null, quantities: [] };
      } else if (name === 'c') {
        column = columnOf(attributes['r']) ?? column + 1;
        cell = {
          column,
          type: attributes['t'] ?? 'n',
          style: Number(attributes['s'] ?? 0),
          value: '',
          hasValue: false,
          hasFormula: false,
        };
        inline.start();
      } else if (name === 'v' && cell) {
        isValue = true;
        cell.hasValue = true;
      } else if (name === 'f' && cell) cell.hasFormula = true;
      else if (name === 'mergeCell') {
        const merge = readMerge(attributes['ref'] ?? '');
        if (merge && merges.length < maxRows) merges.push(merge);
      } else if (name === 'col' && (isTrue(attributes['hidden']) || Number(attributes['width'] ?? 1) === 0))
        for (
          let at = Number(attributes['min']);
          at <= Math.min(Number(attributes['max']), maxColumns);
          at += 1
        )
          hiddenColumns.push(at - 1);
    },
    close: (name) => {
      if (cell) inline.close(name);
      if (name === 'v') isValue = false;
      else if (name === 'c') {
        keep();
        cell = null;
      } else if (name === 'row' && row) {
        if (row.cells.length > 0) {
          height += 1;
          if (height <= maxRows + 1)
            rows.push({
              row: rowNumber,
              cells: row.cells,
              ...(row.isHidden ? { isHidden: true } : {}),
              ...(row.troubles ? { troubles: row.troubles } : {}),
              ...(row.quantities.length > 0 ? { quantities: row.quantities } : {}),
            });
        }
        row = null;
      }
    },
    text: (text) => {
      if (isValue && cell) cell.value += text;
      else if (cell) inline.add(text);
    },
  });
  return { rows, height, merges, hiddenColumns };
};

type ReadCell = string | { readonly shows: string; readonly trouble: CellTrouble };

/** The text of a cell; what an error or a formula without its value shows, with the trouble. */
const readCell = (cell: Cell, inline: () => string, { texts, styles, date1904 }: Workbook): ReadCell => {
  const { type, value, hasFormula, hasValue } = cell;
  const isMissing = type === 'str' ? !hasValue : value.trim() === '';
  if (hasFormula && isMissing && type !== 'inlineStr') return { shows: '=…', trouble: 'formula-empty' };
  switch (type) {
    case 's':
      return texts[Number(value)] ?? '';
    case 'inlineStr':
      return inline();
    case 'str':
      return unescapeText(value);
    case 'b':
      return value === '' ? '' : isTrue(value) ? 'yes' : 'no';
    case 'e':
      return { shows: value || '#N/A', trouble: 'cell-error' };
    case 'd':
      return /^\d{4}-\d{2}-\d{2}/.test(value) ? value.slice(0, 10) : value;
    default:
      return value.trim() === '' ? '' : numberText(value.trim(), styles[cell.style], date1904);
  }
};

/** A quantity keeps fifteen digits; with more of them it is written so that nobody takes it for a number on a paper. */
const numberText = (
  raw: string,
  style: Workbook['styles'][number] | undefined,
  date1904: boolean,
): string => {
  const value = Number(raw);
  if (!Number.isFinite(value)) return raw;
  const day = style?.isDay ? dayOfNumber(value, date1904) : null;
  if (day !== null) return day;
  if (Math.abs(value) >= 1e15) return value.toExponential();
  return Number.isInteger(value) && value >= 0
    ? String(value).padStart(style?.zeros ?? 0, '0')
    : String(value);
};

/** Column of a reference such as `AB12`, from 0. */
const columnOf = (reference: string | undefined): number | null => {
  const letters = /^\$?([A-Z]{1,3})/i.exec(reference ?? '')?.[1];
  return letters === undefined
    ? null
    : [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
};

const readMerge = (reference: string): Merge | null => {
  const [from = '', to = from] = reference.split(':');
  const rowOf = (text: string) => Number(/\d+$/.exec(text)?.[0]);
  const [left, right, top, bottom] = [columnOf(from), columnOf(to), rowOf(from), rowOf(to)];
  return left === null || right === null || !(top >= 1) || !(bottom >= top)
    ? null
    : { top, bottom, left, right };
};
