/** Rules over the domain names that a template is for (R61, R62; N1–N6). Words only warn: the reviewer decides. */
import { encodedLength } from '../domain-name/punycode.ts';
import type { Finding, FindingCode } from '../finding/finding.ts';
import { simplify } from '../name/han-forms.ts';
import { hasHan } from '../name/name-forms.ts';
import { type NamingClass, type NamingLists, namingHits } from '../naming/naming-lists.ts';
import { atField, type Rule } from './rule.ts';

export const domainRules: Rule = ({ fields: { domains } }, _target, _today, { naming }) => {
  const known = judged.get(domains);
  if (known?.naming === naming) return known.findings;
  const findings = judge(domains, naming);
  judged.set(domains, { naming, findings });
  return findings;
};

/** The rules run at every key: a list of thousands is judged once, as long as it is the same list. */
const judged = new WeakMap<
  readonly string[],
  { readonly naming: NamingLists; readonly findings: readonly Finding[] }
>();

const judge = (domains: readonly string[], naming: NamingLists): readonly Finding[] => {
  const twinsOf = twins();
  return domains.flatMap((typed) => {
    const domain = fold(typed);
    return domain === '' ? [] : [...form(domain, typed), ...twinsOf(domain), ...words(domain, naming)];
  });
};

const fold = (typed: string): string => typed.trim().toLowerCase().normalize('NFKC').replace(/\.$/, '');

/** Second levels under .cn that take no Chinese label (N2). */
const asciiOnly = ['com.cn', 'net.cn', 'org.cn', 'gov.cn', 'edu.cn', 'ac.cn', 'mil.cn'];
/** Suffixes that are registered with a CNNIC template (CN1), as typed or in their ASCII form. */
const ofRegistry = /\.(?:cn|中国|中國|公司|网络|網絡|xn--fiqs8s|xn--fiqz9s|xn--55qx5d|xn--io0a7i)$/u;

const form = (domain: string, typed: string): Finding[] => {
  const labels = domain.split('.');
  const data = { domain: typed };
  if (labels.length < 2 || !labels.every(isLabel)) return [atField('domain-form', 'domains', { data })];
  const suffix = labels.slice(1).join('.');
  if (asciiOnly.includes(suffix) && (hasHan(labels[0]!) || labels[0]!.startsWith('xn--')))
    return [atField('domain-suffix-without-chinese', 'domains', { data: { ...data, suffix } })];
  return ofRegistry.test(domain) ? [] : [atField('domain-other-registry', 'domains', { data })];
};

/** N1, N2: letters, digits, hyphens, Han; no hyphen at an end, none doubled unless Punycode. */
const isLabel = (label: string): boolean =>
  /^[a-z0-9\p{Script=Han}](?:[a-z0-9\p{Script=Han}-]*[a-z0-9\p{Script=Han}])?$/u.test(label) &&
  (!label.includes('--') || label.startsWith('xn--')) &&
  encodedLength(label) <= 63;

/** N3: the same name twice, or once in simplified and once in traditional characters. Asked for one name after the other, in their order. */
const twins = (): ((domain: string) => Finding[]) => {
  const seen = new Set<string>();
  /** The first name of each simplified form. */
  const firsts = new Map<string, string>();
  return (domain) => {
    if (seen.has(domain)) return [atField('domain-duplicate', 'domains', { data: { domain } })];
    seen.add(domain);
    const form = simplify(domain);
    const other = firsts.get(form);
    if (other !== undefined) return [atField('domain-variant', 'domains', { data: { domain, other } })];
    firsts.set(form, domain);
    return [];
  };
};

const codeOf: Readonly<Record<NamingClass, FindingCode>> = {
  'state-name': 'domain-reserved-word',
  'state-project': 'domain-reserved-word',
  'state-security': 'domain-forbidden-content',
  'state-honour': 'domain-forbidden-content',
  superstition: 'domain-forbidden-content',
  indecency: 'domain-forbidden-content',
  'other-law': 'domain-forbidden-content',
  'rights-of-others': 'domain-of-others',
  office: 'domain-reserved-word',
};

const words = (domain: string, naming: NamingLists): Finding[] =>
  namingHits(simplify(domain.split('.')[0] ?? ''), naming).map((hit) =>
    atField(codeOf[hit.class], 'domains', { data: { domain, word: hit.word, class: hit.class } }),
  );
