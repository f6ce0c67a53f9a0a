/**
 * Every finding the rules can raise, both ways: an edit of a good dossier that must raise it, on dossiers that do not. The
 * catalogue's rows name the requirements and failures; reference §6.4 and §5 are the sources.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingCatalogue, findingCodes } from '#domain/finding/catalogue';
import type { FindingCode } from '#domain/finding/finding';
import { finding } from '#domain/finding/finding';
import { pictureFindings } from '#domain/finding/picture-findings';
import { checkTemplate, type Dossier } from '#domain/rule/check-template';
import type { TargetPack } from '#domain/target/target';
import {
  blankFields,
  type FieldPath,
  readField,
  type TemplateFields,
  writeField,
} from '#domain/template/fields';
import {
  type GoodDossier,
  goodDossiers,
  pictureOf,
  readTarget,
  scanOf,
  targetIds,
  today,
} from './dossiers.ts';

const strict = readTarget('strict');
const check = (dossier: Dossier, target: TargetPack = strict, day: string = today) =>
  checkTemplate(dossier, target, day);
const codesOf = (dossier: Dossier, target?: TargetPack, day?: string): FindingCode[] =>
  check(dossier, target, day).map((entry) => entry.code);

type Edit = Partial<Record<FieldPath, unknown>> | ((dossier: Dossier) => Dossier);
type Row = readonly [
  code: FindingCode,
  on: GoodDossier,
  edit: Edit,
  more?: { target?: Partial<TargetPack['fields']> | TargetPack; day?: string },
];

const apply = (dossier: Dossier, edit: Edit): Dossier => {
  if (typeof edit === 'function') return edit(dossier);
  let { fields } = dossier;
  for (const [path, value] of Object.entries(edit)) fields = writeField(fields, path as FieldPath, value);
  return { ...dossier, fields };
};
const withPicture =
  (output: Parameters<typeof pictureOf>[1]): Edit =>
  (dossier) => ({ ...dossier, picture: pictureOf(dossier.scans, output) });

const rows: readonly Row[] = [
  ['number-missing', 'person', { 'certificate.number': '' }],
  ['number-form', 'person', { 'certificate.number': '110105 19491231 002x' }],
  ['number-form', 'person', { 'certificate.number': '１１０１０５１９４９１２３１００２Ｘ' }],
  ['number-form', 'person', { 'certificate.number': '1101\u200b0519491231002X' }],
  ['number-character', 'person', { 'certificate.number': '1101O519491231002X' }],
  ['number-length', 'person', { 'certificate.number': '11010519491231002' }],
  ['number-check-digit', 'person', { 'certificate.number': '110105194912310021' }],
  ['number-check-digit', 'company', { 'certificate.number': '91330106MA27Y4U47T' }],
  ['number-inner-check-digit', 'company', { 'certificate.number': '91330106MA27Y4U57P' }],
  ['number-birth-date', 'person', { 'certificate.number': '110105194913310021' }],
  ['number-division-unknown', 'person', { 'certificate.number': '990105194912310024' }],
  ['number-category-unknown', 'company', { 'certificate.number': 'B1330106MA27Y4U47Q' }],
  ['number-prefix-other-type', 'institution', { 'certificate.type': 'YYZZ' }],
  ['number-duplicate-tail', 'company', { 'certificate.number': '91330106MA27Y4U47R(1-1)' }],
  ['number-old-form', 'person', { 'certificate.number': '110105491231002' }],
  ['number-credit-code-wanted', 'company', { 'certificate.number': '110108000000016' }],
  ['number-form-unusual', 'foreigner', { 'certificate.number': '12' }],
  ['number-form-wrong', 'hongKong', { 'certificate.number': 'Z12345678' }],
  ['number-mrz-line', 'foreigner', { 'certificate.number': 'L898902C36UTO7408122F1204159ZE184226B<<<<<10' }],
  [
    'number-mrz-check-digit',
    'foreigner',
    { 'certificate.number': 'L898902C46UTO7408122F1204159ZE184226B<<<<<10' },
  ],
  ['number-zero', 'company', { 'certificate.number': '0' }],
  ['number-none-printed', 'overseasCompany', (dossier) => dossier],

  ['field-missing', 'person', { email: '' }],
  ['field-missing', 'person', { 'holder.zh': '  ' }],
  ['field-length', 'person', { 'holder.zh': '甲' }],
  ['field-invisible-character', 'person', { 'holder.zh': '样例\u200b甲' }],
  ['field-invisible-character', 'person', { 'address.zh': '西湖区样例路1号\ue000' }],
  ['field-stray-spaces', 'person', { 'address.en': ' 1 Yangli  Road' }],

  ['name-spaces', 'person', { 'holder.zh': '样 例 甲' }],
  [
    'name-brackets',
    'company',
    { 'holder.zh': '样例(上海)公司', 'certificate.name': '样例(上海)公司' },
    { target: { brackets: 'full-width' } },
  ],
  [
    'name-brackets',
    'company',
    { 'holder.zh': '样例（上海）公司', 'certificate.name': '样例（上海）公司' },
    { target: { brackets: 'half-width' } },
  ],
  [
    'name-brackets',
    'company',
    { 'holder.zh': '样例(上海)公司', 'certificate.name': '样例(上海)公司', 'flags.icpFiling': true },
  ],
  [
    'name-brackets-mixed',
    'company',
    { 'holder.zh': '样例（上海)公司', 'certificate.name': '样例（上海)公司' },
  ],
  ['name-differs-from-certificate', 'person', { 'certificate.name': '样例乙' }],
  ['name-form-differs', 'foreigner', { 'certificate.name': 'Sample Wei Ming' }],
  [
    'name-without-han',
    'person',
    { 'holder.zh': 'Yang Lijia', 'certificate.name': 'Yang Lijia' },
    { target: { holderNeedsHan: true } },
  ],
  ['name-expected-han', 'person', { 'holder.zh': 'Yang Lijia', 'certificate.name': 'Yang Lijia' }],
  ['name-latin-expected', 'person', { 'holder.en': '样例甲' }],
  ['name-special-marks', 'person', { 'holder.en': 'Yang·Lijia' }],
  ['name-accents', 'foreigner', { 'holder.en': 'SÄMPLE WEI MING' }],
  ['name-abbreviated', 'foreigner', { 'holder.en': 'SAMPLE W. M.' }],
  ['name-overseas-same', 'foreigner', { 'holder.zh': 'SAMPLE MING WEI' }],
  ['name-look-alike', 'person', { 'holder.zh': '样例カ', 'certificate.name': '样例カ' }],

  ['email-form', 'person', { email: 'yangli@example' }],
  ['email-form', 'person', { email: 'yangli＠example.cn' }],
  ['email-not-verified', 'person', { emailVerified: false }],
  ['phone-form', 'person', { 'phone.number': '1380000000a' }],
  ['phone-form', 'person', { 'phone.number': '123' }],
  ['phone-country', 'person', { 'phone.country': '0571' }],
  ['phone-extension', 'person', { 'phone.extension': '#12' }],
  ['postal-code-form', 'person', { postalCode: '3100' }],
  ['country-unknown', 'person', { country: 'ZZ' }],
  ['province-form', 'person', { 'province.zh': '浙江' }, { target: { province: 'full' } }],
  ['province-form', 'person', {}, { target: { province: 'bare' } }],
  ['address-short', 'person', { 'address.zh': '西湖区样例路' }],

  ['certificate-type-missing', 'person', { 'certificate.type': '' }],
  ['certificate-type-other-holder', 'person', { holderKind: 'organization' }],
  ['certificate-type-region', 'person', { country: 'US' }],
  ['certificate-type-nationality', 'person', { 'certificate.nationality': 'US' }],
  ['certificate-type-target', 'person', {}, { target: { ...strict, codes: { HZ: 'HZ' } } }],
  ['certificate-military-unit', 'company', { 'certificate.type': 'BDDM' }],
  ['occupation-other-paper', 'person', { 'flags.specialOccupation': true }],
  ['certificate-name-missing', 'person', { 'certificate.name': '' }],
  ['issue-date-missing', 'person', { 'certificate.issued': '' }],
  ['issue-date-future', 'person', { 'certificate.issued': '2026-11-24' }],
  // R22: issued on the 14th, ten days later is the 24th.
  ['issued-too-recently', 'person', { 'certificate.issued': '2026-11-14' }],
  ['date-form', 'person', { 'certificate.issued': '18/06/2021' }],
  ['date-form', 'person', { 'certificate.expires': '2021-02-30' }],
  ['expiry-date-missing', 'person', { 'certificate.expires': '' }],
  ['expiry-before-issue', 'person', { 'certificate.expires': '2016-03-08' }],
  ['certificate-expired', 'person', { 'certificate.expires': '2026-11-22' }],
  ['certificate-expires-soon', 'person', { 'certificate.expires': '2026-12-23' }],

  ['domain-form', 'person', { domains: ['-bad-.cn'] }],
  ['domain-form', 'person', { domains: ['nodot'] }],
  ['domain-form', 'person', { domains: [`${'a'.repeat(64)}.cn`] }],
  ['domain-form', 'person', { domains: [`${'样'.repeat(60)}.cn`] }],
  ['domain-duplicate', 'person', { domains: ['a.cn', 'A.CN'] }],
  ['domain-reserved-word', 'person', { domains: ['china-shop.cn'] }],

  ['picture-missing', 'person', (dossier) => ({ ...dossier, scans: [], picture: null })],
  ['picture-not-prepared', 'person', (dossier) => ({ ...dossier, picture: null })],
  ['picture-outdated', 'person', (dossier) => ({ ...dossier, scans: [...dossier.scans, scanOf('new')] })],
  [
    'picture-side-missing',
    'hongKong',
    (dossier) => ({
      ...dossier,
      scans: dossier.scans.slice(0, 1),
      picture: pictureOf(dossier.scans.slice(0, 1)),
    }),
  ],
  ['picture-side-missing', 'person', { 'flags.cardReissued': true }],
  [
    'picture-format-not-accepted',
    'person',
    withPicture({ type: 'bmp', extension: 'bmp' }),
    { target: readTarget('cnnic-advice') },
  ],
  ['picture-under-minimum', 'person', withPicture({ bytes: 56_319 })],
  ['picture-over-maximum', 'person', withPicture({ bytes: 1_000_001 })],
  ['picture-outside-aim', 'person', withPicture({ bytes: 600_000 })],
];

/** Raised where bytes are read or made, and carried by scans and pictures; their own tests are in core/imaging. */
const fromBytes = new Set<FindingCode>([
  'picture-not-a-picture',
  'picture-empty-file',
  'picture-format-not-read',
  'picture-damaged',
  'picture-too-many-pixels',
  'picture-file-too-large',
  'picture-extension-false',
  'picture-several-pages',
  'picture-colour-converted',
  'picture-depth-reduced',
  'picture-alpha-flattened',
  'picture-not-cropped',
  'picture-corners-unusable',
  'picture-corner-on-frame',
  'picture-cannot-reach-minimum',
  'picture-cannot-fit-maximum',
  'picture-too-few-pixels',
  'picture-low-resolution',
  'picture-flipped',
]);
/** Raised by numbers whose vectors and properties have tables of their own. */
const inNumberTables = new Set<FindingCode>(['number-nationality-unknown', 'number-of-other-paper']);

const targetFor = (more: Row[3]): TargetPack => {
  const target = more?.target;
  if (!target) return strict;
  return 'id' in target ? target : { ...strict, fields: { ...strict.fields, ...target } };
};

describe('each finding', () => {
  it.each(rows.map((row) => [row[0], row[1], JSON.stringify(row[2]) ?? 'edit', row] as const))(
    '%s on %s %s',
    (code, on, _, [, , edit, more]) => {
      const good = goodDossiers[on];
      expect(codesOf(apply(good, edit), targetFor(more), more?.day)).toContain(code);
      if (code !== 'number-none-printed' && !more?.target) expect(codesOf(good)).not.toContain(code);
    },
  );

  it('is in the table, or raised where the bytes are', () => {
    const tabled = new Set(rows.map(([code]) => code));
    expect(
      findingCodes.filter((code) => !tabled.has(code) && !fromBytes.has(code) && !inNumberTables.has(code)),
    ).toEqual([]);
    for (const code of fromBytes) expect(Object.keys(pictureFindings)).toContain(code);
  });

  it('that bytes gave stays with its scan and its picture', () => {
    for (const code of fromBytes) {
      const good = goodDossiers.person;
      const carried = finding(code, { picture: 'scan' });
      const scans = good.scans.map((scan) => ({ ...scan, findings: [carried] }));
      expect(codesOf({ ...good, scans })).toContain(code);
    }
  });
});

describe('good dossiers', () => {
  it.each(Object.keys(goodDossiers) as GoodDossier[])(
    '%s is stopped by no target that takes its paper',
    (name) => {
      for (const id of targetIds) {
        const target = readTarget(id);
        const { type } = goodDossiers[name].fields.certificate;
        if (type === '' || !(type in target.codes)) continue;
        const { province } = target.fields;
        const fields =
          province === 'bare'
            ? writeField(
                goodDossiers[name].fields,
                'province.zh',
                goodDossiers[name].fields.province.zh.replace('省', ''),
              )
            : goodDossiers[name].fields;
        const stops = check({ ...goodDossiers[name], fields }, target).filter(
          (entry) => entry.level === 'stop',
        );
        expect(stops.map((entry) => [id, entry.code, entry.at])).toEqual([]);
      }
    },
  );

  it('wait ten days to the day, and warn thirty days before the end', () => {
    const on = (issued: string) => codesOf(apply(goodDossiers.person, { 'certificate.issued': issued }));
    expect(on('2026-11-13')).not.toContain('issued-too-recently');
    expect(on('2026-11-14')).toContain('issued-too-recently');
    const until = (expires: string) =>
      codesOf(apply(goodDossiers.person, { 'certificate.expires': expires }));
    expect(until('2026-12-24')).toEqual([]);
    expect(until('2026-12-23')).toContain('certificate-expires-soon');
    expect(until('2026-11-23')).toContain('certificate-expires-soon');
    expect(until('2026-11-22')).toContain('certificate-expired');
    expect(until('long-term')).toEqual([]);
  });
});

describe('repairs', () => {
  it.each(rows.map((row) => [row[0], row[1], row] as const))(
    'of %s on %s take their finding away and bring no new stop',
    (code, _, [, on, edit, more]) => {
      const spoilt = apply(goodDossiers[on], edit);
      const target = targetFor(more);
      const before = check(spoilt, target);
      for (const raised of before.filter((entry) => entry.code === code))
        for (const { field, from, to } of raised.repairs) {
          expect(readField(spoilt.fields, field)).toBe(from);
          const after = check({ ...spoilt, fields: writeField(spoilt.fields, field, to) }, target);
          const same = after.filter(
            (entry) => entry.code === code && JSON.stringify(entry.at) === JSON.stringify(raised.at),
          );
          expect(
            same.map((entry) => entry.data),
            `${field} → ${to}`,
          ).toEqual([]);
          const known = new Set(before.map((entry) => entry.code));
          const fresh = after
            .filter((entry) => entry.level === 'stop' && !known.has(entry.code))
            .map((entry) => entry.code);
          // What was put right may now disagree with what was wrong beside it: the type, its sides, the name on the paper.
          const follows = /^(number-|certificate-type|picture-side|name-differs)/;
          expect(fresh.filter((entry) => !follows.test(entry))).toEqual([]);
        }
    },
  );
});

describe('checkTemplate', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('', '样例甲', '11010519491231002X', '2026-02-30', 'ａ＠ｂ．ｃｎ'),
  );
  const fields: fc.Arbitrary<TemplateFields> = fc
    .dictionary(fc.constantFrom(...leaves(blankFields)), text, { maxKeys: 12 })
    .map((values) => {
      let made: TemplateFields = blankFields;
      for (const [path, value] of Object.entries(values))
        if (typeof readField(made, path as FieldPath) === 'string')
          made = writeField(made, path as FieldPath, value);
      return made;
    });

  it('takes any text in any field, says the same twice, worst first, from the catalogue', () => {
    fc.assert(
      fc.property(fields, fc.constantFrom(...targetIds), (made, id) => {
        const dossier = { ...goodDossiers.person, fields: made };
        const target = readTarget(id);
        const found = check(dossier, target);
        expect(check(dossier, target)).toEqual(found);
        const order = found.map((entry) => ['stop', 'warn', 'note'].indexOf(entry.level));
        expect(order).toEqual([...order].sort());
        for (const entry of found) expect(entry.requirements).toBe(findingCatalogue[entry.code].requirements);
      }),
      { numRuns: 150 },
    );
  });
});

function leaves(value: object, lead = ''): string[] {
  return Object.entries(value).flatMap(([key, entry]) =>
    typeof entry === 'object' && !Array.isArray(entry)
      ? leaves(entry as object, `${lead}${key}.`)
      : [`${lead}${key}`],
  );
}
