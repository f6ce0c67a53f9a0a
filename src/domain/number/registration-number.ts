/** Business licence numbers: the credit code, or the 15-digit registration number of older papers (GS 15-2006). */
import { finding } from '../finding/finding.ts';
import { mod11_10 } from './checksums.ts';
import { checkDigitFinding, checkedNumber, type NumberKind } from './kind.ts';
import { unifiedCreditCode } from './unified-credit-code.ts';

const registrationNumber = checkedNumber({
  alphabet: '0123456789',
  length: 15,
  check: (compact, typed) => {
    const expected = mod11_10(compact.slice(0, 14));
    return compact[14] === expected ? [] : [checkDigitFinding(typed, 14, compact[14]!, expected)];
  },
  parts: (compact) => ({ office: compact.slice(0, 6) }),
});

/** Business licence (YYZZ), R15, R31. Fifteen digits are still printed on old papers, so they only warn (C5). */
export const businessLicence: NumberKind = (typed, today) => {
  if (typed.compact.length > 15 || /[A-HJ-NP-RT-Y]/.test(typed.compact.slice(1)))
    return unifiedCreditCode(typed, today);
  const result = registrationNumber(typed, today);
  return {
    ...result,
    findings: [...result.findings, finding('number-credit-code-wanted', { field: 'certificate.number' })],
  };
};
