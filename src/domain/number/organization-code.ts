/** Organization code (GB 11714-1997): 8 characters and a check character, printed with a hyphen before it. */

import { finding } from '../finding/finding.ts';
import { mod11Organization } from './checksums.ts';
import type { NumberKind } from './kind.ts';
import { checkDigitFinding, checkedNumber } from './kind.ts';
import { writeOrganizationCode } from './organization-code-form.ts';
import { unifiedCreditCode } from './unified-credit-code.ts';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const organizationCode = checkedNumber({
  alphabet,
  length: 9,
  allowedAt: (index) => (index === 8 ? '0123456789X' : alphabet),
  check: (compact, typed) => {
    const expected = mod11Organization(compact);
    return compact[8] === expected ? [] : [checkDigitFinding(typed, 8, compact[8]!, expected)];
  },
  parts: (compact) => ({ organizationCode: writeOrganizationCode(compact, 'printed') }),
});

/**
 * Organization code certificate (ORG), R17. A credit code typed here is accepted as such with a hint; a bare organization code
 * is old (C5) and warns.
 */
export const organizationPaper: NumberKind = (typed, today) => {
  const place = { field: 'certificate.number' } as const;
  if (typed.compact.length >= 15) return unifiedCreditCode(typed, today);
  // The printed hyphen is part of the form, not a slip.
  const printed = /^[^-]{8}-[^-]$/.test(typed.value.trim())
    ? { ...typed, mended: typed.mended.filter((what) => what !== 'separators') }
    : typed;
  const result = organizationCode(printed, today);
  return { ...result, findings: [...result.findings, finding('number-credit-code-wanted', place)] };
};
