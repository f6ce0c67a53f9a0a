/** Rules over e-mail, phone, postal code, country, province (R01, R35; F18, F31; CN7). */
import {
  type CountryCode,
  getCountryCallingCode,
  isPossiblePhoneNumber,
  isSupportedCountry,
} from 'libphonenumber-js/min';
import type { Finding } from '../finding/finding.ts';
import { isCountryCode } from '../region/countries.ts';
import { provincesOfPostalCode } from '../region/postal-codes.ts';
import { provinces } from '../region/provinces.ts';
import type { TargetPack } from '../target/target.ts';
import type { TemplateFields } from '../template/fields.ts';
import { likelyMailDomain } from './mail-domains.ts';
import { atField, type Rule, withRepair } from './rule.ts';

export const contactRules: Rule = ({ fields }, target) => [
  ...email(fields, target),
  ...phone(fields),
  ...place(fields),
];

/** RFC 5321 dot-string: no dot begins or ends the name of the mailbox, and none follows another. */
const emailForm =
  /^(?!\.)(?![^@]*\.[.@])[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}$/;

const email = (fields: TemplateFields, target: TargetPack): Finding[] => {
  const { email: address, emailVerified } = fields;
  if (address.trim() === '') return [];
  const findings: Finding[] = [];
  const half = address.normalize('NFKC').trim();
  if (!emailForm.test(address))
    findings.push(
      emailForm.test(half)
        ? withRepair('email-form', 'email', address, half)
        : atField('email-form', 'email'),
    );
  else {
    const at = address.lastIndexOf('@') + 1;
    const wanted = likelyMailDomain(address.slice(at).toLowerCase());
    if (wanted !== '')
      findings.push(
        withRepair('email-domain-slip', 'email', address, address.slice(0, at) + wanted, {
          data: { wanted },
        }),
      );
  }
  if (target.fields.emailVerified && !emailVerified)
    findings.push(atField('email-not-verified', 'emailVerified'));
  return findings;
};

/** F18: the country code is a country's, not a city's; F31: an extension holds digits or nothing. */
const phone = (fields: TemplateFields): Finding[] => {
  const { country, number, extension } = fields.phone;
  const findings: Finding[] = [];
  const code = country
    .normalize('NFKC')
    .replace(/^\+|^00/, '')
    .trim();
  if (fields.country === 'CN' && country !== '' && country !== '86')
    findings.push(withRepair('phone-country', 'phone.country', country, '86', { data: { wanted: '86' } }));
  else if (country !== '' && !/^[1-9]\d{0,3}$/.test(country))
    findings.push(
      withRepair('phone-country', 'phone.country', country, /^[1-9]\d{0,3}$/.test(code) ? code : country, {
        data: { wanted: code },
      }),
    );
  else if (country !== '') findings.push(...countryOfPhone(fields));
  const digits = number.normalize('NFKC').replace(/[\s()-]/g, '');
  const inside = country === '86' ? withoutCountryCode(digits) : digits;
  if (inside !== digits) findings.push(withRepair('phone-form', 'phone.number', number, inside));
  else if (country === '86' && /^1[3-9]\d{6,14}$/.test(digits) && digits.length !== mobileLength)
    findings.push(atField('phone-mobile-length', 'phone.number', { data: { length: digits.length } }));
  else if (
    number !== '' &&
    (!/^\d{5,15}$/.test(digits) ||
      (country === '86' && !/^(1\d{10}|0?\d{9,11}|400\d{7}|800\d{7})$/.test(digits)))
  )
    findings.push(atField('phone-form', 'phone.number'));
  else if (number !== '' && !/^[\d -]+$/.test(number))
    findings.push(withRepair('phone-form', 'phone.number', number, digits, { level: 'warn' }));
  if (extension !== '' && !/^\d{1,8}$/.test(extension)) {
    const inside = extension.normalize('NFKC').replace(/\D/g, '');
    findings.push(
      /^\d{1,8}$/.test(inside)
        ? withRepair('phone-extension', 'phone.extension', extension, inside)
        : atField('phone-extension', 'phone.extension'),
    );
  }
  return findings;
};

/** Mobile numbers of the mainland: 1, then 3 to 9. No area code begins so, with its zero or without. */
const mobileLength = 11;

/** A mobile number typed with China's code, or with the zero of landlines, before it: the number alone. */
const withoutCountryCode = (digits: string): string =>
  /^(?:(?:\+|00)?86|0)(1[3-9]\d{9})$/.exec(digits)?.[1] ?? digits;

/** Outside China: the code of another country may be meant, so this warns; lengths come from the national plans. */
const countryOfPhone = ({ country: region, phone: { country, number } }: TemplateFields): Finding[] => {
  if (region === 'CN') return [];
  const findings: Finding[] = [];
  if (isSupportedCountry(region)) {
    const wanted = getCountryCallingCode(region as CountryCode);
    if (wanted !== country)
      findings.push(
        withRepair('phone-country', 'phone.country', country, wanted, { data: { wanted }, level: 'warn' }),
      );
  }
  const digits = number.normalize('NFKC').replace(/\D/g, '');
  if (/^\d{5,15}$/.test(digits) && !isPossiblePhoneNumber(`+${country}${digits}`))
    findings.push(atField('phone-form', 'phone.number', { level: 'warn' }));
  return findings;
};

/** Spreadsheets drop the zero in front: it is put back where the codes of the province begin so. */
const withItsZero = (code: string, place: string): string => {
  const province = provinces.find(({ zh, bare }) => zh === place || bare === place)?.code;
  return /^\d{5}$/.test(code) &&
    province !== undefined &&
    provincesOfPostalCode(`0${code}`).includes(province)
    ? `0${code}`
    : code;
};

const place = (fields: TemplateFields): Finding[] => {
  const findings: Finding[] = [];
  if (fields.country !== '' && !isCountryCode(fields.country))
    findings.push(atField('country-unknown', 'country'));
  if (fields.country === 'CN' && fields.postalCode !== '' && !/^\d{6}$/.test(fields.postalCode)) {
    const plain = fields.postalCode.normalize('NFKC').replace(/\s/gu, '');
    const to = withItsZero(plain, fields.province.zh);
    findings.push(
      withRepair(
        'postal-code-form',
        'postalCode',
        fields.postalCode,
        /^\d{6}$/.test(to) ? to : fields.postalCode,
      ),
    );
  }
  // An address reaches the door: it holds a digit somewhere.
  if (
    fields.country === 'CN' &&
    fields.address.zh !== '' &&
    !/[\d０-９一二三四五六七八九十]/u.test(fields.address.zh)
  )
    findings.push(atField('address-short', 'address.zh'));
  return findings;
};
