/** Foreign permanent resident ID card: 15 characters since 2017, 18 digits beginning with 9 since 2023-12-01. */

import { type Finding, finding } from '../finding/finding.ts';
import { countryOfAlpha3, countryOfNumeric } from '../region/countries.ts';
import { provinceOf } from '../region/provinces.ts';
import { icao731, mod11_2 } from './checksums.ts';
import { birthDateFindings, checkDigitFinding, checkedNumber, dateText, type NumberKind } from './kind.ts';

const digits = '0123456789';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const place = { field: 'certificate.number' } as const;

/** WJLSFZ. The check digits, the date and the nationality are hard, the division is not. */
export const permanentResidentCard: NumberKind = (typed, today) =>
  typed.compact.length >= 17 || typed.compact.startsWith('9')
    ? card2023(typed, today)
    : card2017(typed, today);

const nationalityFindings = (known: boolean, nationality: string): Finding[] =>
  known ? [] : [finding('number-nationality-unknown', place, { data: { nationality } })];

const divisionFindings = (division: string): Finding[] =>
  provinceOf(division) ? [] : [finding('number-division-unknown', place, { data: { division } })];

/** 3 letters nationality, 4 digits region, 6 birth (YYMMDD), 1, check over the first 14 by ICAO 7-3-1. */
const card2017 = checkedNumber({
  alphabet: digits + letters,
  length: 15,
  allowedAt: (index) => (index < 3 ? letters : digits),
  check: (compact, typed, today) => {
    const birth = compact.slice(7, 13);
    const century = birthDateFindings(typed, 7, `20${birth}`, today).length === 0 ? '20' : '19';
    const expected = icao731(compact.slice(0, 14));
    return [
      ...nationalityFindings(countryOfAlpha3(compact.slice(0, 3)) !== undefined, compact.slice(0, 3)),
      ...divisionFindings(compact.slice(3, 7)),
      ...birthDateFindings(typed, 7, century + birth, today),
      ...(compact[14] === expected ? [] : [checkDigitFinding(typed, 14, compact[14]!, expected)]),
    ];
  },
  parts: (compact) => ({
    nationality: countryOfAlpha3(compact.slice(0, 3)) ?? '',
    division: compact.slice(3, 7),
  }),
});

/** 9, 2 province, 3 numeric nationality, 8 birth, 3 sequence, MOD 11-2. */
const card2023 = checkedNumber({
  alphabet: `${digits}X`,
  length: 18,
  allowedAt: (index) => (index === 0 ? '9' : index === 17 ? `${digits}X` : digits),
  check: (compact, typed, today) => {
    const expected = mod11_2(compact);
    return [
      ...divisionFindings(compact.slice(1, 3)),
      ...nationalityFindings(countryOfNumeric(compact.slice(3, 6)) !== undefined, compact.slice(3, 6)),
      ...birthDateFindings(typed, 6, compact.slice(6, 14), today),
      ...(compact[17] === expected ? [] : [checkDigitFinding(typed, 17, compact[17]!, expected)]),
    ];
  },
  parts: (compact) => ({
    nationality: countryOfNumeric(compact.slice(3, 6)) ?? '',
    division: compact.slice(1, 3),
    birthDate: dateText(compact.slice(6, 14)),
  }),
});
