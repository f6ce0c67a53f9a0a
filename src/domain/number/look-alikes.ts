/** Characters that people and machines take for one another (R32), and what to try when a check digit fails. */

/** For each upper-case character, what it is taken for, likeliest first. */
const lookAlikes: Readonly<Record<string, string>> = {
  O: '0DQ',
  D: '0O',
  Q: '0O',
  0: 'ODQ',
  I: '1LJ',
  L: '1I',
  J: '1I',
  1: 'ILJ7',
  7: '1',
  8: 'B3',
  B: '83',
  3: '8',
  5: 'S6',
  S: '5',
  6: 'G5',
  G: '6C',
  C: 'G',
  2: 'Z',
  Z: '2',
  U: 'V',
  V: 'UY',
  Y: 'VX',
  N: 'M',
  M: 'N',
  X: 'Y',
  E: 'F',
  F: 'E',
  9: '4',
  4: '9A',
  А: 'A',
  В: 'B8',
  С: 'C',
  Е: 'E',
  Н: 'H',
  К: 'K',
  М: 'M',
  О: '0O',
  Р: 'P',
  Т: 'T',
  Х: 'X',
  У: 'Y',
  Ο: '0O',
  Α: 'A',
  Β: 'B8',
  Ε: 'E',
  Η: 'H',
  Ι: '1I',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ρ: 'P',
  Τ: 'T',
  Χ: 'X',
  Υ: 'Y',
  Ζ: '2Z',
  '|': '1I',
  '!': '1I',
  〇: '0',
  '○': '0',
  '×': 'X',
};

export const looksLike = (character: string): string => lookAlikes[character] ?? '';

/**
 * Numbers near `compact` that `accepts`, likeliest first, at most five: look-alike exchanges (one, then two characters), a pair of
 * neighbours swapped, and one wrong character only when hardly any fits, because a check digit alone cannot tell those apart.
 */
export const suggestNumbers = (
  compact: string,
  alphabet: string,
  accepts: (candidate: string) => boolean,
): string[] => {
  const found = new Set<string>();
  const consider = (candidate: string): void => {
    if (found.size < 5 && candidate !== compact && accepts(candidate)) found.add(candidate);
  };
  const exchanges = exchangesOf(compact, alphabet);
  for (const [index, character] of exchanges) consider(replaceAt(compact, index, character));
  const impossible = compact
    .split('')
    .flatMap((character, index) => (alphabet.includes(character) ? [] : [index]));
  considerAllImpossible(compact, impossible, alphabet, consider);
  if (impossible.length === 0) {
    for (let index = 0; index + 1 < compact.length; index++)
      if (compact[index] !== compact[index + 1])
        consider(compact.slice(0, index) + compact[index + 1]! + compact[index]! + compact.slice(index + 2));
    if (found.size === 0)
      for (const [at, first] of exchanges)
        for (const [index, character] of exchanges)
          if (index > at) consider(replaceAt(replaceAt(compact, at, first), index, character));
  }
  return [...found];
};

const replaceAt = (text: string, index: number, character: string): string =>
  text.slice(0, index) + character + text.slice(index + 1);

const exchangesOf = (compact: string, alphabet: string): (readonly [number, string])[] =>
  compact
    .split('')
    .flatMap((character, index) =>
      [...looksLike(character)]
        .filter((other) => alphabet.includes(other))
        .map((other) => [index, other] as const),
    );

/** When several characters cannot occur at all, each is exchanged for its likeliest look-alikes together. */
const considerAllImpossible = (
  compact: string,
  impossible: readonly number[],
  alphabet: string,
  consider: (candidate: string) => void,
): void => {
  if (impossible.length < 2 || impossible.length > 6) return;
  let candidates = [compact];
  for (const index of impossible) {
    const options = [...looksLike(compact[index]!)].filter((other) => alphabet.includes(other)).slice(0, 2);
    candidates = candidates.flatMap((candidate) =>
      options.map((option) => replaceAt(candidate, index, option)),
    );
  }
  for (const candidate of candidates) consider(candidate);
};
