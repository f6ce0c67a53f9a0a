/** Which templates a pasted text speaks of, by certificate number, domain or name, and which stretch of it is about each. */
import { matchFailure } from './match-failure.ts';

/** What a text may call one template by. */
export type Named = {
  readonly template: string;
  readonly numbers: readonly string[];
  readonly domains: readonly string[];
  readonly names: readonly string[];
};

export const mentionKinds = ['number', 'domain', 'name'] as const;
export type MentionKind = (typeof mentionKinds)[number];

export type Mention = {
  readonly template: string;
  readonly by: MentionKind;
  /** As the text writes it. */
  readonly words: string;
  /** Index of its first character in the text, UTF-16 units. */
  readonly at: number;
};

/** What of a text is about one template. */
export type MentionedPart = {
  readonly template: string;
  readonly mentions: readonly Mention[];
  /** The lines that are about it, with the reason they share with others. */
  readonly text: string;
};

/** A text without width, case and blanks (line ends stay), and where each of its characters came from. */
export type Folded = { readonly text: string; readonly from: readonly number[] };

export const foldMention = (text: string): Folded => {
  const from: number[] = [];
  let folded = '';
  let at = 0;
  for (const character of text) {
    const plain = /[\r\n]/u.test(character)
      ? '\n'
      : character
          .normalize('NFKC')
          .toLowerCase()
          .replace(/\s+/gu, '')
          .replace(/[·‧•・･]/gu, '·');
    folded += plain;
    for (let unit = 0; unit < plain.length; unit++) from.push(at);
    at += character.length;
  }
  return { text: folded, from };
};

/** Shorter words stand in a text by chance. */
const leastLength = (by: MentionKind, words: string): number =>
  by === 'number' ? 6 : by === 'domain' ? 4 : /\p{Script=Han}/u.test(words) ? 2 : 5;

type Entry = { readonly template: string; readonly by: MentionKind; readonly words: string };

/**
 * Every mention, in the order of the text; of two that overlap the longer one counts. A name that several templates share is left
 * to those of them that the text also calls by number or domain, where there are any.
 */
export const findMentions = (text: string, known: readonly Named[]): readonly Mention[] => {
  const folded = foldMention(text);
  const found: Mention[] = [];
  const index = indexOf(known);
  for (let at = 0; at < folded.text.length; at++) {
    const lengths = index.lengths.get(folded.text.slice(at, at + 2)) ?? [];
    let here: readonly Entry[] = [];
    // Longest first; many templates share a beginning, so whole words are looked up, not tried one after the other.
    for (const length of lengths) {
      const entries = index.byWords.get(folded.text.slice(at, at + length)) ?? [];
      here = entries.filter(({ words, by }) => standsAlone(text, folded, at, words, by));
      if (here.length > 0) break;
    }
    const longest = here[0]?.words.length ?? 0;
    if (longest === 0) continue;
    const begin = folded.from[at]!;
    const end = endOf(text, folded, at + longest);
    for (const { template, by } of here)
      found.push({ template, by, words: text.slice(begin, end), at: begin });
    at += longest - 1;
  }
  return withoutSharedNames(found);
};

type Index = {
  readonly byWords: ReadonlyMap<string, readonly Entry[]>;
  /** By the first two characters of words: how long such words are, longest first. */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
};

const indexOf = (known: readonly Named[]): Index => {
  const byWords = new Map<string, Entry[]>();
  const lengths = new Map<string, Set<number>>();
  const add = (template: string, by: MentionKind, typed: string): void => {
    const words = foldMention(typed).text.replaceAll('\n', '');
    if (words.length < leastLength(by, words)) return;
    const entries = byWords.get(words) ?? [];
    // The templates come one after the other: only the last entry can be of the same one.
    if (entries.at(-1)?.template === template) return;
    entries.push({ template, by, words });
    byWords.set(words, entries);
    const start = words.slice(0, 2);
    lengths.set(start, (lengths.get(start) ?? new Set()).add(words.length));
  };
  for (const { template, numbers, domains, names } of known) {
    for (const number of numbers) add(template, 'number', number);
    for (const domain of domains) add(template, 'domain', domain);
    for (const name of names) add(template, 'name', name);
  }
  const sorted = [...lengths].map(([start, of]) => [start, [...of].sort((a, b) => b - a)] as const);
  return { byWords, lengths: new Map(sorted) };
};

/** Index in the text after the folded character before `at`. */
const endOf = (text: string, { from }: Folded, at: number): number => {
  const last = from[at - 1] ?? 0;
  return last + (String.fromCodePoint(text.codePointAt(last) ?? 0).length || 1);
};

const wordlike = /[\p{Script=Latin}\p{N}-]/u;

/** Latin words, numbers and domains end where they end; `a.cn` is no mention in `ba.cn`, `a.cn.com` or `me@a.cn`. */
const standsAlone = (text: string, folded: Folded, at: number, words: string, by: MentionKind): boolean => {
  const begin = folded.from[at]!;
  const end = endOf(text, folded, at + words.length);
  const before = text.slice(Math.max(0, begin - 1), begin);
  const after = text.slice(end, end + 2);
  if (wordlike.test(words.charAt(0)) && wordlike.test(before)) return false;
  if (wordlike.test(words.slice(-1)) && wordlike.test(after.charAt(0))) return false;
  return by !== 'domain' || (before !== '@' && !/^\.[a-z0-9]/iu.test(after));
};

const withoutSharedNames = (found: readonly Mention[]): readonly Mention[] => {
  const sure = new Set(found.filter(({ by }) => by !== 'name').map(({ template }) => template));
  const sureAt = new Set(found.filter(({ template }) => sure.has(template)).map(({ at }) => at));
  return found.filter(({ by, template, at }) => by !== 'name' || sure.has(template) || !sureAt.has(at));
};

/**
 * The part of the text for each template mentioned, in the order of the text. A part begins with the line that names the template
 * and ends before the next line that names one. A part without a reason takes the next reason below it, else the words above
 * the first part, else the whole text.
 */
export const partsOfText = (text: string, mentions: readonly Mention[]): readonly MentionedPart[] => {
  const lines = text.split(/\r\n|\r|\n/u);
  const starts = lineStarts(text);
  const lineOf = lineFinder(starts);
  const named = [...new Set(mentions.map(({ at }) => lineOf(at)))].sort((a, b) => a - b);
  const indexOfLine = new Map(named.map((line, index) => [line, index]));
  const isMeaningful = readerOf(mentions);
  const blocks = named.map((line, index) =>
    firstParagraph(lines.slice(line, named[index + 1] ?? lines.length), isMeaningful),
  );
  const head = lines
    .slice(0, named[0] ?? 0)
    .join('\n')
    .trim();
  // Above comes first where the text opens with the reason and then lists names.
  const shared = isMeaningful(head) ? head : null;
  /** For each block the next one below it that gives a reason. */
  const below: string[] = [];
  for (let index = blocks.length - 1, next = ''; index >= 0; index--) {
    below[index] = next;
    if (isMeaningful(blocks[index]!)) next = blocks[index]!;
  }
  const reasonFor = (index: number): string => {
    const own = blocks[index]!;
    if (isMeaningful(own)) return own;
    const other = shared ?? below[index]!;
    return other === '' ? own : `${own}\n${other}`;
  };
  const parts = new Map<string, { mentions: Mention[]; indexes: Set<number> }>();
  for (const mention of mentions) {
    const part = parts.get(mention.template) ?? { mentions: [], indexes: new Set() };
    parts.set(mention.template, part);
    part.mentions.push(mention);
    part.indexes.add(indexOfLine.get(lineOf(mention.at))!);
  }
  return [...parts].map(([template, part]) => ({
    template,
    mentions: part.mentions,
    text: [...new Set([...part.indexes].map(reasonFor))].join('\n'),
  }));
};

const lineStarts = (text: string): readonly number[] => [
  0,
  ...[...text.matchAll(/\r\n|\r|\n/gu)].map(({ index, 0: end }) => index + end.length),
];

/** Mentions come in the order of the text, but not only: each is looked up by halving. */
const lineFinder =
  (starts: readonly number[]) =>
  (at: number): number => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  };

/** Greetings and signatures follow after an empty line; they stay out where the lines before it already say why. */
const firstParagraph = (lines: readonly string[], isMeaningful: (text: string) => boolean): string => {
  const blank = lines.findIndex((line, index) => index > 0 && line.trim() === '');
  const first = lines
    .slice(0, blank < 0 ? lines.length : blank)
    .join('\n')
    .trim();
  return blank < 0 || isMeaningful(first) ? first : lines.join('\n').trim();
};

/** Whether a text gives a reason. Lines of a long list differ by the name alone: what remains without it is read once. */
const readerOf = (mentions: readonly Mention[]): ((text: string) => boolean) => {
  const known = new Map<string, boolean>();
  const spoken = new Set(mentions.map(({ words }) => words));
  return (text) => {
    const [first = ''] = text.split(/[\s,，;；:：]/u, 1);
    const rest = spoken.has(first) ? text.slice(first.length) : text;
    const read = known.get(rest) ?? matchFailure(rest).length > 0;
    known.set(rest, read);
    return read;
  };
};
