/** Reads what stands in single cells of a list. Never guesses: what could mean two things is refused with the reason. */
import { type DateProblem, readDate } from '../date/read-date.ts';
import { countryCodes, countryOfAlpha3, isCountryCode } from '../region/countries.ts';
import type { TemplateFields } from '../template/fields.ts';
import { foldHeading } from './fold-heading.ts';

export type CellProblem =
  | 'number-rounded'
  | 'type-unknown'
  | 'kind-unknown'
  | 'country-unknown'
  | 'target-unknown'
  | 'yes-or-no'
  | 'phone-unclear'
  | 'too-long'
  | `date-${DateProblem}`;

export type ReadCell<T> =
  | { readonly value: T; readonly problem?: never }
  | { readonly value?: never; readonly problem: CellProblem };

const longTerm =
  /^(?:长期(?:有效)?|長期(?:有效)?|永久(?:有效)?|永续|永續|無限期|无限期|无固定期限|無固定期限|不约定期限|不限期|long[- ]?term|permanent|indefinite)$/iu;

/** A day in any form that is read without guessing, or `long-term`. */
export const readDay = (cell: string): ReadCell<string> => {
  const text = cell.normalize('NFKC').trim();
  if (longTerm.test(text)) return { value: 'long-term' };
  // Spreadsheets put a time of midnight behind days.
  const day = readDate(text.replace(/[ T]0{1,2}:00(?::00(?:\.0+)?)?Z?$/, ''));
  return day.date === undefined ? { problem: `date-${day.problem}` } : { value: day.date };
};

/** 2016.03.08-2036.03.08, 2016年3月8日至长期, or only the day of the end. */
export const readValidity = (cell: string): ReadCell<{ readonly from: string; readonly until: string }> => {
  const text = cell
    .normalize('NFKC')
    .trim()
    .replace(/^自\s*|\s*止$/gu, '')
    .replace(/起\s*(?=至|到|[-–—~～])/u, '');
  for (const match of text.matchAll(/\s*(?:[-–—~～]|至|到)\s*/gu)) {
    const from = readDay(text.slice(0, match.index));
    const until = readDay(text.slice(match.index + match[0].length));
    if (from.value !== undefined && until.value !== undefined && from.value !== 'long-term')
      return { value: { from: from.value, until: until.value } };
  }
  const only = readDay(text.replace(/^(?:至|到)\s*/u, ''));
  return only.value === undefined ? only : { value: { from: '', until: only.value } };
};

const yes = new Set(['yes', 'y', 'true', '1', '是', '有', '已验证', 'verified', '√', '✓']);
const no = new Set(['no', 'n', 'false', '0', '否', '无', '未验证', 'unverified', '×']);

export const readYesNo = (cell: string): ReadCell<boolean> => {
  const text = cell.normalize('NFKC').trim().toLowerCase();
  return yes.has(text) ? { value: true } : no.has(text) ? { value: false } : { problem: 'yes-or-no' };
};

let names: ReadonlyMap<string, string> | null = null;

/** Names of countries in Chinese and English as the platform has them, with the usual short ones. */
const countryNames = (): ReadonlyMap<string, string> => {
  if (names) return names;
  const all = new Map<string, string>();
  for (const language of ['zh-CN', 'en']) {
    const name = new Intl.DisplayNames(language, { type: 'region' });
    for (const code of countryCodes) all.set(foldHeading(name.of(code) ?? code), code);
  }
  const usual: readonly (readonly [string, string])[] = [
    ['CN', '中国 中国大陆 大陆 内地 中华人民共和国 mainlandchina prc peoplesrepublicofchina'],
    ['HK', '香港 中国香港 hongkong hongkongchina'],
    ['MO', '澳门 中国澳门 macau macao'],
    ['TW', '台湾 中国台湾 taiwanchina'],
    ['US', '美国 usa america'],
    ['GB', '英国 uk england britain'],
    ['KR', '韩国 korea'],
    ['VN', 'vietnam'],
    ['RU', 'russianfederation'],
  ];
  for (const [code, words] of usual) for (const word of words.split(' ')) all.set(word, code);
  names = all;
  return all;
};

/** Alpha-2 or alpha-3 code, or a name in Chinese or English. */
export const readCountry = (cell: string): ReadCell<string> => {
  const text = cell.normalize('NFKC').trim();
  const code = text.toUpperCase();
  const found = isCountryCode(code) ? code : (countryOfAlpha3(code) ?? countryNames().get(foldHeading(text)));
  return found === undefined ? { problem: 'country-unknown' } : { value: found };
};

export type ReadPhone = { readonly country: string; readonly number: string; readonly extension: string };

/** A whole telephone number: `+86 138…`, `+852-2345 6789`, `0571-8888 转 12`; a bare one keeps the country code `home`. */
export const readPhone = (cell: string, home: string): ReadCell<ReadPhone> => {
  // (86)138…, 86-138…: the code without its sign, where no other number can be meant.
  const text = cell
    .normalize('NFKC')
    .trim()
    .replace(/^(?:\(\+?86\)|86(?=[\s-]?1\d{10}$))[\s-]*/, '+86 ');
  if (!/\d/.test(text) || /[;,；，、/]/u.test(text)) return { problem: 'phone-unclear' };
  const [, main = text, extension = ''] = /^(.*?)\s*(?:ext\.?|x|转|分机|#)\s*(\d{1,10})$/iu.exec(text) ?? [];
  const international = /^(?:\+|00)\s*(\d{1,4})[\s.-]+(.+)$/.exec(main);
  if (international)
    return { value: { country: international[1]!, number: international[2]!.trim(), extension } };
  const joined = /^(?:\+|00)86(\d{8,12})$/.exec(main.replace(/[\s-]/g, ''));
  if (joined) return { value: { country: '86', number: joined[1]!, extension } };
  // Where the country code ends cannot be seen.
  if (/^\+/.test(main)) return { problem: 'phone-unclear' };
  return { value: { country: home, number: main, extension } };
};

export const splitList = (cell: string, at: RegExp): string[] =>
  cell
    .split(at)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** `aliyun=3600000 tencent=tmpl-abc`, as the desk's own list writes it. */
export const readRegistrarIds = (cell: string): TemplateFields['registrarIds'] =>
  splitList(cell, /\s+/u).flatMap((part) => {
    const sign = part.indexOf('=');
    return sign > 0 && sign < part.length - 1 ? [{ at: part.slice(0, sign), id: part.slice(sign + 1) }] : [];
  });
