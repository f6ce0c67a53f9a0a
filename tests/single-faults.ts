/** One thing wrong in an otherwise good dossier, and the one finding that says so. `docs/rules.md` lists them. */
import type { FindingCode } from '#domain/finding/finding';
import { type GoodDossier, pictureOf, scanOf } from './dossiers.ts';
import { examples } from './examples.ts';
import { type Edit, withReading } from './finding-rows.ts';

export type SingleFault = {
  readonly what: string;
  readonly on: GoodDossier;
  readonly edit: Edit;
  readonly finds: FindingCode;
};

const fault = (what: string, on: GoodDossier, edit: Edit, finds: FindingCode): SingleFault => ({
  what,
  on,
  edit,
  finds,
});
const named = (zh: string) => ({ 'holder.zh': zh, 'certificate.name': zh });
const output =
  (bytes: number): Edit =>
  (dossier) => ({ ...dossier, picture: pictureOf(dossier.scans, { bytes }) });

export const singleFaults: readonly SingleFault[] = [
  fault(
    'letter O for a zero in the ID number',
    'person',
    { 'certificate.number': '1101O519491231002X' },
    'number-character',
  ),
  fault(
    'last digit of the ID number missing',
    'person',
    { 'certificate.number': '11010519491231002' },
    'number-length',
  ),
  fault(
    'two digits of the ID number swapped',
    'person',
    { 'certificate.number': '11010519491231020X' },
    'number-check-digit',
  ),
  fault(
    '31 February in the ID number',
    'person',
    { 'certificate.number': '110105194902310026' },
    'number-birth-date',
  ),
  fault(
    'ID number typed with spaces',
    'person',
    { 'certificate.number': '110105 19491231 002X' },
    'number-form',
  ),
  fault(
    'ID number of the old 15 digits',
    'person',
    { 'certificate.number': '110105491231002' },
    'number-old-form',
  ),
  fault('no number', 'person', { 'certificate.number': '' }, 'number-missing'),
  fault(
    '8 for B in the credit code',
    'company',
    { 'certificate.number': '91330106MA27Y4U47T' },
    'number-check-digit',
  ),
  fault(
    'copy count after the credit code',
    'company',
    { 'certificate.number': '91330106MA27Y4U47R(1-1)' },
    'number-duplicate-tail',
  ),
  fault(
    'registration number instead of the credit code',
    'company',
    { 'certificate.number': '110108000000016' },
    'number-credit-code-wanted',
  ),
  fault(
    "a company's code on a public institution's paper",
    'institution',
    { 'certificate.number': '91330106MA27Y4U47R' },
    'number-prefix-other-type',
  ),
  fault(
    'travel permit number with a wrong letter',
    'hongKong',
    { 'certificate.number': 'Z12345678' },
    'number-form-wrong',
  ),
  fault('0 for a number that the licence prints', 'company', { 'certificate.number': '0' }, 'number-zero'),
  fault(
    'machine-readable line pasted as passport number',
    'foreigner',
    { 'certificate.number': 'L898902C36UTO7408122F1204159ZE184226B<<<<<10' },
    'number-mrz-line',
  ),
  fault(
    'another person on the certificate',
    'person',
    { 'certificate.name': '样例乙' },
    'name-differs-from-certificate',
  ),
  fault(
    'a look-alike character in the name',
    'person',
    { 'certificate.name': '样例申' },
    'name-characters-confused',
  ),
  fault('short company name', 'company', { 'holder.zh': '样例网络公司' }, 'name-shortened'),
  fault('spaces in a Chinese name', 'person', named('样 例 甲'), 'name-spaces'),
  fault('kana for a Chinese character', 'company', named('样例网络科技有限公ロ'), 'name-look-alike'),
  fault('mixed brackets', 'company', named('样例（上海)有限公司'), 'name-brackets-mixed'),
  fault(
    'an invisible character in the address',
    'person',
    { 'address.zh': '西湖区样例路\u200b1号' },
    'field-invisible-character',
  ),
  fault('accents in a foreign name', 'foreigner', { 'contact.en': 'SÄMPLE WEI MING' }, 'name-accents'),
  fault('middle dot in the Latin name', 'person', { 'contact.en': 'Yang·Lijia' }, 'name-special-marks'),
  fault('Chinese in the Latin field', 'person', { 'contact.en': '样例甲' }, 'name-latin-expected'),
  fault('Latin name that is no reading', 'person', { 'holder.en': 'Yang Lijian' }, 'name-pinyin-differs'),
  fault(
    'a digit of the mobile number missing',
    'person',
    { 'phone.number': '1380000000' },
    'phone-mobile-length',
  ),
  fault('an ending that does not exist', 'person', { email: 'yangli@gmail.con' }, 'email-domain-slip'),
  fault('a word for nothing as address', 'person', { 'address.en': 'N/A' }, 'field-placeholder'),
  fault(
    'seventeen years of validity',
    'person',
    { 'certificate.expires': '2033-03-08' },
    'certificate-span-unusual',
  ),
  fault('a postal code that nobody has', 'person', { postalCode: '000000' }, 'postal-code-unknown'),
  fault('the address of another city', 'person', { 'address.zh': '宁波市样例路1号' }, 'address-elsewhere'),
  fault('no e-mail', 'person', { email: '' }, 'field-missing'),
  fault('e-mail without a suffix', 'person', { email: 'yangli@example' }, 'email-form'),
  fault('e-mail not verified', 'person', { emailVerified: false }, 'email-not-verified'),
  fault('area code as country code', 'person', { 'phone.country': '0571' }, 'phone-country'),
  fault('words as phone extension', 'person', { 'phone.extension': '无' }, 'phone-extension'),
  fault("another city's landline", 'person', { 'phone.number': '025-83000000' }, 'phone-area'),
  fault("another province's postal code", 'person', { postalCode: '210000' }, 'postal-code-place'),
  fault(
    "another province's city",
    'person',
    { 'city.zh': '南京市', 'city.en': 'Nanjing' },
    'city-other-province',
  ),
  fault(
    'passport for a mainland citizen',
    'person',
    { 'certificate.type': 'HZ', 'certificate.number': 'E12345678' },
    'certificate-type-region',
  ),
  fault(
    'person with a business licence',
    'person',
    { 'certificate.type': 'YYZZ', 'certificate.number': '91330106MA27Y4U47R' },
    'certificate-type-other-holder',
  ),
  fault('no certificate type', 'person', { 'certificate.type': '' }, 'certificate-type-missing'),
  fault(
    'special occupation with a resident ID',
    'person',
    { 'questions.specialOccupation': 'yes' },
    'occupation-other-paper',
  ),
  fault(
    'certificate nine days old',
    'company',
    { 'certificate.issued': '2026-11-14' },
    'issued-too-recently',
  ),
  fault(
    'certificate issued tomorrow',
    'company',
    { 'certificate.issued': '2026-11-24' },
    'issue-date-future',
  ),
  fault(
    'certificate expired yesterday',
    'company',
    { 'certificate.expires': '2026-11-22' },
    'certificate-expired',
  ),
  fault(
    'certificate about to expire',
    'company',
    { 'certificate.expires': '2026-12-23' },
    'certificate-expires-soon',
  ),
  fault('expiry before issue', 'person', { 'certificate.expires': '2016-03-08' }, 'expiry-before-issue'),
  fault('a date that could be two', 'person', { 'certificate.issued': '05/06/2021' }, 'date-form'),
  fault('household moved, no proof', 'reissued', { 'questions.residenceMoved': 'yes' }, 'proof-missing'),
  fault('seal incomplete', 'company', { 'questions.sealComplete': 'no' }, 'seal-incomplete'),
  fault('photo of a copy', 'person', { 'questions.originalShown': 'no' }, 'picture-not-of-original'),
  fault(
    'name unlike the ICP filing',
    'company',
    { 'questions.icpFiling': 'yes', 'filing.name': '样例网络科技' },
    'filing-name-differs',
  ),
  fault('card renewed, one side only', 'person', { 'questions.cardReissued': 'yes' }, 'picture-side-missing'),
  fault('no picture', 'person', (dossier) => ({ ...dossier, scans: [], picture: null }), 'picture-missing'),
  fault('picture not made', 'person', (dossier) => ({ ...dossier, picture: null }), 'picture-not-prepared'),
  fault(
    'a scan added after the picture',
    'person',
    (dossier) => ({ ...dossier, scans: [...dossier.scans, scanOf('late')] }),
    'picture-outdated',
  ),
  fault('picture of 40 KB', 'person', output(40_960), 'picture-under-minimum'),
  fault('picture of 1.2 MB', 'person', output(1_200_000), 'picture-over-maximum'),
  fault('domain with a hyphen at its end', 'person', { domains: ['yangli-.cn'] }, 'domain-form'),
  fault('domain listed twice', 'person', { domains: ['yangli.cn', 'YANGLI.cn'] }, 'domain-duplicate'),
  fault(
    'Chinese label under .com.cn',
    'person',
    { domains: ['样例.com.cn'] },
    'domain-suffix-without-chinese',
  ),
  fault(
    'name of the state in the domain',
    'person',
    { domains: ['china-yangli.cn'] },
    'domain-reserved-word',
  ),
  fault('a known mark in the domain', 'person', { domains: ['taobao-yangli.cn'] }, 'domain-of-others'),
  fault(
    "another person's card as the scan",
    'person',
    withReading({ fields: { number: '110101199003078670' } }),
    'read-number-differs',
  ),
  fault(
    'a character unlike the paper',
    'person',
    withReading({ fields: { name: '样例申' } }),
    'read-name-differs',
  ),
  fault('a licence as the scan of a person', 'person', withReading({ paper: 'YYZZ' }), 'read-paper-differs'),
  fault(
    'a household register as the scan',
    'person',
    withReading({ paper: '', foreign: 'household-register' }),
    'read-paper-foreign',
  ),
  ...examples.map(({ what, on, fires, code }) => fault(what, on, fires, code)),
];
