/** What stands on the papers twice, against itself and against the typed number. */

import type { CertificateType } from '../certificate/type.ts';
import { isCalendarDate } from '../date/calendar-date.ts';
import { type Finding, finding } from '../finding/finding.ts';
import { checkNumber } from '../number/check-number.ts';
import { isYes } from '../question/answer.ts';
import type { ScanReading } from '../reading/reading.ts';
import { divisionsNamed, divisionText } from '../region/divisions.ts';
import type { TemplateFields } from '../template/fields.ts';
import { qrCodes, type ReadScan, witnessesOf, zoneOf } from './read-witness.ts';
import { atField } from './rule.ts';
import { isCardSpan } from './validity-rules.ts';

export const readTwiceRules = (
  fields: TemplateFields,
  scans: readonly ReadScan[],
  today: string,
): Finding[] => [
  ...birthAndSex(fields, scans),
  ...authority(fields, scans),
  ...scans.flatMap((scan) => [...qr(scan), ...zone(scan, today)]),
];

const birthTypes: readonly string[] = ['SFZ', 'GAJZZ', 'TWJZZ'] satisfies CertificateType[];

/** R46: where the number itself was read, that says more; so this speaks only while it was not. */
const birthAndSex = ({ certificate }: TemplateFields, scans: readonly ReadScan[]): Finding[] => {
  const { type, number } = certificate;
  if (type === '' || !birthTypes.includes(type)) return [];
  const report = checkNumber(type, number);
  const isRead = witnessesOf(scans, 'number').some(({ value: { state } }) => state !== 'doubtful');
  if (!report.valid || report.compact.length !== 18 || isRead) return [];
  const at = 'certificate.number';
  const [birth, sex] = (['birthDate', 'sex'] as const).map((field) =>
    witnessesOf(scans, field).find(({ value }) => value.state === 'certain'),
  );
  const own = report.parts['birthDate'] ?? '';
  if (birth && isCalendarDate(own) && birth.value.value !== own)
    return [
      atField('read-birth-differs', at, {
        data: { printed: birth.value.value, date: own },
        ...(birth.printed && { printed: birth.printed }),
      }),
    ];
  const wanted = report.parts['sex'] === 'male' ? '男' : '女';
  return sex && sex.value.value !== wanted
    ? [atField('read-sex-differs', at, sex.printed ? { printed: sex.printed } : {})]
    : [];
};

/** Whether the days that were read go together; those of a resident ID card that do not were misread. */
export const validSpan = ({ fields: { issued, expires } }: ScanReading, paper: string): boolean =>
  paper !== 'SFZ' || !issued || !expires || isCardSpan(issued.value, expires.value);

const municipality = /^(?:11|12|31|50)/;

/** R23, R43: the place that the authority names is known, and lies elsewhere than the number begins. */
const authority = (fields: TemplateFields, scans: readonly ReadScan[]): Finding[] => {
  const { type, number } = fields.certificate;
  const report = type === 'SFZ' ? checkNumber(type, number) : null;
  if (!report?.valid || report.compact.length !== 18 || isYes(fields.questions.residenceMoved)) return [];
  const found = witnessesOf(scans, 'authority').find(({ value }) => value.state === 'certain');
  const place =
    found && /^.{1,10}?(?:自治州|自治县|自治旗|地区|市|县|区|旗|盟)/u.exec(found.value.value)?.[0];
  const named = place ? divisionsNamed(place) : [];
  const own = report.compact.slice(0, municipality.test(report.compact) ? 2 : 4);
  const isThere = named.some(
    ({ code }) => code.startsWith(own) || own.startsWith(code.replace(/(?:00){1,2}$/, '')),
  );
  if (!found || named.length === 0 || isThere) return [];
  return [
    atField('read-authority-elsewhere', 'questions.residenceMoved', {
      data: { authority: found.value.value, region: divisionText(report.compact.slice(0, 6)) },
      ...(found.printed && { printed: found.printed }),
    }),
  ];
};

/** R46: what the register's code says and what is printed must be one number. */
const qr = ({ id, reading }: ReadScan): Finding[] => {
  const printed = reading.fields.number;
  const code = qrCodes(reading)[0];
  if (!code || printed?.state !== 'certain' || printed.value.length !== 18 || printed.value === code)
    return [];
  return [
    finding(
      'read-qr-differs',
      { picture: 'scan', scanId: id },
      { data: { printed: printed.value, qr: code } },
    ),
  ];
};

/** R25: days of print and zone, both sure. */
const zone = ({ id, reading }: ReadScan, today: string): Finding[] => {
  const facts = reading.paper === 'HZ' ? zoneOf(reading, today) : null;
  if (!facts) return [];
  return (['birthDate', 'expires'] as const).flatMap((field) => {
    const printed = reading.fields[field];
    if (facts[field] === '' || printed?.state !== 'certain' || printed.value === facts[field]) return [];
    const data = { printed: printed.value, zone: facts[field] };
    return [finding('read-zone-differs', { picture: 'scan', scanId: id }, { data })];
  });
};
