/** Words that naming review refuses or looks at, by class, as data that an office can add to (domain.md §2.2; N4–N6). */
import type { CalendarDate } from '../date/calendar-date.ts';

export const namingClasses = [
  /** Names of the state: for the bodies entitled to them (Order 43 art. 27). */
  'state-name',
  /** State projects: refused in practice. */
  'state-project',
  /** Forbidden content, items 2, 3, 5, 7 and 9 of Order 43 art. 28 (2004 Measures art. 27). */
  'state-security',
  'state-honour',
  'superstition',
  'indecency',
  'other-law',
  /** Item 8: rights of others. */
  'rights-of-others',
  /** The office's own words. */
  'office',
] as const;
export type NamingClass = (typeof namingClasses)[number];

export type NamingLists = {
  readonly asOf: CalendarDate;
  readonly words: Readonly<Partial<Record<NamingClass, readonly string[]>>>;
};

export const noNamingLists: NamingLists = { asOf: '2026-11-24', words: {} };

/** Both lists as one; words keep their order and stand once. */
export const joinNamingLists = (own: NamingLists, more: NamingLists): NamingLists => ({
  asOf: [own.asOf, more.asOf].sort().at(-1) ?? own.asOf,
  words: Object.fromEntries(
    namingClasses
      .map((name) => [name, [...new Set([...(own.words[name] ?? []), ...(more.words[name] ?? [])])]] as const)
      .filter(([, words]) => words.length > 0),
  ),
});

export type NamingHit = { readonly word: string; readonly class: NamingClass };

/** Every class that a label touches, each with its first word. Latin words count as a whole label or a part between hyphens. */
export const namingHits = (label: string, { words }: NamingLists): NamingHit[] => {
  const parts = new Set([label, ...label.split('-')]);
  return namingClasses.flatMap((name) => {
    const word = words[name]?.find((entry) =>
      /^[\x20-\x7e]+$/.test(entry) ? parts.has(entry.toLowerCase()) : label.includes(entry),
    );
    return word === undefined ? [] : [{ word, class: name }];
  });
};
