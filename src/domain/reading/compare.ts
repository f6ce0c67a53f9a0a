/**
 * What was typed against what was read, character by character. Only sure characters speak: one that is not sure never accuses what a
 * person typed, because characters that the desk does not know are always read as others.
 */
import { readDate } from '../date/read-date.ts';
import { hasHan } from '../name/name-forms.ts';
import { readNumber } from '../number/typed-number.ts';
import type { ReadValue } from './reading.ts';

/** `same`: nothing speaks against it. `unsure`: it may differ. `differs`: sure characters differ; at these places of the typed text. */
export type Comparison =
  | { readonly kind: 'same' }
  | { readonly kind: 'unsure' | 'differs'; readonly positions: readonly number[] };

type Unit = { readonly char: string; readonly at: number; readonly isSure: boolean };

const same: Comparison = { kind: 'same' };

/** Characters as they are compared (width, case, dots and brackets folded, spaces left out), each with its place. */
const unitsOf = (text: string, unsure: readonly number[] = [], isUnsure = false): Unit[] => {
  const units: Unit[] = [];
  for (let at = 0; at < text.length; ) {
    const raw = String.fromCodePoint(text.codePointAt(at)!);
    const char = fold(raw);
    const own = Array.from({ length: raw.length }, (_, index) => at + index);
    if (char !== '')
      units.push({ char, at, isSure: !isUnsure && !own.some((position) => unsure.includes(position)) });
    at += raw.length;
  }
  return units;
};

const fold = (char: string): string =>
  /[\s\p{Cf}]/u.test(char)
    ? ''
    : char
        .normalize('NFKC')
        .toLowerCase()
        .replace(/^[·‧•・･]$/u, '·')
        .replace(/^[［【〔]$/u, '[')
        .replace(/^[］】〕]$/u, ']');

const isText = (a: readonly Unit[], b: readonly Unit[]): boolean =>
  a.length === b.length && a.every(({ char }, index) => char === b[index]!.char);

/** Nothing in the value can be relied on: a check digit was used to read it, and no character of its own is known to be sure. */
const isWhollyUnsure = ({ state, unsure }: ReadValue): boolean =>
  state === 'unread' || (state === 'doubtful' && unsure.length === 0);

/** Characters of the same place. */
const byPlace = (typed: readonly Unit[], read: readonly Unit[]): Comparison => {
  const different = typed.filter(({ char }, index) => char !== read[index]!.char);
  const positions = different.map(({ at }) => at);
  if (different.length === 0) return same;
  const sure = typed.filter(({ char }, index) => char !== read[index]!.char && read[index]!.isSure);
  return sure.length === 0
    ? { kind: 'unsure', positions }
    : { kind: 'differs', positions: sure.map(({ at }) => at) };
};

/** Numbers, without separators. */
export const compareNumbers = (typed: string, read: ReadValue): Comparison => {
  const own = readNumber(typed);
  const printed = readNumber(read.value);
  if (own.compact === printed.compact) return same;
  if (own.compact.length !== printed.compact.length)
    return { kind: read.state === 'certain' ? 'differs' : 'unsure', positions: [] };
  const isUnsure = isWhollyUnsure(read);
  const units = ({ compact, positions }: typeof own, isSureAt: (at: number) => boolean): Unit[] =>
    positions.map((at, index) => ({ char: compact.charAt(index), at, isSure: isSureAt(at) }));
  return byPlace(
    units(own, () => true),
    units(printed, (at) => !isUnsure && !read.unsure.includes(at)),
  );
};

/** Where a text ends that names an organization; a reading that goes on, or breaks off before, is a matter of lines and not of the typed name. */
const wholeName = /(?:公司|厂|店|部|中心|社|院|校|会|所|行|室|馆|队|站|场|吧|铺|坊|合伙）|合伙\))$/u;

/** Chinese names. A name that was read shorter than it is, or with what stands behind it, says nothing. */
export const compareHanNames = (typed: string, read: ReadValue): Comparison => {
  const own = unitsOf(typed);
  const printed = unitsOf(read.value, read.unsure, isWhollyUnsure(read));
  if (own.length < 2 || printed.length < 2 || !hasHan(typed) || !hasHan(read.value) || isText(own, printed))
    return same;
  if (own.length === printed.length) return byPlace(own, printed);
  const [a, b] = [own, printed].map((units) => units.map(({ char }) => char).join('')) as [string, string];
  if (a.includes(b)) return same;
  if (read.state !== 'certain')
    return strangers(own, printed) ? { kind: 'differs', positions: [] } : { kind: 'unsure', positions: [] };
  const isMoreLines = !wholeName.test(read.value) || (b.startsWith(a) && wholeName.test(typed));
  if (b.includes(a) && isMoreLines) return { kind: 'unsure', positions: [] };
  return { kind: 'differs', positions: inserted(own, printed) };
};

/** No sure character in common: another one's paper. */
const strangers = (typed: readonly Unit[], read: readonly Unit[]): boolean => {
  const sure = read.filter(({ isSure }) => isSure);
  const own = new Set(typed.map(({ char }) => char));
  return sure.length >= 2 && !sure.some(({ char }) => own.has(char));
};

/** Characters of the typed text that are not in the longest text common to both. */
const inserted = (typed: readonly Unit[], read: readonly Unit[]): number[] => {
  const kept = new Set(commonUnits(typed, read).map(([index]) => index));
  return typed.flatMap(({ at }, index) => (kept.has(index) ? [] : [at]));
};

/** Longest common subsequence, as pairs of places. */
const commonUnits = (a: readonly Unit[], b: readonly Unit[]): [number, number][] => {
  const length = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      length[i]![j] =
        a[i]!.char === b[j]!.char
          ? length[i + 1]![j + 1]! + 1
          : Math.max(length[i + 1]![j]!, length[i]![j + 1]!);
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; )
    if (a[i]!.char === b[j]!.char) pairs.push([i++, j++]);
    else if (length[i + 1]![j]! >= length[i]![j + 1]!) i++;
    else j++;
  return pairs;
};

/** How many characters must be exchanged, put in or left out; more than `most` are not counted. */
const distance = (a: readonly Unit[], b: readonly Unit[]): number => {
  const common = commonUnits(a, b).length;
  return Math.max(a.length, b.length) - common;
};

/** Names in Latin letters: their words in any order. Only what is nearly the same is a slip; labels and lines explain the rest. */
export const compareLatinNames = (typed: string, read: ReadValue): Comparison => {
  const words = (text: string): string =>
    text
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      .toUpperCase()
      .match(/[A-Z]+/gu)
      ?.sort()
      .join(' ') ?? '';
  const [a, b] = [words(typed), words(read.value)];
  if (a === b || a === '' || b === '' || a.replaceAll(' ', '') === b.replaceAll(' ', '')) return same;
  const [own, printed] = [unitsOf(typed), unitsOf(read.value, read.unsure, isWhollyUnsure(read))];
  if (own.length < 6 || distance(own, printed) > 2) return same;
  if (own.length === printed.length) return byPlace(own, printed);
  return { kind: read.state === 'certain' ? 'differs' : 'unsure', positions: inserted(own, printed) };
};

/** Addresses: people live elsewhere than their papers say, so only a slip of one or two characters counts. The lead of province and city may be left out. */
export const compareAddresses = (typed: string, read: ReadValue): Comparison => {
  const own = unitsOf(typed);
  const printed = unitsOf(read.value, read.unsure, isWhollyUnsure(read));
  if (own.length < 8 || printed.length < own.length) return same;
  const tail = printed.slice(printed.length - own.length);
  const wrong = own.filter(({ char }, index) => char !== tail[index]!.char).length;
  return wrong === 0 || wrong > 2 ? same : byPlace(own, tail);
};

/** Days, and the words for "without end". */
export const compareDays = (typed: string, read: ReadValue): Comparison => {
  const day = typed === 'long-term' ? typed : readDate(typed).date;
  if (day === undefined || day === read.value) return same;
  const printed = read.value;
  const isPlain = day !== 'long-term' && printed !== 'long-term';
  const places = isPlain ? [...day].flatMap((char, index) => (char === printed[index] ? [] : [index])) : [];
  // Places of the day; of what was typed only where it was typed in that form.
  const positions = day === typed ? places : [];
  if (read.state === 'certain') return { kind: 'differs', positions };
  const isSure = isPlain && !isWhollyUnsure(read) && places.some((place) => !read.unsure.includes(place));
  return { kind: isSure ? 'differs' : 'unsure', positions };
};
