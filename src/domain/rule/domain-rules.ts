/** Rules over the domain names that a template is for (R61, R62; N1, N2, N4, N5). Words only warn: the reviewer decides. */
import { encodedLength } from '../domain-name/punycode.ts';
import type { Finding } from '../finding/finding.ts';
import { atField, type Rule } from './rule.ts';

export const domainRules: Rule = ({ fields }) => {
  const seen = new Set<string>();
  return fields.domains.flatMap((typed) => {
    const domain = typed.trim().toLowerCase().normalize('NFKC').replace(/\.$/, '');
    if (domain === '') return [];
    const findings: Finding[] = [];
    if (seen.has(domain)) findings.push(atField('domain-duplicate', 'domains', { data: { domain } }));
    seen.add(domain);
    const [label = '', ...suffix] = domain.split('.');
    if (suffix.length === 0 || !domain.split('.').every(isLabel))
      findings.push(atField('domain-form', 'domains', { data: { domain: typed } }));
    const word = reservedWords.find((entry) =>
      /^[a-z]+$/.test(entry) ? label.split('-').includes(entry) || label === entry : label.includes(entry),
    );
    if (word) findings.push(atField('domain-reserved-word', 'domains', { data: { domain, word } }));
    return findings;
  });
};

/** N1, N2: letters, digits, hyphens, Han; no hyphen at an end, none in third and fourth place unless Punycode. */
const isLabel = (label: string): boolean =>
  /^[a-z0-9\p{Script=Han}](?:[a-z0-9\p{Script=Han}-]*[a-z0-9\p{Script=Han}])?$/u.test(label) &&
  (!label.includes('--') || label.startsWith('xn--')) &&
  encodedLength(label) <= 63;

/** Names of the state and of state projects: only for the bodies entitled to them (N4, N5). */
const reservedWords: readonly string[] = [
  '中国',
  '国家',
  '中华',
  '全国',
  '雄安',
  'china',
  'chn',
  'sino',
  'xiongan',
];
