/** Unified social credit code (GB 32100-2015): authority, category, division, organization code, check character. Two check digits. */
import { type Finding, finding } from '../finding/finding.ts';
import { divisionText } from '../region/divisions.ts';
import { provinceOf } from '../region/provinces.ts';
import { creditAlphabet, mod11Organization, mod31 } from './checksums.ts';
import { checkDigitFinding, checkedNumber } from './kind.ts';
import { writeOrganizationCode } from './organization-code-form.ts';
import { placeOf, type TypedNumber } from './typed-number.ts';

/** Authorities and their categories with the 2016 amendment: letters A, N, Y come first as well. */
const categories: Readonly<Record<string, string>> = {
  1: '1239',
  2: '19',
  3: '123459',
  4: '19',
  5: '1239',
  6: '129',
  7: '129',
  8: '19',
  9: '123',
  A: '19',
  N: '1239',
  Y: '1',
};

const digits = '0123456789';

/** R15, R31: both check digits hard, authority and category soft. */
export const unifiedCreditCode = checkedNumber({
  alphabet: creditAlphabet,
  length: 18,
  allowedAt: (index) => (index >= 2 && index < 8 ? digits : index === 16 ? `${digits}X` : creditAlphabet),
  check: (compact, typed) => [...checkDigits(compact, typed), ...knownCategory(compact)],
  parts: (compact) => ({
    authority: compact[0]!,
    category: compact[1]!,
    division: compact.slice(2, 8),
    province: provinceOf(compact.slice(2, 8))?.zh ?? '',
    region: divisionText(compact.slice(2, 8)),
    organizationCode: writeOrganizationCode(compact.slice(8, 17), 'printed'),
  }),
});

const checkDigits = (compact: string, typed: TypedNumber): Finding[] => {
  const findings: Finding[] = [];
  const inner = mod11Organization(compact.slice(8, 16));
  if (compact[16] !== inner)
    findings.push(
      finding('number-inner-check-digit', placeOf(typed, 16), {
        data: { position: 17, check: compact[16]!, expected: inner },
      }),
    );
  const outer = mod31(compact);
  if (compact[17] !== outer) findings.push(checkDigitFinding(typed, 17, compact[17]!, outer));
  return findings;
};

const knownCategory = (compact: string): Finding[] =>
  categories[compact[0]!]?.includes(compact[1]!)
    ? []
    : [
        finding(
          'number-category-unknown',
          { field: 'certificate.number' },
          {
            data: { prefix: compact.slice(0, 2) },
            // Villagers' and residents' committees have such codes since 2018; no public table lists them.
            ...(compact.startsWith('54') ? { level: 'note' } : {}),
          },
        ),
      ];
