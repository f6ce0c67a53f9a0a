/** Rules over certificate type, number and dates (R03–R05, R15–R18, R22, R24, R27, R30, R41, R42, R44, R45, R49). */
import { certificateRow, proposeTypes, typeOfPrefix, whyNotAllowed } from '../certificate/table.ts';
import type { CertificateType } from '../certificate/type.ts';
import { addDays, type CalendarDate, daysBetween, isCalendarDate } from '../date/calendar-date.ts';
import { readDate } from '../date/read-date.ts';
import type { Finding, FindingCode, Repair } from '../finding/finding.ts';
import { checkNumber } from '../number/check-number.ts';
import { isYes } from '../question/answer.ts';
import { registrarCode } from '../target/registrar-code.ts';
import type { TargetPack } from '../target/target.ts';
import type { TemplateFields } from '../template/fields.ts';
import { atField, type Rule, withRepair } from './rule.ts';

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
  if (chosen === '') {
    const proposal = typeOfNumber(fields);
    return [
      atField(
        'certificate-type-missing',
        'certificate.type',
        proposal ? { repairs: [repairType(chosen, proposal)] } : {},
      ),
    ];
  }
  const findings: Finding[] = [];
  const why = whyNotAllowed(chosen, registrant(fields));
  if (why) {
    const proposal = typeOfNumber(fields);
    findings.push(
      atField(whyCodes[why], 'certificate.type', {
        data: { type: chosen, country: fields.country, proposal: proposal ?? '' },
        repairs: proposal ? [repairType(chosen, proposal)] : [],
      }),
    );
  }
  if (registrarCode(target, chosen) === null)
    findings.push(
      atField('certificate-type-target', 'certificate.type', { data: { type: chosen, target: target.id } }),
    );
  if (chosen === 'BDDM' || chosen === 'JDDWFW')
    findings.push(atField('certificate-military-unit', 'certificate.type'));
  if (isYes(fields.questions.specialOccupation) && chosen === 'SFZ')
    findings.push(atField('occupation-other-paper', 'certificate.type'));
  return findings;
};

/** Which paper it is only a person sees; where the number fits one that this holder may show, that one can be proposed. */
const typeOfNumber = (fields: TemplateFields): CertificateType | undefined => {
  const { number } = fields.certificate;
  return number.trim() === ''
    ? undefined
    : proposeTypes(registrant(fields)).find((type) => checkNumber(type, number).valid);
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

/** A code that begins like another paper's makes the type doubtful; TYDM, QTTYDM and ORG may carry any code but a company's (R41). */
const prefixOfOtherPaper = (kind: CertificateType, compact: string, valid: boolean): Finding[] => {
  if (!valid || compact.length !== 18) return [];
  const prefix = compact.slice(0, 2);
  if (carriesAnyCode.includes(kind))
    return ['91', '92', '93'].includes(prefix)
      ? [atField('certificate-three-in-one', 'certificate.type', { repairs: [repairType(kind, 'YYZZ')] })]
      : [];
  const { prefixes } = certificateRow(kind);
  const usual = typeOfPrefix(prefix);
  if (prefixes.length === 0 || prefixes.includes(prefix) || !usual) return [];
  return [
    atField('number-prefix-other-type', 'certificate.type', {
      data: { prefix, type: usual },
      repairs: [repairType(kind, usual)],
    }),
  ];
};
const carriesAnyCode: readonly CertificateType[] = ['TYDM', 'QTTYDM', 'ORG', 'CHNSHXYD'];

/** R22, C12: ten calendar days after issue, for every certificate. */
const issued = (fields: TemplateFields, target: TargetPack, today: CalendarDate): Finding[] => {
  const path = 'certificate.issued';
  const typed = fields.certificate.issued;
  if (typed === '') return [atField('issue-date-missing', path)];
  const { date } = readDate(typed);
  const form = dateForm(path, typed);
  if (date === undefined) return form;
  if (date > today) return [...form, atField('issue-date-future', path, { data: { date } })];
  const readyFrom = addDays(date, target.waiting.afterIssueDays);
  return readyFrom <= today
    ? form
    : [
        ...form,
        atField('issued-too-recently', path, { data: { readyFrom, days: target.waiting.afterIssueDays } }),
      ];
};

const expires = (fields: TemplateFields, target: TargetPack, today: CalendarDate): Finding[] => {
  const path = 'certificate.expires';
  const typed = fields.certificate.expires;
  if (typed === 'long-term') return [];
  if (typed === '') return [atField('expiry-date-missing', path)];
  const { date } = readDate(typed);
  const form = dateForm(path, typed);
  if (date === undefined) return form;
  const from = readDate(fields.certificate.issued).date;
  if (from !== undefined && date <= from) return [...form, atField('expiry-before-issue', path)];
  if (date < today) return [...form, atField('certificate-expired', path, { data: { date } })];
  const days = daysBetween(today, date);
  return days > target.waiting.beforeExpiryDays
    ? form
    : [...form, atField('certificate-expires-soon', path, { data: { days, date } })];
};

/** A day in another form is offered in the right one; what could be two days, or none, stops. */
const dateForm = (path: 'certificate.issued' | 'certificate.expires', typed: string): Finding[] => {
  if (isCalendarDate(typed)) return [];
  const { date, problem } = readDate(typed);
  return date === undefined
    ? [atField('date-form', path, { data: { why: problem } })]
    : [withRepair('date-form', path, typed, date, { data: { why: 'other-form' }, level: 'warn' })];
};
