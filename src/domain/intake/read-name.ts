/** What the name of a scan, or of a folder, says: who, which paper, which side, which number, which domain. */
import type { CertificateType } from '../certificate/type.ts';
import type { ScanSide } from '../picture/picture.ts';
import { isEmptyWord, isNumberedCustomer, sideWords, typeWords } from './name-words.ts';

export type NameReading = {
  /** Parts with Chinese characters, in their order; one of them is a name, several are unclear. */
  readonly chinese: readonly string[];
  /** Parts in Latin letters, joined by spaces. */
  readonly latin: string;
  readonly type: CertificateType | '';
  /** Said by a word; null when no word says it. */
  readonly side: ScanSide | null;
  /** Place in a row of pages: `_1`, `(2)`, `_b`; null when there is none. */
  readonly order: number | null;
  /** That number as it stands behind the name, with what parts them: `1`, `_001`; '' where brackets or a letter count, or nothing. */
  readonly tail: string;
  /** Texts that may be certificate numbers, upper case. */
  readonly numbers: readonly string[];
  /** Lower case. */
  readonly domains: readonly string[];
};

const day = /(?<!\d)(?:19|20)\d\d[-_.年 ]?(?:0?[1-9]|1[0-2])[-_.月 ]?(?:0?[1-9]|[12]\d|3[01])日?(?!\d)/gu;
const month =
  /(?<!\d)(?:20\d\d年)?(?:0?[1-9]|1[0-2]|十?[一二三四五六七八九]|十)月(?:份|(?:0?[1-9]|[12]\d|3[01])[日号])?|(?<!\d)20\d\d年/gu;
const domain =
  /(?<![a-z\d.-])[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d-]+)*\.(?:cn|com|net|org|中国|公司|网络)(?![\p{L}\d])/giu;
const number = /(?<![a-z\d])(?=[a-z\d]*\d{6})[a-z\d]{8,20}(?![a-z\d])/giu;

/** Reads a file's name without its extension, or a folder's name. */
export const readName = (stem: string): NameReading => {
  // Brackets stay as they were written: they may belong to a company's name.
  let text = stem
    .normalize('NFC')
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff3f\uff0d\u3000]/gu, (wide) =>
      wide.normalize('NFKC'),
    )
    .replace(/(?<=[a-z])(?=[A-Z])/gu, ' ');
  const domains: string[] = [];
  const numbers: string[] = [];
  text = text.replace(domain, (found) => {
    domains.push(found.toLowerCase());
    return ' ';
  });
  text = text.replace(day, ' ').replace(number, (found) => {
    numbers.push(found.toUpperCase());
    return ' ';
  });
  text = text.replace(month, ' ');
  let type: CertificateType | '' = '';
  let side: ScanSide | null = null;
  for (const [word, found] of typeWords) text = strike(text, word, () => (type ||= found));
  for (const [word, found] of sideWords) text = strike(text, word, () => (side ??= found));
  const { rest, order, tail } = takeOrder(text);
  const words = splitParts(rest);
  const parts = words.filter((part) => !isEmptyWord(part) && !/^[\d\p{P}\p{S}]+$/u.test(part));
  if (side === null) side = sideOfLetter(rest);
  const said = { type, side, numbers, domains };
  const chinese = parts.filter((part) => /\p{Script=Han}{2}|\p{Script=Han}.*\p{Script=Han}/u.test(part));
  const latin = parts
    .filter((part) => /[\p{Script=Latin}]/u.test(part) && !/\p{Script=Han}/u.test(part))
    .join(' ');
  if (chinese.length === 0 && latin === '') {
    const numbered = [`${words.at(-1) ?? ''}${tail}`, ...words].find(isNumberedCustomer);
    // With the number behind it, the word names a customer, and nothing counts any more.
    if (numbered !== undefined)
      return /\p{Script=Han}/u.test(numbered)
        ? { ...said, chinese: [numbered], latin, order: tail === '' ? order : null, tail: '' }
        : { ...said, chinese, latin: numbered, order: tail === '' ? order : null, tail: '' };
  }
  return { ...said, chinese, latin, order, tail };
};

/** Takes every occurrence of a word out; Latin words are looked for in small letters. */
const strike = (text: string, word: RegExp, onFound: () => void): string => {
  const low = text.toLowerCase();
  // Lower case may be longer than the text in a few scripts: then only exact words count.
  const searched = low.length === text.length ? low : text;
  let out = '';
  let at = 0;
  for (const match of searched.matchAll(word)) {
    onFound();
    out += `${text.slice(at, match.index)} `;
    at = match.index + match[0].length;
  }
  return out + text.slice(at);
};

/** A counter at the end: `_1`, ` 002`, `(3)`, `-b`, or digits right behind a Chinese character. */
const takeOrder = (text: string): { rest: string; order: number | null; tail: string } => {
  const match =
    /((?:[\s_-]+|(?<=\p{Script=Han}))(\d{1,4}))[\s_-]*$|[(（]\s*(\d{1,2})\s*[)）][\s_-]*$|[\s_-]+([abAB])[\s_-]*$|^[\s_-]*(\d{1,4})[\s_-]*$/u.exec(
      text,
    );
  if (!match) return { rest: text, order: null, tail: '' };
  const [, tail = '', plain, bracketed, letter, alone] = match;
  const order = letter ? (letter.toLowerCase() === 'a' ? 1 : 2) : Number(plain ?? bracketed ?? alone);
  return { rest: text.slice(0, match.index), order: order >= 1 ? order : null, tail };
};

/** `正` and `反` say a side only where they stand alone. */
const sideOfLetter = (text: string): ScanSide | null => {
  const words = splitParts(text);
  if (words.includes('正')) return 'front';
  return words.includes('反') ? 'back' : null;
};

/** Hyphens inside a Latin name and brackets inside a company's name stay. */
const splitParts = (text: string): string[] =>
  text
    .replace(/[([【（]\s*[)\]】）]/gu, ' ')
    .replace(/(?<!\p{Script=Latin})-|-(?!\p{Script=Latin})/gu, ' ')
    .split(/[\s_+,，、;；#@~【】[\]]+/u)
    .map((part) => part.replace(/^[.\-·'"&]+|[.\-·'"&]+$/gu, ''))
    .map((part) => part.replace(/^[(（](.*)[)）]$/u, '$1'))
    .filter((part) => part !== '');

/** The way in which names are compared: width, case, spaces and punctuation do not count. */
export const foldName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '');
