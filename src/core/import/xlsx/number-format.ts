/** Which numbers of a workbook are days, by the code of their number format (ECMA-376 part 1, 18.8.30). */

/** Formats that are built in and are days, those of East Asian languages included. */
const builtInDays = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);

/** Whether a number of this format is shown as a day. `code` is undefined for built-in formats. */
export const isDayFormat = (id: number, code: string | undefined): boolean => {
  if (code === undefined) return builtInDays.has(id);
  // Only the first section counts; quoted and escaped text, colours and languages are no part of the number.
  const bare = code
    .replace(/"[^"]*"?|\\.|_.|\*./gu, '')
    .replace(/\[[^\]]*\]/gu, '')
    .split(';')[0]!
    .toLowerCase();
  if (/general/.test(bare) || /[0#?]/.test(bare.replace(/s[.,]0+/g, ''))) return false;
  // A year or day says it; a month alone could be minutes. `b` is a Buddhist, `e` and `g` an era year.
  return /[ydeb]|g/.test(bare.replace(/am\/pm|a\/p/g, '')) || /m{3,}/.test(bare);
};

/** How many digits the format fills up with zeros (`000000`); 0 for every other one. */
export const zerosOf = (code: string | undefined): number =>
  code !== undefined && /^0{2,}(?:;.*)?$/.test(code) ? code.split(';')[0]!.length : 0;
