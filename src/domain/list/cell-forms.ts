/** Forms that cells of a list have: what spreadsheets do to numbers, and what shows its kind. */

export const isEmail = (cell: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(cell);

export const looksLikePhone = (cell: string): boolean =>
  /^(?:\+?\d{1,4}[\s-]?)?(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/.test(cell.replace(/\s/g, ''));

/** 1.10105E+17: a spreadsheet took a number for a quantity, and its last digits are gone. */
export const isRounded = (cell: string): boolean => /^\s*\d(?:[.,]\d+)?e\+?\d{2}\s*$/i.test(cell);

/** What a spreadsheet would run as a formula, wide forms included. */
const formula = '[\\s\\u200b]*[=+\\-@＝＋－＠]';
const guarded = new RegExp(`^(?:'*${formula}|'+\\d|'*[\\t\\r])`, 'u');
const unguarded = new RegExp(`^'(?='*(?:${formula}|\\d|[\\t\\r]))`, 'u');

/** Keeps spreadsheets from running a cell: a leading apostrophe before what begins like a formula. */
export const guardCell = (value: string): string => (guarded.test(value) ? `'${value}` : value);

/** The cell without that apostrophe; people put one before numbers too. */
export const unguardCell = (cell: string): string => cell.replace(unguarded, '');
