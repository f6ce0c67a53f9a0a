/** Travel permits and other papers whose numbers carry no check digit. */
import { finding } from '../finding/finding.ts';
import { formOnlyNumber, type NumberKind } from './kind.ts';
import { formFindings } from './typed-number.ts';

/** Mainland travel permit for Hong Kong and Macau (GAJMTX): H or M + 8 digits, the 1999 card adds two for reissues. */
export const hongKongMacauPermit = formOnlyNumber([/^[HM](\d{8}|\d{10})$/], 'H12345678', 'number-form-wrong');

/** Mainland travel permit for Taiwan (TWJMTX): 8 digits since 2008; before, 8 + 2 issue count, sometimes with an office letter. */
export const taiwanPermit = formOnlyNumber([/^\d{8}$/, /^\d{10}[A-Z0-9]?$/], '12345678', 'number-form-wrong');

/** Military officer certificate (JGZ): 军 + 7 digits and older forms; soft. */
export const officerCard = formOnlyNumber(
  [/^[军士兵文]\d{6,9}$/u, /^\p{Script=Han}{1,4}字?第?\d{4,8}号?$/u],
  '军1234567',
  'number-form-unusual',
);

/** Overseas organization certificate (JWJG): any form; a literal 0 where none is printed (R20). */
export const overseasOrganization: NumberKind = (typed) => {
  const place = { field: 'certificate.number' } as const;
  // Registers print hyphens and slashes; they belong to the number.
  const value = typed.value.normalize('NFKC').trim();
  const compact = value.replace(/[\s\p{Cf}\p{Cc}]/gu, '');
  if (compact === '0')
    return { compact, findings: [finding('number-none-printed', place)], suggestions: [], parts: {} };
  const mended = typed.mended.filter((what) => what !== 'separators' && what !== 'case');
  const findings = formFindings({ ...typed, mended }, compact);
  if (!/^[\p{L}\d/.()-]{2,50}$/u.test(compact) || !/\d/.test(compact))
    findings.push(
      finding('number-form-unusual', place, { data: { example: '1234567', length: compact.length } }),
    );
  return { compact, findings, suggestions: [], parts: {} };
};

/** Any other paper (QT): anything that holds a digit. */
export const otherPaper = formOnlyNumber([/^(?=.*\d).{4,40}$/u], '123456', 'number-form-unusual');
