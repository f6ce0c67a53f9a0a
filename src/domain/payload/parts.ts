/** Parts that the payloads of several registrars share. */
import { checkNumber } from '../number/check-number.ts';
import { writeOrganizationCode } from '../number/organization-code-form.ts';
import type { TargetPack } from '../target/target.ts';
import type { TemplateFields } from '../template/fields.ts';

/** Everything that a registrar's file gets. */
export type PayloadInput = {
  readonly fields: TemplateFields;
  /** The registrar's code of the certificate type. */
  readonly credentialType: string;
  /** The compact form: spaces, width and case as the registrar compares them. */
  readonly credentialNumber: string;
  /** The template's own id at the registrar, `''` while it has none. */
  readonly registrarId: string;
  /** Names that are verified; empty for the way of the template. */
  readonly domains: readonly string[];
};

export const credentialNumberOf = (
  { certificate: { type, number } }: TemplateFields,
  target: TargetPack,
): string => {
  const compact = type === '' ? number.trim() : checkNumber(type, number).compact;
  return type === 'ORG' ? writeOrganizationCode(compact, target.fields.organizationCode) : compact;
};

/** Chinese address with province and city in front; neither is written twice. */
export const fullAddress = ({ province, city, address }: TemplateFields): string => {
  if (address.zh.startsWith(province.zh) && address.zh.includes(city.zh)) return address.zh;
  const rest = [province.zh, city.zh].reduce(
    (text, lead) => (lead !== '' && text.startsWith(lead) ? text.slice(lead.length) : text),
    address.zh,
  );
  return (province.zh === city.zh ? city.zh : province.zh + city.zh) + rest;
};

/** The number alone: digits, without the marks that people write between them. */
export const plainPhone = ({ phone }: TemplateFields): string => phone.number.replace(/[^\d]/g, '');

const names = { zh: 'zh-CN', en: 'en' } as const;

/** Name of a country or region; the text itself where it is no code. */
export const countryName = (country: string, language: keyof typeof names): string =>
  /^[A-Z]{2}$/.test(country)
    ? (new Intl.DisplayNames(names[language], { type: 'region', fallback: 'code' }).of(country) ?? country)
    : country;
