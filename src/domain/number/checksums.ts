/** Check-digit algorithms, each over an already compact text. */

const digits = '0123456789';

/** ISO 7064 MOD 11-2 over 17 digits, as GB 11643-1999 uses it: the check character `0`–`9` or `X`. */
export const mod11_2 = (body: string): string => {
  let sum = 0;
  for (const [index, weight] of [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2].entries())
    sum += Number(body[index]) * weight;
  return '10X98765432'[sum % 11]!;
};

/** Characters of a unified social credit code (GB 32100-2015): no I, O, S, V, Z. */
export const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** MOD 31 over the first 17 characters of a unified social credit code. */
export const mod31 = (body: string): string => {
  let sum = 0;
  for (let index = 0, weight = 1; index < 17; index++, weight = (weight * 3) % 31)
    sum += creditAlphabet.indexOf(body[index]!) * weight;
  return creditAlphabet[(31 - (sum % 31)) % 31]!;
};

/** Value of a character where A=10 … Z=35. */
const alphanumeric = (character: string): number => Number.parseInt(character, 36);

/** MOD 11 over the first 8 characters of an organization code (GB 11714-1997). */
export const mod11Organization = (body: string): string => {
  let sum = 0;
  for (const [index, weight] of [3, 7, 9, 10, 5, 8, 4, 2].entries())
    sum += alphanumeric(body[index]!) * weight;
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
};

/** ISO 7064 MOD 11,10 over digits, as GS 15-2006 uses it for registration numbers. */
export const mod11_10 = (body: string): string => {
  let product = 10;
  for (const digit of body) product = (((product + Number(digit)) % 10 || 10) * 2) % 11;
  return String((11 - product) % 10);
};

/** ICAO 9303 check digit, weights 7-3-1; `<` counts as 0. */
export const icao731 = (body: string): string => {
  let sum = 0;
  for (let index = 0; index < body.length; index++)
    sum += (body[index] === '<' ? 0 : alphanumeric(body[index]!)) * [7, 3, 1][index % 3]!;
  return digits[sum % 10]!;
};
