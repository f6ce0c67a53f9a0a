/** Edits of good dossiers, each with the finding that it must raise (reference §6.4 for the rules, §5 for what they foresee). */
import type { FindingCode } from '#domain/finding/finding';
import type { CellPath } from '#domain/merge/cells';
import { wholePicture } from '#domain/plan/corners';
import type { Corners } from '#domain/plan/plan';
import type { Dossier } from '#domain/rule/check-template';
import type { TargetPack } from '#domain/target/target';
import { type FieldPath, writeField } from '#domain/template/fields';
import { type GoodDossier, pictureOf, readTarget, scanOf } from './dossiers.ts';
import { examples } from './examples.ts';
import { readValue, scanReading } from './readings.ts';
import { slipRows } from './slip-rows.ts';

const strict = readTarget('strict');
const volcengine = readTarget('volcengine');

export type Edit = Partial<Record<FieldPath, unknown>> | ((dossier: Dossier) => Dossier);
export type Row = readonly [
  code: FindingCode,
  on: GoodDossier,
  edit: Edit,
  more?: { target?: Partial<TargetPack['fields']> | TargetPack; day?: string },
];

export const apply = (dossier: Dossier, edit: Edit): Dossier => {
  if (typeof edit === 'function') return edit(dossier);
  let { fields } = dossier;
  for (const [path, value] of Object.entries(edit)) fields = writeField(fields, path as FieldPath, value);
  return { ...dossier, fields };
};
/** One scan only, whose papers at these corners make the picture. */
export const oneScanShowing = (dossier: Dossier, papers: readonly (Corners | null)[]): Dossier => {
  const [scan] = dossier.scans;
  if (!scan) throw new Error('a dossier without a scan');
  const picture = pictureOf(papers.map(() => scan));
  const sides = picture.plan.sides.map((side, at) => ({ ...side, corners: papers[at] ?? null }));
  return { ...dossier, scans: [scan], picture: { ...picture, plan: { ...picture.plan, sides } } };
};

const corner = (x: number, y: number): readonly [number, number] => [x, y];
/** A paper on a part of the photo, seen with this confidence, and the whole photo on the picture. */
export const unsureScan = (dossier: Dossier, confidence: number, size = 0.5): Dossier => {
  const end = 0.1 + size;
  const corners: Corners = [corner(0.1, 0.1), corner(end, 0.1), corner(end, end), corner(0.1, end)];
  const scans = dossier.scans.map((scan) => ({
    ...scan,
    facts: { ...scan.facts, papers: [{ corners, confidence }] },
  }));
  return { ...dossier, scans };
};

const inConflict =
  (field: CellPath, ours: unknown, theirs: unknown): Edit =>
  (dossier) => ({ ...dossier, conflicts: [{ field, ours, theirs }] });

const withPicture =
  (output: Parameters<typeof pictureOf>[1]): Edit =>
  (dossier) => ({ ...dossier, picture: pictureOf(dossier.scans, output) });

/** What was read on the first scan. */
export const withReading =
  (given: Parameters<typeof scanReading>[0]): ((dossier: Dossier) => Dossier) =>
  (dossier) => ({
    ...dossier,
    scans: dossier.scans.map((scan, at) => (at === 0 ? { ...scan, reading: scanReading(given) } : scan)),
  });

/** A specimen of another country than the dossier's; number and days are the public specimen's. */
const zoneLine = (country: string): string => `L898902C36${country}7408122F1204159ZE184226B<<<<<10`;
const passportZone = {
  format: 'TD3',
  state: 'certain',
  lines: ['P<SGPSAMPLE<<WEI<MING<<<<<<<<<<<<<<<<<<<<<<<', zoneLine('SGP')],
} as const;

export const rows: readonly Row[] = [
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
    { 'holder.zh': '样例(上海)公司', 'certificate.name': '样例(上海)公司', 'questions.icpFiling': 'yes' },
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
  ['country-unknown', 'person', { country: 'ZZ' }],
  ['country-target', 'hongKong', {}, { target: volcengine }],
  ['contact-name-parts', 'foreigner', {}, { target: volcengine }],
  ['contact-name-parts', 'person', { 'contact.en': 'Yang' }, { target: volcengine }],
  ['province-form', 'person', { 'province.zh': '浙江' }, { target: { province: 'full' } }],
  ['province-form', 'person', {}, { target: { province: 'bare' } }],

  ['certificate-type-missing', 'person', { 'certificate.type': '' }],
  ['certificate-type-other-holder', 'person', { holderKind: 'organization' }],
  ['certificate-type-region', 'person', { country: 'US' }],
  ['certificate-type-nationality', 'person', { 'certificate.nationality': 'US' }],
  ['certificate-type-target', 'person', {}, { target: { ...strict, codes: { HZ: 'HZ' } } }],
  ['certificate-military-unit', 'company', { 'certificate.type': 'BDDM' }],
  ['occupation-other-paper', 'person', { 'questions.specialOccupation': 'yes' }],
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

  // Divisions: none of this code; one that was gone before the holder was born (崇文区, listed until 2009).
  ['number-division-unlisted', 'person', { 'certificate.number': '11019919491231002X' }],
  ['number-division-past', 'person', { 'certificate.number': '110103201501010014' }],
  ['certificate-three-in-one', 'company', { 'certificate.type': 'TYDM' }],

  ['other-desk-differs', 'person', inConflict('holder.zh', '样例甲', '样例乙')],
  ['other-desk-differs', 'person', inConflict('domains/example.cn', null, { name: 'example.cn' })],
  ['other-desk-picture', 'person', inConflict('picture', null, {})],
  ['other-desk-standing', 'person', inConflict('removed', false, true)],
  ['target-missing', 'person', { target: 'nowhere' }],
  ['name-characters-confused', 'person', { 'holder.zh': '样例申' }],
  ['name-characters-confused', 'person', { 'holder.zh': '样例假' }],
  ['name-characters-confused', 'company', { 'holder.zh': '樣例网络科技有限公司' }],
  ['name-shortened', 'company', { 'holder.zh': '样例网络公司' }],
  ['name-traditional', 'person', { 'contact.zh': '樣例甲' }],
  ['name-rare-characters', 'person', { 'contact.zh': '样例𬭎' }],
  ['name-middle-dot', 'person', { 'contact.zh': '阿不都•样例' }],
  ['name-pinyin-differs', 'person', { 'holder.en': 'Yang Lijian' }],
  ['name-case', 'person', {}, { target: { latinCase: 'lower' } }],
  ['province-unknown', 'person', { 'province.zh': '浙江县' }],
  ['city-form', 'person', { 'city.zh': '杭州' }],
  ['city-other-province', 'person', { 'city.zh': '南京市', 'city.en': 'Nanjing' }],
  ['city-unknown', 'person', { 'city.zh': '样例市', 'city.en': 'Yangli' }],
  ['place-latin-differs', 'person', { 'city.en': 'Ningbo' }],
  ['postal-code-place', 'person', { postalCode: '210000' }],
  ['phone-area', 'person', { 'phone.number': '025-83000000' }],
  ['phone-area', 'person', { 'phone.number': '0574-83000000' }],
  ['phone-country', 'hongKong', { 'phone.country': '86', 'phone.number': '13800000000' }],
  ['phone-form', 'hongKong', { 'phone.number': '2000000000' }],

  ['domain-suffix-without-chinese', 'person', { domains: ['样例.com.cn'] }],
  ['domain-variant', 'person', { domains: ['样例.中国', '樣例.中国'] }],
  ['domain-other-registry', 'person', { domains: ['yangli-sample.com'] }],
  ['domain-forbidden-content', 'person', { domains: ['yangli-casino.cn'] }],
  ['domain-of-others', 'person', { domains: ['淘宝样例.cn'] }],
  ['date-form', 'person', { 'certificate.issued': '2021年6月18日' }],
  ['date-form', 'person', { 'certificate.expires': '民国130年6月18日' }],

  ['question-open', 'person', { 'questions.icpFiling': '' }],
  // Answered before this card was issued.
  ['question-open', 'person', { 'questions.cardReissued': 'no 2016-03-07' }],
  ['proof-missing', 'person', { 'questions.residenceMoved': 'yes' }],
  ['proof-missing', 'company', { 'questions.proofAsked': 'yes' }],
  ['seal-incomplete', 'company', { 'questions.sealComplete': 'no' }],
  ['picture-not-of-original', 'person', { 'questions.originalShown': 'no' }],
  ['filing-missing', 'company', { 'questions.icpFiling': 'yes' }],
  ['filing-name-differs', 'company', { 'questions.icpFiling': 'yes', 'filing.name': '样例网络科技公司' }],
  ['filing-type-differs', 'company', { 'questions.icpFiling': 'yes', 'filing.type': 'ORG' }],
  ['filing-number-differs', 'company', { 'questions.icpFiling': 'yes', 'filing.number': '110108000000016' }],

  ['picture-missing', 'person', (dossier) => ({ ...dossier, scans: [], picture: null })],
  ['picture-not-prepared', 'person', (dossier) => ({ ...dossier, picture: null })],
  [
    'picture-scan-lost',
    'person',
    (dossier) => ({
      ...dossier,
      scans: dossier.scans.map((scan, at) => (at === 0 ? { ...scan, damaged: true } : scan)),
    }),
  ],
  [
    'picture-lost',
    'person',
    (dossier) => ({ ...dossier, picture: dossier.picture && { ...dossier.picture, damaged: true } }),
  ],
  ['picture-paper-unsure', 'person', (dossier) => unsureScan(dossier, 0.79)],
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
  // The same paper of the same scan, twice.
  ['picture-side-missing', 'hongKong', (dossier) => oneScanShowing(dossier, [wholePicture, wholePicture])],
  ['picture-side-missing', 'person', { 'questions.cardReissued': 'yes' }],
  [
    'picture-format-not-accepted',
    'person',
    withPicture({ type: 'bmp', extension: 'bmp' }),
    { target: readTarget('cnnic-advice') },
  ],
  ['picture-under-minimum', 'person', withPicture({ bytes: 56_319 })],
  ['picture-over-maximum', 'person', withPicture({ bytes: 1_000_001 })],
  ['picture-outside-aim', 'person', withPicture({ bytes: 600_000 })],

  ['read-number-differs', 'person', withReading({ fields: { number: '110101199003078670' } })],
  [
    'read-value-unsure',
    'person',
    withReading({ fields: { number: readValue('110101199003078670', 'suggested') } }),
  ],
  ['read-name-differs', 'person', withReading({ fields: { name: '样例乙' } })],
  ['read-issued-differs', 'person', withReading({ fields: { issued: '2017-03-08' } })],
  ['read-expires-differs', 'person', withReading({ fields: { expires: '2037-03-08' } })],
  ['read-address-differs', 'person', withReading({ fields: { address: '浙江省杭州市西湖区样本路1号' } })],
  ['read-nationality-differs', 'foreigner', withReading({ paper: 'HZ', mrz: passportZone })],
  ['read-birth-differs', 'person', withReading({ fields: { birthDate: '1949-12-30' } })],
  ['read-sex-differs', 'person', withReading({ fields: { sex: '男' } })],
  [
    'read-qr-differs',
    'company',
    withReading({
      paper: 'YYZZ',
      fields: { number: '91330106MA27Y4U47R' },
      qr: ['http://www.gsxt.gov.cn/index.html?uniscid=91110000600037341L'],
    }),
  ],
  [
    'read-zone-differs',
    'foreigner',
    withReading({ paper: 'HZ', mrz: passportZone, fields: { birthDate: '1974-08-13' } }),
  ],
  ['read-authority-elsewhere', 'person', withReading({ fields: { authority: '杭州市公安局西湖分局' } })],
  ['read-paper-differs', 'person', withReading({ paper: 'YYZZ' })],
  ['read-paper-foreign', 'person', withReading({ paper: '', foreign: 'household-register' })],
  ['read-side-differs', 'person', withReading({ side: 'back' })],
  ...slipRows,
  ...examples.map(({ code, on, fires }): Row => [code, on, fires]),
  ['read-nothing', 'person', withReading({ paper: '', side: null, characters: 0 })],
];
