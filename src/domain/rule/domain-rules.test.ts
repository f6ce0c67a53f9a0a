/** Names that stand twice: held against the definition, name by name; long lists are judged once. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { simplify } from '../name/han-forms.ts';
import { noNamingLists } from '../naming/naming-lists.ts';
import { blankFields } from '../template/fields.ts';
import { domainRules } from './domain-rules.ts';

const book = { naming: noNamingLists, targets: [] };
const judge = (domains: readonly string[]) =>
  domainRules(
    { fields: { ...blankFields, domains }, scans: [], picture: null },
    null as never,
    '2026-11-23',
    book,
  );

/** N3 as it is defined: by every earlier name. */
const twinsOf = (domains: readonly string[]): string[] =>
  domains.flatMap((domain, at) => {
    const before = domains.slice(0, at);
    if (before.includes(domain)) return [`domain-duplicate ${domain}`];
    const other = before.find((entry) => simplify(entry) === simplify(domain));
    return other === undefined ? [] : [`domain-variant ${domain} ${other}`];
  });

it('finds every twin, and nothing else', () => {
  const name = fc
    .constantFrom('国', '國', '马', '馬', '龙', '龍', 'ab', 'cd')
    .map((label) => `${label}${label}.cn`);
  fc.assert(
    fc.property(fc.array(name, { maxLength: 24 }), (domains) => {
      const found = judge(domains)
        .filter(({ code }) => code === 'domain-duplicate' || code === 'domain-variant')
        .map(({ code, data }) => [code, data['domain'], data['other']].filter(Boolean).join(' '));
      expect(found).toEqual(twinsOf(domains));
    }),
  );
});

it('judges one list once, and another list anew', () => {
  const domains = ['a.cn', 'a.cn'];
  expect(judge(domains)).toBe(judge(domains));
  expect(judge([...domains])).toEqual(judge(domains));
  expect(judge([...domains, 'a.cn'])).toHaveLength(2);
  expect(
    domainRules(
      { fields: { ...blankFields, domains }, scans: [], picture: null },
      null as never,
      '2026-11-23',
      {
        ...book,
        naming: { ...noNamingLists, words: { office: ['a'] } },
      },
    ),
  ).toHaveLength(3);
});
