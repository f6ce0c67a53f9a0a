/** Rules over certificate type, number and dates (R03–R05, R15–R18, R22, R24, R27, R30, R41, R42, R44, R45, R49). */
import { proposeTypes, whyNotAllowed } from '../certificate/table.ts';
import type { CertificateType } from '../certificate/type.ts';
import { addDays, type CalendarDate, daysBetween, isCalendarDate } from '../date/calendar-date.ts';
import type { Finding, FindingCode, Repair } from '../finding/finding.ts';
import { checkNumber } from '../number/check-number.ts';
import type { TargetPack } from '../target/target.ts';
import type { TemplateFields } from '../template/fields.ts';
import { atField, type Rule } from './rule.ts';

export const certificateRules: Rule = ({ fields }, target, today) => [
  ...type(fields, target),
  ...number(fields, today),
  ...issued(fields, target, today),
  ...expires(fields, target, today),
];

const registrant = (fields: TemplateFields) => ({
  holderKind: fields.holderKind,
  country: fields.country,
  nationality: fields.holderKind === 'individual' ? fields.certificate.nationality : '',
});

const type = (fields: TemplateFields, target: TargetPack): Finding[] => {
  const chosen = fields.certificate.type;
  const [proposal] = proposeTypes(registrant(fields));
  if (chosen === '')
    return [
      atField(
        'certificate-type-missing',
        'certificate.type',
        proposal ? { repairs: [repairType(chosen, proposal)] } : {},
      ),
    ];
  const findings: Finding[] = [];
  const why = whyNotAllowed(chosen, registrant(fields));
  if (why)
    findings.push(
      atField(whyCodes[why], 'certificate.type', {
        data: { type: chosen, country: fields.country, proposal: proposal ?? '' },
        repairs: proposal ? [repairType(chosen, proposal)] : [],
      }),
    );
  if (!(chosen in target.codes))
    findings.push(
      atField('certificate-type-target', 'certificate.type', { data: { type: chosen, target: target.id } }),
    );
  if (chosen === 'BDDM' || chosen === 'JDDWFW')
    findings.push(atField('certificate-military-unit', 'certificate.type'));
  if (fields.flags.specialOccupation && chosen === 'SFZ')
    findings.push(atField('occupation-other-paper', 'certificate.type'));
  return findings;
};

const whyCodes = {
  holder: 'certificate-type-other-holder',
  region: 'certificate-type-region',
  nationality: 'certificate-type-nationality',
} as const satisfies Record<string, FindingCode>;

const repairType = (from: CertificateType | '', to: CertificateType): Repair => ({
  field: 'certificate.type',
  from,
  to,
});

const number = (fields: TemplateFields, today: CalendarDate): Finding[] => {
  const { type: kind, number: value } = fields.certificate;
  if (kind === '') return value === '' ? [atField('number-missing', 'certificate.number')] : [];
  const report = checkNumber(kind, value, { today });
  return [...report.findings, ...prefixOfOtherPaper(kind, report.compact, report.valid)];
};

/** First two characters of a credit code and the papers that carry them (domain.md §4.4); elsewhere the type is doubtful. */
const papersOfPrefix: Readonly<Record<string, readonly CertificateType[]>> = {
  12: ['SYDWFR'],
  21: ['WGCZJG'],
  31: ['LSZY'],
  32: ['GZJGZY'],
  34: ['SFJD'],
  41: ['WGZHWH'],
  51: ['SHTTFR'],
  52: ['MBFQY', 'SHFWJG', 'MBXXBX', 'YLJGZY'],
  53: ['JJHFR'],
  61: ['WLCZJG'],
  71: ['ZJCS'],
  91: ['YYZZ', 'YLJGZY', 'MBXXBX'],
  92: ['YYZZ', 'YLJGZY'],
  93: ['YYZZ'],
};
/** Papers that any credit code may stand on. */
const anyPrefix: readonly CertificateType[] = ['TYDM', 'QTTYDM', 'ORG'];

const prefixOfOtherPaper = (kind: CertificateType, compact: string, valid: boolean): Finding[] => {
  const papers = papersOfPrefix[compact.slice(0, 2)];
  const typed = Object.values(papersOfPrefix).flat();
  if (
    !valid ||
    compact.length !== 18 ||
    !papers ||
    anyPrefix.includes(kind) ||
    !typed.includes(kind) ||
    papers.includes(kind)
  )
    return [];
  return [
    atField('number-prefix-other-type', 'certificate.type', {
      data: { prefix: compact.slice(0, 2), type: papers[0]! },
      repairs: [repairType(kind, papers[0]!)],
    }),
  ];
};

/** R22, C12: ten calendar days after issue, for every certificate. */
const issued = (fields: TemplateFields, target: TargetPack, today: CalendarDate): Finding[] => {
  const { issued: date } = fields.certificate;
  if (date === '') return [atField('issue-date-missing', 'certificate.issued')];
  if (!isCalendarDate(date)) return [atField('date-form', 'certificate.issued')];
  if (date > today) return [atField('issue-date-future', 'certificate.issued', { data: { date } })];
  const readyFrom = addDays(date, target.waiting.afterIssueDays);
  return readyFrom <= today
    ? []
    : [
        atField('issued-too-recently', 'certificate.issued', {
          data: { readyFrom, days: target.waiting.afterIssueDays },
        }),
      ];
};

const expires = (fields: TemplateFields, target: TargetPack, today: CalendarDate): Finding[] => {
  const { issued: from, expires: date } = fields.certificate;
  if (date === 'long-term') return [];
  if (date === '') return [atField('expiry-date-missing', 'certificate.expires')];
  if (!isCalendarDate(date)) return [atField('date-form', 'certificate.expires')];
  if (from !== '' && date <= from) return [atField('expiry-before-issue', 'certificate.expires')];
  if (date < today) return [atField('certificate-expired', 'certificate.expires', { data: { date } })];
  const days = daysBetween(today, date);
  return days > target.waiting.beforeExpiryDays
    ? []
    : [atField('certificate-expires-soon', 'certificate.expires', { data: { days, date } })];
};
