/** Hits held against the definition: every class, its first word, Latin words only whole. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type NamingClass, type NamingLists, namingClasses, namingHits } from './naming-lists.ts';

const hitsByDefinition = (label: string, { words }: NamingLists) => {
  const parts = new Set([label, ...label.split('-')]);
  return namingClasses.flatMap((name) => {
    const word = words[name]?.find((entry) =>
      /^[\x20-\x7e]+$/.test(entry) ? parts.has(entry.toLowerCase()) : label.includes(entry),
    );
    return word === undefined ? [] : [{ word, class: name }];
  });
};

it('finds what the definition finds', () => {
  const word = fc.constantFrom('Bank', 'bank', 'gov', '银行', '银', '国家', 'a', 'b-c', '中x');
  const words = fc.dictionary(
    fc.constantFrom<NamingClass>(...namingClasses),
    fc.array(word, { maxLength: 5 }),
  );
  const label = fc
    .array(fc.oneof(word, fc.constantFrom('-', 'x', '好')), { maxLength: 5 })
    .map((parts) => parts.join('').toLowerCase());
  fc.assert(
    fc.property(label, words, (name, lists) => {
      const naming: NamingLists = { asOf: '2026-11-24', words: lists };
      expect(namingHits(name, naming)).toEqual(hitsByDefinition(name, naming));
    }),
  );
});
