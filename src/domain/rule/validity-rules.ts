/** The days of a certificate against each other and against the birth date in its number (R27, R22; resident ID card law, art. 5). */
import { isCalendarDate } from '../date/calendar-date.ts';
import { readDate } from '../date/read-date.ts';
import type { Finding } from '../finding/finding.ts';
import { checkNumber } from '../number/check-number.ts';
import type { TemplateFields } from '../template/fields.ts';
import { atField, type Rule } from './rule.ts';

export const validityRules: Rule = ({ fields }, _target, today) => {
  const birth = birthOf(fields, today);
  return [...bornAfterIssue(fields, birth), ...span(fields, birth)];
};

/** Day of birth that a good number holds; `''` where it holds none. */
const birthOf = ({ certificate: { type, number } }: TemplateFields, today: string): string => {
  // Only these hold the whole year, so that nothing is guessed.
  if (type !== 'SFZ' && type !== 'GAJZZ' && type !== 'TWJZZ') return '';
  const report = checkNumber(type, number, { today });
  const birth = report.valid && report.compact.length === 18 ? report.parts['birthDate'] : '';
  return birth && isCalendarDate(birth) ? birth : '';
};

/** Either the number or the day is wrong. On the very day of birth, the birth date was most likely typed as the issue date. */
const bornAfterIssue = ({ certificate }: TemplateFields, birth: string): Finding[] => {
  const { date } = readDate(certificate.issued);
  if (birth === '' || date === undefined || date > birth) return [];
  return [
    atField('issued-before-birth', 'certificate.issued', {
      data: { date, birth },
      level: date < birth ? 'stop' : 'warn',
    }),
  ];
};

/** Years of validity of resident ID cards, and the age at issue from which they are given. */
const spans = [
  { years: 5, from: 0 },
  { years: 10, from: 16 },
  { years: 20, from: 26 },
] as const;
const endlessFrom = 46;

/** The span of two days, both YYYY-MM-DD; `undefined` where no card has it. Without end, `years` is infinite. */
const spanOf = (issued: string, expires: string): { years: number; from: number } | undefined => {
  if (expires === 'long-term') return { years: Number.POSITIVE_INFINITY, from: endlessFrom };
  return spans.find(({ years }) => {
    const [year, ...rest] = issued.split('-');
    const same = [String(Number(year) + years), ...rest].join('-');
    // Issued on a leap day, a card ends on the last of February or the first of March.
    return (
      same === expires ||
      (issued.endsWith('-02-29') && /-(?:02-28|03-01)$/.test(expires) && expires.startsWith(same.slice(0, 4)))
    );
  });
};

/** Temporary cards are good for three months (measures for temporary resident ID cards), from any day to its like. */
const isTemporary = (issued: string, expires: string): boolean => {
  const days = (Date.parse(expires) - Date.parse(issued)) / 86_400_000;
  return days >= 88 && days <= 93;
};

/** Whether a resident ID card can have both days. */
export const isCardSpan = (issued: string, expires: string): boolean => spanOf(issued, expires) !== undefined;

/** Whole years from one day to another. */
const ageOn = (birth: string, day: string): number =>
  Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (day.slice(5) < birth.slice(5) ? 1 : 0);

/** Cards are applied for before they are issued, and a birthday may lie between: a year is let pass. */
const leeway = 1;

const span = ({ certificate }: TemplateFields, birth: string): Finding[] => {
  const { type, issued, expires } = certificate;
  if (type !== 'SFZ' || !isCalendarDate(issued)) return [];
  if (expires !== 'long-term' && (!isCalendarDate(expires) || expires <= issued)) return [];
  if (isTemporary(issued, expires)) return [];
  const found = spanOf(issued, expires);
  const path = 'certificate.expires';
  if (!found) return [atField('certificate-span-unusual', path, { data: { issued, expires } })];
  const age = birth === '' || birth >= issued ? endlessFrom : ageOn(birth, issued);
  return age + leeway >= found.from
    ? []
    : [atField('certificate-span-age', path, { data: { age, from: found.from } })];
};
