/** Days in a stretch of print: 2016年3月8日, 2016.03.08, 二〇一六年三月八日, 08 MAR 2016. */
import { readDate } from '../date/read-date.ts';
import { heightOf, type RowGlyph } from './layout.ts';
import { sure } from './reading.ts';
import type { Value } from './value.ts';

const digitForms = '\\d{4}[年./-]\\d{1,2}[月./-]\\d{1,2}日?';
const hanDigits = '[〇○零Oo0一二三四五六七八九]';
const hanForms = `[一二]${hanDigits}{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日`;
const numeric = new RegExp(`${digitForms}|${hanForms}`, 'gu');
/** A mark between the parts was not read: the day is there, but no one knows whether a digit is gone too. */
const loose = /\d{4}[年./-]?\d{2}[月./-]?\d{2}(?!\d)日?/gu;
/** Set wide apart, 年 or 月 alone is easily lost under a seal. */
const withoutYear = /((?:19|20)\d{2})(\d{1,2})月(\d{1,2})日/gu;
const withoutMonth = /((?:19|20)\d{2})年(\d{2})(\d{2})日/gu;
const monthNames = 'JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC';
const named = new RegExp(
  `[0-3O]?[\\dO](?:\\d{1,2}月/?)?(?:${monthNames})[A-Z]{0,6}(?:/[A-Z]{3,5})?[\\dO]{4}`,
  'gu',
);
const monthFirst = new RegExp(`(?:${monthNames})[A-Z]{0,6}\\d{1,2}(?:ST|ND|RD|TH)?,?\\d{4}`, 'gu');

/** Digits that print takes for letters, and marks that it takes for others. */
const twins: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  l: '1',
  I: '1',
  '·': '.',
  '．': '.',
  ',': '.',
  '，': '.',
  '。': '.',
  '－': '-',
  '—': '-',
  '~': '-',
};
const plainChar = (char: string): string => twins[char] ?? char;

type Found = {
  readonly at: number;
  readonly length: number;
  readonly date: string;
  readonly isLoose: boolean;
};

/** The days that stand in a stretch of print, in its order; spaces do not count. */
export const daysIn = (glyphs: readonly RowGlyph[]): Value[] => {
  const kept = glyphs.filter(({ char }) => !/\s/u.test(char) && char.length === 1);
  const mapped = kept.map(({ char }) => plainChar(char)).join('');
  const upper = kept.map(({ char }) => char.toUpperCase()).join('');
  const found: Found[] = [];
  const add = (text: string, form: RegExp, plain: (part: string) => string, isLoose = false): void => {
    for (const { 0: part, index } of text.matchAll(form)) {
      if (found.some(({ at, length }) => index < at + length && index + part.length > at)) continue;
      const { date } = readDate(plain(part));
      // Papers of holders that live; anything else is digits of other things.
      if (date !== undefined && /^(?:19|20|21)/.test(date))
        found.push({ at: index, length: part.length, date, isLoose });
    }
  };
  add(mapped, numeric, (part) =>
    part.endsWith('日') && /^[一二]/u.test(part) ? part.replace(/[Oo0○零]/gu, '〇') : part,
  );
  add(upper, named, (part) =>
    part
      .replace(/^([O\d]{2})\d{1,2}月\/?/u, '$1')
      .replace(/^([O\d]{1,2})|[O\d]{4}$/g, (run) => run.replaceAll('O', '0')),
  );
  add(upper, monthFirst, (part) => part.replace(/^([A-Z]+)/, '$1 ').replace(/,?(\d{4})$/, ', $1'));
  for (const form of [withoutYear, withoutMonth])
    add(mapped, form, (part) => part.replace(form, '$1-$2-$3'), true);
  add(mapped, loose, (part) => part.replace(/\D/gu, ''), true);
  return found
    .sort((a, b) => a.at - b.at)
    .map(({ at, length, date, isLoose }) => {
      const own = kept.slice(at, at + length);
      const isSure = !isLoose && own.every(({ p }) => p >= sure) && !mayHaveLost(own);
      return { value: date, state: isSure ? 'certain' : 'doubtful', glyphs: spread(date, own) } as const;
    });
};

/**
 * Two like digits in a row may be read as one, 11 as 1: then the one that is left does not stand in the middle between its neighbours.
 * Papers that print points print two digits each.
 */
const mayHaveLost = (glyphs: readonly RowGlyph[]): boolean =>
  glyphs.some((glyph, index) => {
    const [before, after] = [glyphs[index - 1], glyphs[index + 1]];
    if (!before || !/\d/.test(plainChar(glyph.char)) || /\d/.test(plainChar(before.char))) return false;
    if (after && /\d/.test(plainChar(after.char))) return false;
    if (/[./-]/.test(plainChar(before.char))) return true;
    if (!/[年月]/u.test(before.char)) return false;
    if (!after || after.line !== glyph.line || before.line !== glyph.line) return false;
    return Math.abs(after.x - glyph.x - (glyph.x - before.x)) > 0.45 * heightOf(glyph.line);
  });

/** The glyphs of a day for the ten places of YYYY-MM-DD: those of its digits, as far as there are as many. */
const spread = (date: string, glyphs: readonly RowGlyph[]): (RowGlyph | null)[] => {
  const own = glyphs.filter(({ char }) => /\d/.test(plainChar(char)));
  const wanted = date.replaceAll('-', '');
  const exact = own.map(({ char }) => plainChar(char)).join('') === wanted;
  let next = 0;
  // One glyph that stands for the whole place is enough where digits and places differ.
  if (!exact) return [...date].map((_, index) => glyphs[Math.min(index, glyphs.length - 1)] ?? null);
  return [...date].map((char) => (char === '-' ? null : own[next++]!));
};
