/**
 * Typed / read / check digit, field by field, and what was read twice against itself (R06, R22, R27, R46, R58). An empty field says
 * nothing here: the form offers what was read. What a person agreed to counts.
 */
import type { Finding, FindingCode, Repair } from '../finding/finding.ts';
import { hasHan } from '../name/name-forms.ts';
import { checkNumber } from '../number/check-number.ts';
import {
  type Comparison,
  compareAddresses,
  compareDays,
  compareHanNames,
  compareLatinNames,
  compareNumbers,
} from '../reading/compare.ts';
import type { ReadValue } from '../reading/reading.ts';
import { countryOfAlpha3 } from '../region/countries.ts';
import { isAgreed } from '../template/agreed.ts';
import { readField, type TemplateFields } from '../template/fields.ts';
import { readTwiceRules, validSpan } from './read-twice-rules.ts';
import {
  certainly,
  certificateScans,
  kindOf,
  qrCodes,
  type ReadScan,
  type Witness,
  witnessesOf,
  witnessOf,
  zoneOf,
} from './read-witness.ts';
import { atField, type Rule } from './rule.ts';

export const readingRules: Rule = (dossier, _target, today) => {
  const scans = certificateScans(dossier);
  if (scans.length === 0) return [];
  const { fields, agreed = {} } = dossier;
  return [
    ...number(fields, scans, today),
    ...name(fields, scans),
    ...days(fields, scans, today),
    ...address(fields, scans),
    ...nationality(fields, scans, today),
    ...readTwiceRules(fields, scans, today),
  ].filter(({ at }) => !('field' in at && isAgreed(agreed, fields, at.field)));
};

/** The first witness decides, unless any other agrees with what was typed. */
const judge = (
  typed: string,
  witnesses: readonly Witness[],
  compare: (typed: string, value: ReadValue) => Comparison,
): { witness: Witness; result: Exclude<Comparison, { kind: 'same' }> } | null => {
  const judged = witnesses.map((witness) => ({ witness, result: compare(typed, witness.value) }));
  const [first] = judged;
  if (!first || judged.some(({ result }) => result.kind === 'same')) return null;
  return first as { witness: Witness; result: Exclude<Comparison, { kind: 'same' }> };
};

const differing = (
  code: FindingCode,
  field: Repair['field'],
  typed: string,
  found: NonNullable<ReturnType<typeof judge>>,
  more: { level?: Finding['level']; repair?: boolean; data?: Finding['data'] } = {},
): Finding => {
  const { witness, result } = found;
  const { value } = witness.value;
  const { positions } = result;
  return atField(code, field, {
    data: { printed: value, ...more.data },
    repairs: more.repair ? [{ field, from: typed, to: value }] : [],
    ...(more.level && { level: more.level }),
    ...(positions.length > 0 && { positions }),
    ...(witness.printed && { printed: witness.printed }),
  });
};

/** What may stand for the number: print, QR code, zone. Print and QR code that differ prove nothing. */
const numberWitnesses = (kind: string, scans: readonly ReadScan[], today: string): Witness[] => {
  const printed = witnessesOf(scans, 'number');
  const qr = scans.flatMap((scan) =>
    qrCodes(scan.reading).map((code) => witnessOf(scan.id, certainly(code))),
  );
  const zones =
    kind === 'HZ'
      ? scans.flatMap((scan) => {
          const zone = zoneOf(scan.reading, today);
          return zone?.number ? [witnessOf(scan.id, certainly(zone.number))] : [];
        })
      : [];
  const isDisputed = qr.some(({ value: code }) =>
    printed.some(
      ({ value }) => value.state === 'certain' && value.value.length === 18 && value.value !== code.value,
    ),
  );
  return isDisputed
    ? []
    : [...printed.filter(({ value }) => value.state === 'certain'), ...qr, ...zones, ...printed];
};

const number = (fields: TemplateFields, scans: readonly ReadScan[], today: string): Finding[] => {
  const typed = fields.certificate.number;
  const kind = kindOf(fields.certificate.type, scans);
  if (typed === '' || kind === '') return [];
  const found = judge(typed, numberWitnesses(kind, scans, today), compareNumbers);
  if (!found) return [];
  const { value, state } = found.witness.value;
  // A number of another kind stands on the paper as well, or it is another paper: that is said elsewhere.
  if (!checkNumber(kind, value).valid) return [];
  const path = 'certificate.number';
  const isTypedGood = checkNumber(kind, typed).valid;
  if (isOfOtherLength(checkNumber(kind, typed).compact, value) && isTypedGood) return [];
  if (state === 'certain') {
    const level = isTypedGood || !hasCheckDigit(value) ? 'warn' : 'stop';
    return [differing('read-number-differs', path, typed, found, { level, repair: true })];
  }
  if (!isTypedGood && state === 'suggested')
    return [differing('read-number-differs', path, typed, found, { repair: true })];
  if (!isTypedGood && found.result.kind === 'differs')
    return [differing('read-number-differs', path, typed, found)];
  // Against a good number a reading that is not sure speaks only by characters that are.
  return isTypedGood && found.result.kind === 'unsure'
    ? []
    : [differing('read-value-unsure', path, typed, found)];
};

/** Papers of the years around 2015 print the old number beside the new one. */
const isOfOtherLength = (compact: string, value: string): boolean => compact.length !== value.length;

/** Eighteen characters, or fifteen digits, end with one; of other numbers only their form is known. */
const hasCheckDigit = (value: string): boolean => value.length === 18 || /^\d{15}$/.test(value);

const name = (fields: TemplateFields, scans: readonly ReadScan[]): Finding[] => {
  const { zh, en } = fields.holder;
  const printed = fields.certificate.name;
  const path = printed !== '' ? 'certificate.name' : zh !== '' ? 'holder.zh' : 'holder.en';
  const typed = printed || zh || en;
  if (typed === '') return [];
  const compare = hasHan(typed) ? compareHanNames : compareLatinNames;
  const witnesses = (['name', 'nameLatin'] as const)
    .flatMap((field) => witnessesOf(scans, field))
    .filter(({ value }) => hasHan(value.value) === hasHan(typed));
  const found = judge(typed, witnesses, compare);
  if (!found || found.result.kind === 'unsure') return [];
  return [
    differing('read-name-differs', path, typed, found, { repair: found.witness.value.state === 'certain' }),
  ];
};

const days = (fields: TemplateFields, scans: readonly ReadScan[], today: string): Finding[] =>
  (['issued', 'expires'] as const).flatMap((field) => {
    const path = `certificate.${field}` as const;
    const typed = String(readField(fields, path));
    if (typed === '') return [];
    const own = scans.filter(({ reading }) => validSpan(reading, reading.paper));
    const zones =
      field === 'expires' && fields.certificate.type === 'HZ'
        ? own.flatMap((scan) => {
            const expires = zoneOf(scan.reading, today)?.expires;
            return expires ? [witnessOf(scan.id, certainly(expires))] : [];
          })
        : [];
    const found = judge(typed, [...zones, ...witnessesOf(own, field)], compareDays);
    if (!found || found.result.kind === 'unsure') return [];
    const isCertain = found.witness.value.state === 'certain';
    return [
      isCertain
        ? differing(`read-${field}-differs`, path, typed, found, { repair: true })
        : differing('read-value-unsure', path, typed, found),
    ];
  });

const address = (fields: TemplateFields, scans: readonly ReadScan[]): Finding[] => {
  const typed = fields.address.zh;
  const found = typed === '' ? null : judge(typed, witnessesOf(scans, 'address'), compareAddresses);
  if (found?.result.kind !== 'differs' || found.witness.value.state !== 'certain') return [];
  return [differing('read-address-differs', 'address.zh', typed, found)];
};

/** By the zone alone: it has codes and check digits. Residents of the regions carry the nationality of the country. */
const nationality = (fields: TemplateFields, scans: readonly ReadScan[], today: string): Finding[] => {
  const typed = fields.certificate.nationality;
  if (fields.certificate.type !== 'HZ' || typed === '') return [];
  const found = scans.flatMap(({ reading }) => {
    const country = countryOfAlpha3(zoneOf(reading, today)?.nationality ?? '');
    return country ? [country] : [];
  });
  const [printed] = found;
  if (!printed || found.includes(typed) || (printed === 'CN' && ['HK', 'MO', 'TW'].includes(typed)))
    return [];
  const path = 'certificate.nationality';
  return [
    atField('read-nationality-differs', path, {
      data: { printed },
      repairs: [{ field: path, from: typed, to: printed }],
    }),
  ];
};
