/** Rules over what only a registrar's interface asks for (Volcengine, documents of 2024-06-26). */
import type { Finding } from '../finding/finding.ts';
import { splitName } from '../name/split-name.ts';
import { isCountryCode } from '../region/countries.ts';
import { atField, type Rule } from './rule.ts';

/** An address in the mainland; surname and given name apart, each with a Chinese character in the one script and a letter in the other. */
export const submissionRules: Rule = ({ fields }, target): Finding[] => {
  const { contact } = fields;
  if (target.payload !== 'volcengine') return [];
  const { zh, en } = splitName(contact);
  const lacking = (parts: { surname: string; given: string }, wanted: RegExp): boolean =>
    !wanted.test(parts.surname) || !wanted.test(parts.given);
  return [
    // Templates have the country CN there; postal code and province are wanted.
    ...(isCountryCode(fields.country) && fields.country !== 'CN'
      ? [atField('country-target', 'country', { data: { country: fields.country } })]
      : []),
    ...(contact.zh !== '' && lacking(zh, /\p{Script=Han}/u)
      ? [atField('contact-name-parts', 'contact.zh', { data: { surname: zh.surname, given: zh.given } })]
      : []),
    ...(contact.en !== '' && lacking(en, /[A-Za-z]/)
      ? [atField('contact-name-parts', 'contact.en', { data: { surname: en.surname, given: en.given } })]
      : []),
  ];
};
