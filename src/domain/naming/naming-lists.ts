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

type Ranked = { readonly word: string; readonly rank: number };
type Sorted = {
  readonly class: NamingClass;
  /** By themselves in lower case. */
  readonly latin: ReadonlyMap<string, Ranked>;
  readonly other: readonly Ranked[];
};

const isLatin = (text: string): boolean => /^[\x20-\x7e]+$/.test(text);

/** Sorted once for each pair of lists: a template may hold thousands of names. */
const sortedOf = new WeakMap<NamingLists['words'], readonly Sorted[]>();

const sortWords = (words: NamingLists['words']): readonly Sorted[] => {
  const known = sortedOf.get(words);
  if (known) return known;
  const sorted = namingClasses.map((name): Sorted => {
    const latin = new Map<string, Ranked>();
    const other: Ranked[] = [];
    for (const [rank, word] of (words[name] ?? []).entries())
      if (!isLatin(word)) other.push({ word, rank });
      else if (!latin.has(word.toLowerCase())) latin.set(word.toLowerCase(), { word, rank });
    return { class: name, latin, other };
  });
  sortedOf.set(words, sorted);
  return sorted;
};

/** Every class that a label touches, each with its first word. Latin words count as a whole label or a part between hyphens. */
export const namingHits = (label: string, { words }: NamingLists): NamingHit[] => {
  const parts = new Set([label, ...label.split('-')]);
  const isPlain = isLatin(label);
  return sortWords(words).flatMap(({ class: name, latin, other }) => {
    const found = [...parts].flatMap((part) => latin.get(part) ?? []);
    const inside = isPlain ? undefined : other.find(({ word }) => label.includes(word));
    const [first] = (inside ? [...found, inside] : found).sort((a, b) => a.rank - b.rank);
    return first ? [{ word: first.word, class: name }] : [];
  });
};
