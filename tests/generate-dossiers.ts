/** Invented whole dossiers of every certificate type: valid-looking numbers, all of them samples, the same for the same seed. */
import { certificateRow, needsBothSides } from '#domain/certificate/table';
import { type CertificateType, certificateTypes } from '#domain/certificate/type';
import { pinyinOf } from '#domain/name/pinyin';
import { creditAlphabet, mod11_2, mod11Organization, mod31 } from '#domain/number/checksums';
import { areaCodesOf } from '#domain/region/area-codes';
import { citiesOf } from '#domain/region/divisions';
import { provincesOfPostalCode } from '#domain/region/postal-codes';
import { provinces } from '#domain/region/provinces';
import type { Dossier } from '#domain/rule/check-template';
import { blankFields, type TemplateFields } from '#domain/template/fields';
import { answered, pictureOf, scanOf } from './dossiers.ts';

/** Mulberry32: small, and the same on every machine. */
const drawFrom = (seed: number) => {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const text = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet[below(alphabet.length)]!).join('');
  return { below, pick, text };
};
type Draw = ReturnType<typeof drawFrom>;

const digits = '0123456789';
const two = (value: number): string => String(value).padStart(2, '0');

const birthOf = ({ below }: Draw): string => `${1950 + below(50)}${two(1 + below(12))}${two(1 + below(28))}`;
const idNumber = (draw: Draw, division: string): string => {
  const body = division + birthOf(draw) + draw.text(digits, 3);
  return body + mod11_2(body);
};
const creditCode = (draw: Draw, prefix: string): string => {
  const organization = draw.text(digits, 8);
  const body = `${prefix}${draw.pick(provinces.slice(0, 31)).code}0100${organization}${mod11Organization(organization)}`;
  return body + mod31(body);
};
const letters = [...creditAlphabet].filter((character) => /[A-Z]/.test(character)).join('');

const numberOf = (type: CertificateType, draw: Draw): string => {
  const [prefix] = certificateRow(type).prefixes;
  switch (type) {
    case 'SFZ':
      return idNumber(draw, draw.pick(['110101', '110105', '330106', '440304', '310101', '510104']));
    case 'GAJZZ':
      return idNumber(draw, draw.pick(['810000', '820000']));
    case 'TWJZZ':
      return idNumber(draw, '830000');
    case 'WJLSFZ':
      return idNumber(draw, '911398').replace(
        /^.*$/,
        (text) => text.slice(0, 17) + mod11_2(text.slice(0, 17)),
      );
    case 'HZ':
      return `L${draw.text(digits, 8)}`;
    case 'GAJMTX':
      return `${draw.pick(['H', 'M'])}${draw.text(digits, 8)}`;
    case 'TWJMTX':
      return draw.text(digits, 8);
    case 'JGZ':
      return `军${draw.text(digits, 7)}`;
    case 'ORG': {
      const body = draw.text(digits + letters, 8);
      return `${body}-${mod11Organization(body)}`;
    }
    case 'JWJG':
      return draw.pick(['0', `C${draw.text(digits, 7)}`, draw.text(digits, 8)]);
    case 'TYDM':
    case 'QTTYDM':
    case 'CHNSHXYD':
      return creditCode(draw, draw.pick(['11', '13', '54', 'Y1']));
    default:
      return prefix === undefined ? `样例${draw.text(digits, 8)}` : creditCode(draw, prefix);
  }
};

const personName = ({ pick }: Draw): string => `样${pick(['例', '本'])}${pick([...'甲乙丙丁庚辛壬癸'])}`;

/** Province, city, postal code and landline that name one place. */
const placeOf = (draw: Draw): Pick<TemplateFields, 'province' | 'city' | 'postalCode' | 'phone'> => {
  const province = draw.pick(provinces.slice(0, 31));
  const listed = citiesOf(province.code).filter(({ code }) => code.endsWith('00'));
  const dialled = listed.filter(({ name }) => areaCodesOf(name).length > 0);
  const cities = dialled.length > 0 || province.zh.endsWith('市') ? dialled : listed;
  const city = cities.length > 0 ? draw.pick(cities).name : province.zh;
  const [area] = areaCodesOf(city);
  const postalCode = Array.from({ length: 87 }, (_, index) => two(index)).find(
    (prefix) => provincesOfPostalCode(prefix)[0] === province.code,
  );
  return {
    province: { zh: province.zh, en: province.bareEn },
    city: { zh: city, en: pinyinOf(city) },
    postalCode: `${postalCode}0000`,
    phone: {
      country: '86',
      number:
        area && draw.below(2) === 0
          ? `${area}-8${draw.text(digits, 7)}`
          : `1${draw.pick([...'3456789'])}${draw.text(digits, 9)}`,
      extension: '',
    },
  };
};

const abroad: Readonly<Record<string, { country: string; phone: TemplateFields['phone']; city: string }>> = {
  'hk-mo': { country: 'HK', phone: { country: '852', number: '20000000', extension: '' }, city: 'Hong Kong' },
  taiwan: { country: 'TW', phone: { country: '886', number: '223000000', extension: '' }, city: 'Taipei' },
  overseas: { country: 'SG', phone: { country: '65', number: '60000000', extension: '' }, city: 'Singapore' },
};

/** Days that the paper can have: resident ID cards run by the age at issue, other papers as they like. */
const daysOf = (type: CertificateType, number: string, draw: Draw): { issued: string; expires: string } => {
  const rest = `0${1 + draw.below(9)}-1${draw.below(10)}`;
  // Nobody here was born after 1999, so that cards of these years are still good.
  const year = type === 'SFZ' ? 2017 + draw.below(8) : 2010 + draw.below(15);
  const issued = `${year}-${rest}`;
  const any = draw.below(3) === 0 ? 'long-term' : `20${two(30 + draw.below(10))}-06-18`;
  if (type !== 'SFZ') return { issued, expires: any };
  const age = year - Number(number.slice(6, 10)) - (rest.replace('-', '') < number.slice(10, 14) ? 1 : 0);
  return { issued, expires: age >= 46 ? 'long-term' : `${year + (age < 26 ? 10 : 20)}-${rest}` };
};

const organizationName = (draw: Draw): string =>
  `样例${draw.text('一二三四五六', 3)}${draw.pick(['有限公司', '股份有限公司', '专业合作社', '律师事务所', '服务中心', '工作室', '测试技术有限公司'])}`;

/** Streets are named after places, and addresses begin with the province, the city, or neither. */
const addressOf = (draw: Draw, { province, city }: Pick<TemplateFields, 'province' | 'city'>): string => {
  const street = `${draw.pick(['样例路', '北京路', '南京东路', '上海街', '样例市场'])}${1 + draw.below(900)}号`;
  const whole = city.zh === province.zh ? city.zh : `${province.zh}${city.zh}`;
  return draw.pick([street, `${city.zh}${street}`, `${whole}${street}`]);
};

const mailDomains = [
  'example.cn',
  'example.com.cn',
  'mail.example.net',
  'example.co',
  'vip.163.com',
  'sina.cn',
  'gmail.com',
  '126.com',
];

export type GeneratedDossier = {
  readonly name: string;
  readonly type: CertificateType;
  readonly dossier: Dossier;
};

/** The dossier of a seed; types take turns, so that as many seeds as there are types give one of each. */
export const generateDossier = (seed: number): GeneratedDossier => {
  const draw = drawFrom(seed + 1);
  const type = certificateTypes[seed % certificateTypes.length]!;
  const row = certificateRow(type);
  const isPerson = row.holder === 'individual' || (row.holder === 'both' && draw.below(2) === 0);
  const region = row.regions.includes('mainland') && draw.below(3) > 0 ? 'mainland' : draw.pick(row.regions);
  const latin = region === 'overseas' && !['GAJZZ', 'TWJZZ'].includes(type);
  const zh = latin
    ? `SAMPLE ${draw.text('ABCDEFGH', 5)}`
    : isPerson
      ? personName(draw)
      : organizationName(draw);
  const person = personName(draw);
  const away = region === 'mainland' ? null : abroad[region]!;
  const en = latin ? zh : isPerson && away === null ? pinyinOf(zh) : 'Sample Holder Name';
  const number = numberOf(type, draw);
  const place = placeOf(draw);
  const fields: TemplateFields = {
    ...blankFields,
    holderKind: isPerson ? 'individual' : 'organization',
    holder: { zh, en },
    contact: latin ? { zh, en } : { zh: person, en: pinyinOf(person) },
    ...(away
      ? {
          country: away.country,
          city: { zh: away.city, en: away.city },
          phone: away.phone,
          address: { zh: '1 Sample Street', en: '1 Sample Street' },
        }
      : {
          ...place,
          address: { zh: addressOf(draw, place), en: `${1 + draw.below(900)} Yangli Road` },
        }),
    email: `sample-${seed}@${draw.pick(mailDomains)}`,
    emailVerified: true,
    certificate: {
      type,
      number,
      name: zh,
      ...daysOf(type, number, draw),
      nationality: !isPerson ? '' : nationalityOf(type, away?.country ?? 'CN'),
    },
    domains: [`yangli-sample-${seed}.cn`],
    customer: `样例客户${seed}`,
    questions: answered,
  };
  const sides = needsBothSides(type, fields.questions) ? 2 : 1;
  const scans = Array.from({ length: sides }, (_, index) =>
    scanOf(`scan-${seed}-${index}`, { side: index === 0 ? 'front' : 'back' }),
  );
  return {
    name: `${seed} ${type} ${region}`,
    type,
    dossier: { fields, scans, picture: pictureOf(scans, { bytes: 102_400 + draw.below(397_600) }) },
  };
};

const nationalityOf = (type: CertificateType, country: string): string => {
  if (type === 'GAJMTX' || type === 'GAJZZ') return 'HK';
  if (type === 'TWJMTX' || type === 'TWJZZ') return 'TW';
  return type === 'WJLSFZ' ? 'DE' : country;
};
