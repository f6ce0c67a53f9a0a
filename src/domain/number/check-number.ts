/** Checks one certificate number. The kind comes from the template, never from the number: 362322198709086409 is valid as two kinds. */
import { certificateRow } from '../certificate/table.ts';
import type { CertificateType } from '../certificate/type.ts';
import type { CalendarDate } from '../date/calendar-date.ts';
import { type Finding, finding } from '../finding/finding.ts';
import type { NumberKind } from './kind.ts';
import { organizationPaper } from './organization-code.ts';
import { passport } from './passport.ts';
import { permanentResidentCard } from './permanent-resident-card.ts';
import {
  hongKongMacauPermit,
  officerCard,
  otherPaper,
  overseasOrganization,
  taiwanPermit,
} from './permits.ts';
import { businessLicence } from './registration-number.ts';
import type { NumberReport } from './report.ts';
import { residencePermit, residentId } from './resident-id.ts';
import { readNumber } from './typed-number.ts';
import { unifiedCreditCode } from './unified-credit-code.ts';

/** Papers that carry a credit code since 2015 and a number of their own kind before. */
const creditCodeOrOther: NumberKind = (typed, today) =>
  (typed.compact.length === 18 ? unifiedCreditCode : otherPaper)(typed, today);

/** Papers issued to organizations since 2015 carry the credit code; the rest have forms of their own. */
const kinds: Partial<Record<CertificateType, NumberKind>> = {
  SFZ: residentId,
  HZ: passport,
  GAJMTX: hongKongMacauPermit,
  TWJMTX: taiwanPermit,
  WJLSFZ: permanentResidentCard,
  GAJZZ: residencePermit('GAJZZ'),
  TWJZZ: residencePermit('TWJZZ'),
  JGZ: officerCard,
  ORG: organizationPaper,
  YYZZ: businessLicence,
  TYDM: unifiedCreditCode,
  QTTYDM: unifiedCreditCode,
  SYDWFR: unifiedCreditCode,
  SHTTFR: unifiedCreditCode,
  MBFQY: unifiedCreditCode,
  JJHFR: unifiedCreditCode,
  LSZY: unifiedCreditCode,
  GZJGZY: unifiedCreditCode,
  SFJD: unifiedCreditCode,
  SHFWJG: unifiedCreditCode,
  CHNSHXYD: unifiedCreditCode,
  NCJTJJZZ: unifiedCreditCode,
  WGCZJG: creditCodeOrOther,
  WGZHWH: creditCodeOrOther,
  WLCZJG: creditCodeOrOther,
  WGZHXWJG: creditCodeOrOther,
  ZCWYHDJZ: creditCodeOrOther,
  YLJGZY: creditCodeOrOther,
  MBXXBX: creditCodeOrOther,
  ZJCS: unifiedCreditCode,
  JWJG: overseasOrganization,
};

/** Tail that counts copies of a licence, e.g. (1-1) (R16). */
const duplicateTail = /\s*[(（[]?\s*\d{1,2}\s*[-－–—/]\s*\d{1,2}\s*[)）\]]?\s*$/u;

/**
 * Every finding of `value` as a number of a `kind` paper, with positions into `value`, suggestions and what the number says.
 * Never throws. With `today`, birth dates in the future stop.
 */
export const checkNumber = (
  kind: CertificateType,
  value: string,
  options: { today?: CalendarDate } = {},
): NumberReport => {
  const typed = readNumber(value);
  const early = emptyOrZero(kind, typed.compact) ?? copyTail(kind, value);
  if (early)
    return {
      kind,
      value,
      compact: typed.compact,
      valid: false,
      findings: [early],
      suggestions: repairsOf(early),
      parts: {},
    };
  const result = (kinds[kind] ?? otherPaper)(typed, options.today);
  return {
    kind,
    value,
    compact: result.compact,
    valid: result.findings.every((entry) => entry.level !== 'stop'),
    findings: result.findings,
    suggestions: result.suggestions,
    parts: result.parts,
  };
};

const emptyOrZero = (kind: CertificateType, compact: string): Finding | undefined => {
  const place = { field: 'certificate.number' } as const;
  if (compact === '') return finding('number-missing', place);
  return compact === '0' && !certificateRow(kind).zero ? finding('number-zero', place) : undefined;
};

/** A tail is one only when what stands before it is long enough to be the number. */
const copyTail = (kind: CertificateType, value: string): Finding | undefined => {
  const [tail] = duplicateTail.exec(value) ?? [];
  if (!tail || kind === 'ORG' || kind === 'JWJG' || !/[()（）[\]]/.test(tail)) return undefined;
  const start = value.length - tail.length;
  if (readNumber(value.slice(0, start)).compact.length < 8) return undefined;
  return finding(
    'number-duplicate-tail',
    {
      field: 'certificate.number',
      positions: Array.from({ length: tail.length }, (_, index) => start + index),
    },
    {
      data: { tail: tail.trim() },
      repairs: [{ field: 'certificate.number', from: value, to: value.slice(0, start) }],
    },
  );
};

const repairsOf = (entry: Finding): string[] => entry.repairs.map((repair) => String(repair.to));
