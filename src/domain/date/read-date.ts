/** Reads a day as people and papers write it. Never guesses: what could be two days, or counts its years otherwise, is refused with the reason. */
import { type CalendarDate, isCalendarDate } from './calendar-date.ts';

export const dateProblems = [
  /** 05/06/2021: day or month first is a guess. */
  'ambiguous',
  /** 民国110年, 令和3年, 农历: years or months of another calendar. */
  'other-calendar',
  /** Right form, but no such day: 2021-02-30. */
  'no-such-day',
  'unreadable',
] as const;
export type DateProblem = (typeof dateProblems)[number];

export type ReadDate =
  | { readonly date: CalendarDate; readonly problem?: never }
  | { readonly date?: never; readonly problem: DateProblem };

const otherCalendar =
  /民国|民國|昭和|平成|令和|大正|明治|农历|農曆|阴历|陰曆|[正腊臘冬]月|初[一二三四五六七八九十]|佛历|檀纪|\bAH\b|\bBE\b/iu;
const chineseDigits = '〇一二三四五六七八九';

/** 2026-03-08, 2026/3/8, 2026.3.8, 2026年3月8日, 二〇二六年三月八日, 20260308, 8 Mar 2026; full width too. */
export const readDate = (text: string): ReadDate => {
  const plain = text.normalize('NFKC').trim();
  if (otherCalendar.test(plain)) return { problem: 'other-calendar' };
  const parts = yearFirst(plain) ?? yearFirst(fromChineseDigits(plain)) ?? monthByName(plain);
  if (parts) return dayOf(...parts);
  return /^\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*(?:\d{2}|\d{4})$/.test(plain) ||
    /^\d{2}[-/.]\d{1,2}[-/.]\d{1,2}$/.test(plain)
    ? { problem: 'ambiguous' }
    : { problem: 'unreadable' };
};

type Parts = readonly [year: string, month: string, day: string];

const dayOf = (year: string, month: string, day: string): ReadDate => {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? { date } : { problem: 'no-such-day' };
};

const yearFirst = (plain: string): Parts | null => {
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ??
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/u.exec(plain);
  return match ? [match[1]!, match[2]!, match[3]!] : null;
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Passports: 08 MAR 2026, 08 MAR/MARS 2026; letters: March 8, 2026. */
const monthByName = (plain: string): Parts | null => {
  const dayFirst = /^(\d{1,2})\s*[- ]?\s*([a-z]{3,9})\.?(?:\s*\/\s*[a-z]{3,9})?[- ,]*\s*(\d{4})$/i.exec(
    plain,
  );
  const monthFirst = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i.exec(plain);
  const [year, name, day] = dayFirst
    ? [dayFirst[3]!, dayFirst[2]!, dayFirst[1]!]
    : monthFirst
      ? [monthFirst[3]!, monthFirst[1]!, monthFirst[2]!]
      : ['', '', ''];
  const month = months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? null : [year, String(month), day];
};

/** 二〇二一年六月十八日 with digits; 十, 二十, 三十一 as tens. */
const fromChineseDigits = (plain: string): string =>
  plain.replace(/[零○]/gu, '〇').replace(/[〇一二三四五六七八九十]+/gu, (run) => {
    const tens = /^([二三])?十([一二三四五六七八九])?$/u.exec(run);
    if (tens)
      return String(
        chineseDigits.indexOf(tens[1] ?? '一') * 10 + (tens[2] ? chineseDigits.indexOf(tens[2]) : 0),
      );
    return [...run].map((digit) => (digit === '十' ? '' : String(chineseDigits.indexOf(digit)))).join('');
  });
