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
    const here = (index.get(folded.text.slice(at, at + 2)) ?? []).filter(
      ({ words, by }) => folded.text.startsWith(words, at) && standsAlone(text, folded, at, words, by),
    );
    const longest = Math.max(0, ...here.map(({ words }) => words.length));
    if (longest === 0) continue;
    const begin = folded.from[at]!;
    const end = endOf(text, folded, at + longest);
    for (const { template, by, words } of here)
      if (words.length === longest) found.push({ template, by, words: text.slice(begin, end), at: begin });
    at += longest - 1;
  }
  return withoutSharedNames(found);
};

const indexOf = (known: readonly Named[]): ReadonlyMap<string, readonly Entry[]> => {
  const index = new Map<string, Entry[]>();
  const add = (template: string, by: MentionKind, typed: string): void => {
    const words = foldMention(typed).text.replaceAll('\n', '');
    if (words.length < leastLength(by, words)) return;
    const start = words.slice(0, 2);
    const entries = index.get(start) ?? [];
    if (entries.some((entry) => entry.template === template && entry.words === words)) return;
    entries.push({ template, by, words });
    index.set(start, entries);
  };
  for (const { template, numbers, domains, names } of known) {
    for (const number of numbers) add(template, 'number', number);
    for (const domain of domains) add(template, 'domain', domain);
    for (const name of names) add(template, 'name', name);
  }
  return index;
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
  return found.filter((mention) => {
    if (mention.by !== 'name' || sure.has(mention.template)) return true;
    return !found.some((other) => other.at === mention.at && sure.has(other.template));
  });
};

/**
 * The part of the text for each template mentioned, in the order of the text. A part begins with the line that names the template
 * and ends before the next line that names one. A part without a reason takes the next reason below it, else the words above
 * the first part, else the whole text.
 */
export const partsOfText = (text: string, mentions: readonly Mention[]): readonly MentionedPart[] => {
  const lines = text.split(/\r\n|\r|\n/u);
  const starts = lineStarts(text);
  const lineOf = (at: number): number => starts.findLastIndex((start) => start <= at);
  const named = [...new Set(mentions.map(({ at }) => lineOf(at)))].sort((a, b) => a - b);
  const blockOf = (index: number): string =>
    firstParagraph(lines.slice(named[index]!, named[index + 1] ?? lines.length));
  const blocks = named.map((_, index) => blockOf(index));
  const head = lines
    .slice(0, named[0] ?? 0)
    .join('\n')
    .trim();
  const reasonFor = (index: number): string => {
    const own = blocks[index]!;
    if (isMeaningful(own)) return own;
    const below = blocks.slice(index + 1).find(isMeaningful);
    // Above comes first where the text opens with the reason and then lists names.
    const other = isMeaningful(head) ? head : (below ?? '');
    return other === '' ? own : `${own}\n${other}`;
  };
  const parts = new Map<string, { mentions: Mention[]; indexes: Set<number> }>();
  for (const mention of mentions) {
    const part = parts.get(mention.template) ?? { mentions: [], indexes: new Set() };
    parts.set(mention.template, part);
    part.mentions.push(mention);
    part.indexes.add(named.indexOf(lineOf(mention.at)));
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

/** Greetings and signatures follow after an empty line; they stay out where the lines before it already say why. */
const firstParagraph = (lines: readonly string[]): string => {
  const blank = lines.findIndex((line, index) => index > 0 && line.trim() === '');
  const first = lines
    .slice(0, blank < 0 ? lines.length : blank)
    .join('\n')
    .trim();
  return blank < 0 || isMeaningful(first) ? first : lines.join('\n').trim();
};

const isMeaningful = (text: string): boolean => matchFailure(text).length > 0;
