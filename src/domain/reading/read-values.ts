/** What stands beside a label, as the value of its field. */
import { readDate } from '../date/read-date.ts';
import type { RowGlyph } from './layout.ts';
import { type ReadField, sure, type ValueState } from './reading.ts';

/** A value and the glyphs that it was made of, one for each UTF-16 unit; null for units that no glyph stands for. */
export type Value = {
  readonly value: string;
  readonly state: ValueState;
  readonly glyphs: readonly (RowGlyph | null)[];
};

type Reader = (glyphs: readonly RowGlyph[]) => Value | null;

const han = /\p{Script=Han}/u;

/** As it stands, without spaces; brackets as Chinese print has them. */
const plainText = (glyphs: readonly RowGlyph[]): RowGlyph[] => {
  const kept = glyphs.filter(({ char }) => !/\s/u.test(char));
  const isChinese = kept.some(({ char }) => han.test(char));
  return isChinese ? kept.map((glyph) => ({ ...glyph, char: brackets[glyph.char] ?? glyph.char })) : kept;
};
const brackets: Readonly<Record<string, string>> = { '(': '（', ')': '）', '［': '（', '］': '）' };

const textOf = (glyphs: readonly RowGlyph[]): Value | null =>
  glyphs.length === 0
    ? null
    : {
        value: glyphs.map(({ char }) => char).join(''),
        state: glyphs.every(({ p }) => p >= sure) ? 'certain' : 'doubtful',
        glyphs,
      };

/** Names end where a mark begins that no name has. */
const name: Reader = (glyphs) => textOf(trimEnd(plainText(glyphs)));
const person: Reader = (glyphs) => {
  const all = plainText(glyphs);
  const end = all.findIndex(({ char }) => !/[\p{L}·.'’\-、]/u.test(char));
  return textOf(end < 0 ? all : all.slice(0, end));
};
const address: Reader = (glyphs) => textOf(trimEnd(plainText(glyphs)));
const trimEnd = (glyphs: readonly RowGlyph[]): readonly RowGlyph[] => {
  const last = glyphs.findLastIndex(({ char }) => !/[*\-—_.。,，:：;；|]/u.test(char));
  return glyphs.slice(0, last + 1);
};

const digitForms = '\\d{4}\\s*[年./-]\\s*\\d{1,2}\\s*[月./-]\\s*\\d{1,2}\\s*日?';
const hanDigits = '[〇○零一二三四五六七八九]';
const hanForms = `[一二]${hanDigits}{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日`;
const day = new RegExp(`${digitForms}|${hanForms}`, 'gu');
/** Digits that print takes for letters, and a month or a day that a gap stands for. */
const endless = /长期|長期|永久|LONG-?TERM/iu;

/** The days that stand in a stretch of print, in its order. */
export const daysIn = (glyphs: readonly RowGlyph[]): Value[] => {
  const kept = glyphs.filter(({ char }) => !/\s/u.test(char));
  const text = kept.map(({ char }) => digits[char] ?? char).join('');
  return [...text.matchAll(day)].flatMap(({ 0: found, index }) => {
    const { date } = readDate(found);
    const own = kept.slice(index, index + found.length);
    return date === undefined
      ? []
      : [
          {
            value: date,
            state: own.every(({ p }) => p >= sure) ? 'certain' : 'doubtful',
            glyphs: spread(date, own),
          } as const,
        ];
  });
};
const digits: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  l: '1',
  I: '1',
  '·': '.',
  '．': '.',
  '－': '-',
  '—': '-',
  '~': '-',
};

/** The glyphs of a day for the ten places of YYYY-MM-DD: those of its digits, as far as there are as many. */
const spread = (date: string, glyphs: readonly RowGlyph[]): (RowGlyph | null)[] => {
  const own = glyphs.filter(({ char }) => /\d/.test(digits[char] ?? char));
  const wanted = date.replaceAll('-', '');
  const exact = own.map(({ char }) => digits[char] ?? char).join('') === wanted;
  let next = 0;
  return [...date].map((char) => (char === '-' || !exact ? null : own[next++]!));
};

/** The first day; papers print the day of the founding alone. */
const oneDay: Reader = (glyphs) => daysIn(glyphs)[0] ?? null;

/** The first day of a validity: the one before another, or before "long-term". null where one day stands alone. */
export const firstDay = (glyphs: readonly RowGlyph[]): Value | null => {
  const days = daysIn(glyphs);
  const isFirst = days.length > 1 || endless.test(glyphs.map(({ char }) => char).join(''));
  return (isFirst && days[0]) || null;
};

/** The last of two days, or "long-term". */
const lastDay: Reader = (glyphs) => {
  const days = daysIn(glyphs);
  if (days.length > 1) return days.at(-1)!;
  const kept = glyphs.filter(({ char }) => !/\s/u.test(char));
  const text = kept.map(({ char }) => char).join('');
  const found = endless.exec(text);
  if (found) {
    const own = kept.slice(found.index, found.index + found[0].length);
    return {
      value: 'long-term',
      state: own.every(({ p }) => p >= sure) ? 'certain' : 'doubtful',
      glyphs: own,
    };
  }
  // One day alone is the last one only where the print says so.
  return days[0] && /至|[-—~]|until|expiry/iu.test(text.slice(0, 3)) ? days[0] : null;
};

const sex: Reader = (glyphs) => {
  const found = glyphs.find(({ char }) => char === '男' || char === '女');
  return found ? textOf([found]) : null;
};

export const valueReaders: Readonly<Partial<Record<ReadField, Reader>>> = {
  name,
  legalRepresentative: person,
  address,
  authority: name,
  established: oneDay,
  issued: oneDay,
  expires: lastDay,
  birthDate: oneDay,
  sex,
};
