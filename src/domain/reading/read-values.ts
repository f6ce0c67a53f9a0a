/** What stands beside a label, as the value of its field. */
import { countryOfAlpha3, countryOfZh } from '../region/countries.ts';
import { heightOf, type RowGlyph } from './layout.ts';
import { lookAlikes } from './look-alikes.ts';
import { daysIn } from './read-days.ts';
import { type ReadField, sure } from './reading.ts';
import type { Value } from './value.ts';

/** `word`: the label that they stand beside. */
type Reader = (glyphs: readonly RowGlyph[], word: string) => Value | null;

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

const lessSure = (value: Value | null, isOdd: (value: Value) => boolean): Value | null =>
  value && value.state === 'certain' && isOdd(value) ? { ...value, state: 'doubtful' } : value;

/** Names end where a mark begins that no name has. */
const organization: Reader = (all) => {
  const glyphs = all.slice(0, nameEnd(all));
  return lessSure(
    textOf(withForm(trimEnd(plainText(glyphs)))),
    (value) => isOddOrganization(value.value) || hasHole(value),
  );
};
/** Of 有限公司 at the end of a name one character that was read as another, and is not sure: nothing else is written so. It stays unsure. */
const withForm = (glyphs: readonly RowGlyph[]): readonly RowGlyph[] => {
  const own = glyphs.slice(-companyForm.length);
  const wrong = own.flatMap(({ char }, at) => (char === companyForm[at] ? [] : [at]));
  const [at] = wrong;
  if (own.length < companyForm.length || wrong.length !== 1 || own[at!]!.p >= sure) return glyphs;
  return [
    ...glyphs.slice(0, -companyForm.length),
    ...own.with(at!, { ...own[at!]!, char: companyForm[at!]! }),
  ];
};
const companyForm = '有限公司';
/** A kind of company on a line of its own is the next entry, whose label was not read. */
const nameEnd = (glyphs: readonly RowGlyph[]): number => {
  const at = glyphs.findIndex(({ line }, index) => {
    const before = glyphs[index - 1];
    if (!before || before.line === line) return false;
    const text = (some: readonly RowGlyph[]): string => some.map(({ char }) => char).join('');
    return endings.test(text(glyphs.slice(0, index))) && kinds.test(text(glyphs.slice(index)));
  });
  return at < 0 ? glyphs.length : at;
};
const kinds =
  /^(?:有限责任公司|股份有限公司|有限公司|一人有限|个人独资|个人经营|个体工商户|私营|集体|全民所有制|国有|内资|普通合伙|有限合伙|农民专业合作社|外商投资|台港澳|其他有限)/u;
/** How names of organizations end; another end is that of another field, or of half a name. */
const endings =
  /(?:[司厂店部社行院校园会馆局站坊室城场吧楼户厅庄屋房铺阁轩廊摊点队处办业团学市府委寺堂所库台宫庙观居苑庐斋汇港湾源谷心家]|[A-Z.]{2,}|（[^（）]*）)$/iu;
export const isOddOrganization = (name: string): boolean =>
  !endings.test(name) || /有[^限]公司|[^有]限公司|公司.*公司$/u.test(name.replace(/分公司$/u, ''));

/** Characters that the networks do not know are read as ones that look like them, seldom as surely as right ones are. */
const mayBeAnother = ({ char, p }: RowGlyph): boolean => p < sureOfTwin && lookAlikes.has(char);
const sureOfTwin = 0.99;

const person: Reader = (glyphs) => {
  const all = plainText(glyphs).map((glyph) => (mayBeAnother(glyph) ? { ...glyph, p: 0.5 } : glyph));
  const end = all.findIndex(({ char }) => !/[\p{L}·.'’\-、]/u.test(char));
  // Two to four characters, or a name of parts with a point between.
  return lessSure(
    textOf(end < 0 ? all : all.slice(0, end)),
    ({ value }) =>
      !/^(?:\p{Script=Han}{2,4}|\p{Script=Han}+·[\p{Script=Han}·]+|[A-Z][A-Z .'’-]+)$/iu.test(value),
  );
};
const address: Reader = (glyphs) => lessSure(textOf(trimEnd(plainText(glyphs))), hasHole);
/** An authority is an office, and no day. */
const authority: Reader = (glyphs) => {
  const value = textOf(trimEnd(plainText(glyphs)));
  if (!value || daysIn(value.glyphs.filter((glyph) => glyph !== null)).length > 0 || !han.test(value.value))
    return null;
  return /[局厅委部处院会室司所队府]$/u.test(value.value) ? lessSure(value, hasHole) : null;
};

/** Where two neighbours of a line stand so far apart that one between them was not read. */
const hasHole = ({ glyphs }: Value): boolean => {
  const own = glyphs.filter((glyph): glyph is RowGlyph => glyph !== null);
  const pairs = own.flatMap((glyph, index) => {
    const before = own[index - 1];
    return before && before.line === glyph.line ? [[before, glyph] as const] : [];
  });
  const wide = pairs.filter(([a, b]) => han.test(a.char) && han.test(b.char)).map(([a, b]) => b.x - a.x);
  if (wide.length < 4) return false;
  const em = wide.sort((a, b) => a - b)[wide.length >> 1]!;
  const breadth = (char: string): number => (/[!-~]/.test(char) ? 0.55 : 1) * em;
  // At the ends of a line as well, which is as long as what was seen of it.
  const atEnd = own.some((glyph, index) => {
    const isLast = own[index + 1]?.line !== glyph.line && glyph.line.glyphs.at(-1)?.x === glyph.x;
    return isLast && glyph.line.right - glyph.x > breadth(glyph.char) / 2 + 0.95 * em;
  });
  if (atEnd) return true;
  // Digits are narrow, and so is the hole that one of them leaves.
  const spare = (a: string, b: string): number => (/\d/.test(a) && /\d/.test(b) ? 0.3 : 0.42) * em;
  return pairs.some(([a, b]) => b.x - a.x > (breadth(a.char) + breadth(b.char)) / 2 + spare(a.char, b.char));
};

const trimEnd = (glyphs: readonly RowGlyph[]): readonly RowGlyph[] => {
  const last = glyphs.findLastIndex(({ char }) => !/[*\-—_.。,，:：;；|]/u.test(char));
  return glyphs.slice(0, last + 1);
};

const endless = /长期|長期|永久|LONG-?TERM/iu;

/** The first day; papers print the day of the founding alone. */
const oneDay: Reader = (glyphs) => daysIn(glyphs)[0] ?? null;

/** The second of two days, or "long-term". */
const lastDay: Reader = (glyphs, word) => {
  const days = daysIn(glyphs);
  const [from, to] = days;
  if (from && to) return to.value > from.value ? to : { ...to, state: 'doubtful' };
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
  return from && (/^[至—~-]/u.test(text) || /至|expiry/iu.test(word)) ? from : null;
};

/** As registers write it: alpha-2, from 中国/CHINESE, 加拿大/CAN or CAN. */
const nationality: Reader = (glyphs) => {
  const kept = plainText(glyphs);
  const text = kept
    .map(({ char }) => char)
    .join('')
    .toUpperCase();
  const code = /(?<![A-Z])[A-Z]{3}(?![A-Z])/.exec(text)?.[0];
  const byCode = code ? countryOfAlpha3(code) : undefined;
  const byName =
    countryOfZh(/^\p{Script=Han}+/u.exec(text)?.[0] ?? '') ?? (/CHINESE/.test(text) ? 'CN' : undefined);
  const country = byCode ?? byName;
  if (country === undefined) return null;
  const agree = byCode === undefined || byName === undefined || byCode === byName;
  const isSure = agree && kept.every(({ p }) => p >= sure);
  return {
    value: country,
    state: isSure ? 'certain' : 'doubtful',
    glyphs: [...country].map(() => kept[0] ?? null),
  };
};

const sex: Reader = (glyphs) => {
  const found = glyphs.find(({ char }) => char === '男' || char === '女');
  return found ? textOf([found]) : null;
};

/** The Chinese name of a travel paper; the Latin one stands below it. */
const chinesePerson: Reader = (glyphs, word) =>
  person(
    glyphs.filter(({ char }) => han.test(char) || char === '·'),
    word,
  );
/** Capitals, as travel papers print them. */
export const latinPerson: Reader = (glyphs) => {
  const first = glyphs.findIndex(({ char }) => /[A-Z]/.test(char));
  if (first < 0) return null;
  const kept = glyphs.slice(first);
  const end = kept.findIndex(({ char }) => !/[A-Z ,.'’-]/u.test(char));
  const own = withGaps(end < 0 ? kept : kept.slice(0, end));
  const last = own.findLastIndex(({ char }) => /[A-Z]/.test(char));
  // One letter is what was left of something else.
  return last < 1 ? null : textOf(own.slice(0, last + 1));
};
/** Latin words stand apart, and so do the lines that they are on. */
const withGaps = (glyphs: readonly RowGlyph[]): RowGlyph[] =>
  glyphs.flatMap((glyph, index) => {
    const before = glyphs[index - 1];
    if (!before || before.char === ' ' || glyph.char === ' ') return [glyph];
    const isApart = before.line !== glyph.line || glyph.x - before.x > 1.3 * heightOf(glyph.line);
    return isApart ? [{ ...before, char: ' ', p: 1 }, glyph] : [glyph];
  });

/** On papers of organizations. */
export const organizationReaders: Readonly<Partial<Record<ReadField, Reader>>> = {
  name: organization,
  legalRepresentative: person,
  address,
  authority,
  established: oneDay,
  issued: oneDay,
  expires: lastDay,
};

/** On papers of persons. */
export const personReaders: Readonly<Partial<Record<ReadField, Reader>>> = {
  name: chinesePerson,
  nameLatin: latinPerson,
  address,
  authority,
  issued: oneDay,
  expires: lastDay,
  birthDate: oneDay,
  nationality,
  sex,
};
