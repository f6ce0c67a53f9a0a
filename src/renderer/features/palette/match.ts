/** How well a typed text fits what the palette offers: words, initials of pinyin, or letters in their order. */

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/**
 * 0 when it does not fit; the higher the better. Whole beginnings before beginnings of words, then parts, then letters in
 * their order.
 */
export const score = (query: string, text: string): number => {
  const wanted = fold(query);
  const given = fold(text);
  if (wanted === '') return 1;
  if (given.startsWith(wanted)) return 100;
  if (given.split(/[\s·，、:：()（）-]+/u).some((word) => word.startsWith(wanted))) return 80;
  if (given.includes(wanted)) return 60;
  // One letter alone, or a few Chinese characters strewn about, fit nearly everything and mean nothing.
  if (wanted.length < 2) return 0;
  return spread(wanted.replace(/ /g, ''), given);
};

/** Letters of `wanted` in their order inside `given`; better the closer together. */
const spread = (wanted: string, given: string): number => {
  let at = -1;
  let first = -1;
  for (const letter of wanted) {
    at = given.indexOf(letter, at + 1);
    if (at < 0) return 0;
    if (first < 0) first = at;
  }
  const gaps = at - first + 1 - wanted.length;
  return gaps <= wanted.length * 2 ? Math.max(1, 40 - gaps) : 0;
};

/** The best fit among several texts that mean the same, e.g. both languages and the initials. */
export const bestScore = (query: string, texts: readonly string[]): number =>
  Math.max(0, ...texts.map((text) => score(query, text)));
