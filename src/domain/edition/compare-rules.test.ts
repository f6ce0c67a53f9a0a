import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namingClasses } from '../naming/naming-lists.ts';
import { compareHolidays, compareNaming } from './compare-rules.ts';

const year = (rest: readonly string[], work: readonly string[] = []) => ({ rest, work });

describe('years of days off', () => {
  it('are added, changed and removed, whatever the order of their days', () => {
    const before = { years: { 2026: year(['2026-01-01', '2026-01-02']), 2027: year([]), 2028: year([]) } };
    const after = {
      years: { 2026: year(['2026-01-02', '2026-01-01']), 2028: year([], ['2028-01-02']), 2029: year([]) },
    };
    expect(compareHolidays(before, after)).toEqual([
      { year: '2027', kind: 'removed' },
      { year: '2028', kind: 'changed' },
      { year: '2029', kind: 'added' },
    ]);
  });
});

describe('naming words', () => {
  const lists = fc
    .dictionary(fc.constantFrom(...namingClasses), fc.uniqueArray(fc.string({ minLength: 1 })))
    .map((words) => ({ asOf: '2026-11-01', words }));
  const count = (list: { words: Readonly<Record<string, readonly string[]>> }): number =>
    Object.values(list.words).reduce((sum, words) => sum + words.length, 0);

  it('come and go so that one list becomes the other, and the reverse undoes it', () => {
    fc.assert(
      fc.property(lists, lists, (a, b) => {
        const { added, removed } = compareNaming(a, b);
        expect(count(a) + added - removed).toBe(count(b));
        expect(compareNaming(b, a)).toEqual({ added: removed, removed: added });
        expect(compareNaming(a, a)).toEqual({ added: 0, removed: 0 });
      }),
    );
  });

  it('one that changes its class does both', () => {
    const [a, b] = [{ office: ['词'] }, { indecency: ['词'] }].map((words) => ({
      asOf: '2026-11-01',
      words,
    }));
    expect(compareNaming(a!, b!)).toEqual({ added: 1, removed: 1 });
  });
});
