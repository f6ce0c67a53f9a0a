/** Resident identity number, 18 digits (GB 11643-1999) or the old 15; residence permits of Hong Kong, Macau and Taiwan use the same form. */
import { type Finding, finding } from '../finding/finding.ts';
import { divisionOf, divisionText } from '../region/divisions.ts';
import { provinceOf } from '../region/provinces.ts';
import { mod11_2 } from './checksums.ts';
import { birthDateFindings, checkDigitFinding, checkedNumber, dateText, type NumberKind } from './kind.ts';
import { formFindings, type TypedNumber } from './typed-number.ts';

const digits = '0123456789';
/** Division prefixes of residence permits: Hong Kong, Macau, Taiwan. */
const permitPrefixes = { GAJZZ: ['810000', '820000'], TWJZZ: ['830000'] } as const;

/** Resident ID card (SFZ), R46. Unknown divisions only warn: counties come and go. */
export const residentId: NumberKind = (typed, today) =>
  /^\d{15}$/.test(typed.compact) ? oldResidentId(typed) : newResidentId(typed, today);

const allowedAt = (index: number): string => (index === 17 ? `${digits}X` : digits);

const checkEighteen = (compact: string, typed: TypedNumber, today?: string): Finding[] => {
  const findings = birthDateFindings(typed, 6, compact.slice(6, 14), today);
  const expected = mod11_2(compact);
  if (compact[17] !== expected) findings.push(checkDigitFinding(typed, 17, compact[17]!, expected));
  return findings;
};

const partsOf = (compact: string): Record<string, string> => ({
  division: compact.slice(0, 6),
  province: provinceOf(compact)?.zh ?? '',
  region: divisionText(compact.slice(0, 6)),
  birthDate: dateText(compact.slice(6, 14)),
  sex: Number(compact[16]) % 2 === 1 ? 'male' : 'female',
});

const newResidentId = checkedNumber({
  alphabet: `${digits}X`,
  length: 18,
  allowedAt,
  check: (compact, typed, today) => [
    ...checkEighteen(compact, typed, today),
    ...(permitTypeOf(compact)
      ? [
          finding(
            'number-of-other-paper',
            { field: 'certificate.number' },
            { data: { type: permitTypeOf(compact)! } },
          ),
        ]
      : divisionFindings(compact)),
  ],
  parts: partsOf,
});

/** Divisions come and go, and lists differ: an unknown province warns, anything finer is a note. */
const divisionFindings = (compact: string): Finding[] => {
  const place = { field: 'certificate.number' } as const;
  const code = compact.slice(0, 6);
  if (!provinceOf(compact) || compact.startsWith('83'))
    return [finding('number-division-unknown', place, { data: { division: code } })];
  // Hong Kong, Macau and Taiwan have no finer divisions in these numbers.
  if (/^(?:71|8)/.test(code)) return [];
  const division = divisionOf(code);
  if (!division) return [finding('number-division-unlisted', place, { data: { division: code } })];
  return division.to !== null && division.to < Number(compact.slice(6, 10))
    ? [
        finding('number-division-past', place, {
          data: { division: code, name: divisionText(code), year: division.to },
        }),
      ]
    : [];
};

const permitTypeOf = (compact: string): 'GAJZZ' | 'TWJZZ' | undefined =>
  (['GAJZZ', 'TWJZZ'] as const).find((type) =>
    permitPrefixes[type].some((prefix) => compact.startsWith(prefix)),
  );

/** Residence permit for Hong Kong and Macau (GAJZZ: 81, 82) or Taiwan (TWJZZ: 83) residents. */
export const residencePermit = (type: 'GAJZZ' | 'TWJZZ'): NumberKind =>
  checkedNumber({
    alphabet: `${digits}X`,
    length: 18,
    allowedAt,
    check: (compact, typed, today) => {
      const findings = checkEighteen(compact, typed, today);
      const actual = permitTypeOf(compact);
      if (actual !== type)
        findings.push(
          finding(
            'number-of-other-paper',
            { field: 'certificate.number' },
            { data: { type: actual ?? 'SFZ' } },
          ),
        );
      return findings;
    },
    parts: partsOf,
  });

/** 15 digits, without century and check digit: obsolete, so the 18-digit form is offered. */
const oldResidentId: NumberKind = (typed) => {
  const { compact } = typed;
  const body = `${compact.slice(0, 6)}19${compact.slice(6)}`;
  const converted = body + mod11_2(body);
  const findings = [...formFindings(typed), ...birthDateFindings(typed, 6, body.slice(6, 14))];
  const good = findings.every((entry) => entry.level !== 'stop');
  const repairs = good ? [{ field: 'certificate.number', from: typed.value, to: converted } as const] : [];
  findings.push(
    finding('number-old-form', { field: 'certificate.number' }, { data: { expected: 18 }, repairs }),
  );
  return { compact, findings, suggestions: good ? [converted] : [], parts: good ? partsOf(converted) : {} };
};
