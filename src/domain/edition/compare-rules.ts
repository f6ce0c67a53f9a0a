/** In what days off and naming words differ between two states of the rules. */
import type { Holidays } from '../calendar/working-days.ts';
import { type NamingLists, namingClasses } from '../naming/naming-lists.ts';

export type YearChange = { readonly year: string; readonly kind: 'added' | 'changed' | 'removed' };

/** Years that differ, in order. The order of days within a year does not count. */
export const compareHolidays = (a: Holidays, b: Holidays): YearChange[] =>
  [...new Set([...Object.keys(a.years), ...Object.keys(b.years)])].sort().flatMap((year): YearChange[] => {
    const [before, after] = [daysOf(a, year), daysOf(b, year)];
    if (before === after) return [];
    return [{ year, kind: before === null ? 'added' : after === null ? 'removed' : 'changed' }];
  });

const daysOf = ({ years }: Holidays, year: string): string | null => {
  const days = years[year];
  return days ? JSON.stringify([[...days.rest].sort(), [...days.work].sort()]) : null;
};

export type WordChanges = { readonly added: number; readonly removed: number };

/** Words that come and go. One that changes its class does both. */
export const compareNaming = (a: NamingLists, b: NamingLists): WordChanges => {
  const [before, after] = [wordsOf(a), wordsOf(b)];
  return { added: countBeside(after, before), removed: countBeside(before, after) };
};

const countBeside = (words: Set<string>, others: Set<string>): number =>
  [...words].filter((word) => !others.has(word)).length;

const wordsOf = ({ words }: NamingLists): Set<string> =>
  new Set(namingClasses.flatMap((name) => (words[name] ?? []).map((word) => `${name} ${word}`)));
