/** The Chinese and the Latin form of a name held against each other by the readings of each character. */
import { pinyin } from 'pinyin-pro';

const readings = new Map<string, readonly string[]>();

/** Every toneless reading of one character, commonest first; ü as `v`. Empty when it is no Chinese character. */
export const readingsOf = (character: string): readonly string[] => {
  const known = readings.get(character);
  if (known) return known;
  const found = /^\p{Script=Han}$/u.test(character)
    ? [
        ...new Set(
          pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true, nonZh: 'removed' }),
        ),
      ].filter((reading) => /^[a-z]+$/.test(reading))
    : [];
  readings.set(character, found);
  return found;
};

/** A person's name as it is usually written in Latin letters, words apart, surname first. */
export const pinyinOf = (name: string): string =>
  pinyin(name, {
    toneType: 'none',
    type: 'array',
    mode: 'surname',
    surname: 'head',
    v: true,
    nonZh: 'removed',
  })
    .join(' ')
    .trim();

/** Any Chinese text in Latin letters, words apart; what is no Chinese character stays: 文三路593号 becomes `wen san lu 593 hao`. */
export const latinOf = (text: string): string =>
  pinyin(text.normalize('NFKC'), { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
    .map((word) => word.trim())
    .filter(Boolean)
    .join(' ');

/** The ways in which a Chinese name is searched by letters: `zhouyongjie`, `zyj`, `zhouyj`; none without Chinese characters. */
export const pinyinForms = (name: string): string[] => {
  if (!/\p{Script=Han}/u.test(name)) return [];
  const words = pinyin(name, {
    toneType: 'none',
    type: 'array',
    mode: 'surname',
    surname: 'head',
    v: true,
    nonZh: 'consecutive',
  });
  const initials = words.map((word) => (/^[a-z]+$/.test(word) ? word.charAt(0) : word));
  return [...new Set([words.join(''), initials.join(''), [words[0], ...initials.slice(1)].join('')])];
};

/** Letters only; ü in each of its spellings is one. */
const lettersOf = (latin: string): string =>
  latin
    .toLowerCase()
    .replaceAll('ü', 'v')
    .normalize('NFD')
    .replace(/[^a-z]/g, '');

/**
 * Whether `latin` may be a reading of the Chinese name, in the order of the paper or with the surname (one or two characters)
 * last. True when a character has no known reading: what cannot be judged is not called wrong.
 */
export const isReadingOf = (latin: string, name: string): boolean => {
  const characters = [...name].filter((character) => /\p{Script=Han}/u.test(character));
  const letters = lettersOf(latin);
  if (characters.length === 0 || characters.some((character) => readingsOf(character).length === 0))
    return true;
  const orders = [0, 1, 2]
    .filter((surname) => surname === 0 || surname < characters.length)
    .map((surname) => [...characters.slice(surname), ...characters.slice(0, surname)]);
  return orders.some((order) => spells(letters, order));
};

const spells = (letters: string, [first, ...rest]: readonly string[]): boolean =>
  first === undefined
    ? letters === ''
    : readingsOf(first).some((reading) =>
        spellings(reading).some(
          (spelling) => letters.startsWith(spelling) && spells(letters.slice(spelling.length), rest),
        ),
      );

/** 吕 stands as lü, lv, lyu or lu on papers. */
const spellings = (reading: string): readonly string[] =>
  /^[ln]v/.test(reading)
    ? [reading, reading.replace('v', 'yu'), reading.replace('v', 'u'), reading.replace('v', 'ue')]
    : [reading];

/** Whether two characters share a reading. */
export const soundAlike = (a: string, b: string): boolean =>
  readingsOf(a).some((reading) => readingsOf(b).includes(reading));
