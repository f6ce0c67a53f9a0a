/** Forms that cells of a list have: what spreadsheets do to numbers, and what shows its kind. */

export const isEmail = (cell: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(cell);

export const looksLikePhone = (cell: string): boolean =>
  /^(?:\+?\d{1,4}[\s-]?)?(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/.test(cell.replace(/\s/g, ''));

/** 1.10105E+17: a spreadsheet took a number for a quantity, and its last digits are gone. */
export const isRounded = (cell: string): boolean => /^\s*\d(?:[.,]\d+)?e\+?\d{2}\s*$/i.test(cell);

/** A day as spreadsheets count it from 1900 or 1904, standing there as a bare number: 44927. */
export const isDayNumber = (cell: string): boolean => {
  const value = /^\s*\d{5}(?:\.\d+)?\s*$/.test(cell) ? Number(cell) : 0;
  return value >= 10_000 && value < 80_000;
};

/**
 * What a spreadsheet would run as a formula at the start of a cell or, where a program takes a line break inside a cell for its end, at
 * the start of a line: the four signs in every width, behind blanks and characters that nobody sees.
 */
const unseen = '(?:[^\\S\\r\\n]|[\\p{Cf}\\p{Cc}])';
const formula = `(?:(?![\\r\\n])${unseen})*[=+\\-@＝＋－＠﹦﹢﹣﹫−]`;
const guardedStart = new RegExp(`^(?:'*${formula}|'+\\d|'*\\t)`, 'u');
const unguardedStart = new RegExp(`^'(?='*(?:${formula}|\\d|\\t))`, 'u');
const guardedLine = new RegExp(`^'*${formula}`, 'u');
const unguardedLine = new RegExp(`^'(?='*${formula})`, 'u');

const byLine = (text: string, change: (line: string, isFirst: boolean) => string): string =>
  /[\r\n]/.test(text)
    ? text
        .split(/(\r\n|\n|\r)/)
        .map((part, at) => (at % 2 === 0 ? change(part, at === 0) : part))
        .join('')
    : change(text, true);

/** Keeps spreadsheets from running a cell: an apostrophe before what begins like a formula, in every line of the cell. */
export const guardCell = (value: string): string =>
  byLine(value, (line, isFirst) => ((isFirst ? guardedStart : guardedLine).test(line) ? `'${line}` : line));

/** The cell without those apostrophes; people put one before numbers too. */
export const unguardCell = (cell: string): string =>
  byLine(cell, (line, isFirst) => line.replace(isFirst ? unguardedStart : unguardedLine, ''));

const marks = '[\'`´‘’‛＇′"“”]';

/** A number without what people and programs put around it to keep a spreadsheet away: `="110…"`, apostrophes of every kind, tabs. */
export const bareNumber = (cell: string): string => {
  const text = cell.trim();
  const inner = /^=\s*"([^"]*)"$/u.exec(text)?.[1] ?? text;
  return inner.replace(new RegExp(`^(?:${marks}|\\s)+|(?:${marks}|\\s)+$`, 'gu'), '');
};
