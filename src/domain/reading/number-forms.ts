/** What numbers with check digits look like while they are read from the left (domain.md §4). */

import { existsDay } from '../date/calendar-date.ts';
import { creditAlphabet, icao731, mod11_2, mod11_10, mod11Organization, mod31 } from '../number/checksums.ts';
import { countryOfAlpha3 } from '../region/countries.ts';
import { provinceOf } from '../region/provinces.ts';

export type NumberForm = {
  readonly alphabet: string;
  readonly length: number;
  /** Whether a number may begin like this. A whole one that may is a good number. */
  readonly mayBegin: (prefix: string) => boolean;
};

const digits = '0123456789';

/** Resident ID numbers, and residence permits, which are numbered alike. Only the last character is looked at: those before it were. */
export const residentForm: NumberForm = {
  alphabet: `${digits}X`,
  length: 18,
  mayBegin: (prefix) => {
    const last = prefix.at(-1)!;
    const at = prefix.length - 1;
    if (at === 17) return mod11_2(prefix) === last;
    if (last === 'X') return false;
    if (at === 1) return provinceOf(prefix) !== undefined;
    if (at === 6) return last === '1' || last === '2';
    if (at === 7) return /^(?:19|20)$/.test(prefix.slice(6));
    if (at === 10) return last <= '1';
    if (at === 11) return /^(?:0[1-9]|1[0-2])$/.test(prefix.slice(10));
    if (at === 12) return last <= '3';
    if (at === 13)
      return existsDay(Number(prefix.slice(6, 10)), Number(prefix.slice(10, 12)), Number(prefix.slice(12)));
    return true;
  },
};

const isDigit = (char: string): boolean => digits.includes(char);

/** Unified social credit codes (GB 32100-2015): two check characters. */
export const creditForm: NumberForm = {
  alphabet: creditAlphabet,
  length: 18,
  mayBegin: (prefix) => {
    const last = prefix.at(-1)!;
    const at = prefix.length - 1;
    if (at === 0) return /[1-9ANY]/.test(last);
    if (at >= 2 && at < 8) return isDigit(last);
    if (at === 16) return mod11Organization(prefix.slice(8)) === last;
    if (at === 17) return mod31(prefix) === last;
    return true;
  },
};

/** Registration numbers of older licences (GS 15-2006): fifteen digits, the last a check digit. */
export const registrationForm: NumberForm = {
  alphabet: digits,
  length: 15,
  mayBegin: (prefix) =>
    prefix.length === 2
      ? provinceOf(prefix) !== undefined || prefix === '10'
      : prefix.length < 15 || mod11_10(prefix.slice(0, 14)) === prefix[14],
};

/** Permanent resident cards since 2023: 9, province, nationality, birth date, sequence, check digit. */
export const permanentResidentForm: NumberForm = {
  alphabet: `${digits}X`,
  length: 18,
  mayBegin: (prefix) => {
    const last = prefix.at(-1)!;
    const at = prefix.length - 1;
    if (at === 17) return mod11_2(prefix) === last;
    if (at === 0) return last === '9';
    if (last === 'X') return false;
    if (at === 13)
      return existsDay(Number(prefix.slice(6, 10)), Number(prefix.slice(10, 12)), Number(prefix.slice(12)));
    return true;
  },
};

/** Permanent resident cards of 2017: nationality, region, birth date, sequence, check digit. */
export const permanentResident2017Form: NumberForm = {
  alphabet: `${digits}ABCDEFGHIJKLMNOPQRSTUVWXYZ`,
  length: 15,
  mayBegin: (prefix) => {
    const last = prefix.at(-1)!;
    const at = prefix.length - 1;
    if (at < 2) return !isDigit(last);
    if (at === 2) return countryOfAlpha3(prefix) !== undefined;
    if (!isDigit(last)) return false;
    if (at === 10) return /^(?:0[1-9]|1[0-2])$/.test(prefix.slice(9));
    if (at === 12) return /^(?:0[1-9]|[12]\d|3[01])$/.test(prefix.slice(11));
    return at < 14 || icao731(prefix.slice(0, 14)) === last;
  },
};

/** Whether a whole number is good by this form. */
export const fitsForm = (form: NumberForm, text: string): boolean =>
  text.length === form.length &&
  [...text].every((char, index) => form.alphabet.includes(char) && form.mayBegin(text.slice(0, index + 1)));
