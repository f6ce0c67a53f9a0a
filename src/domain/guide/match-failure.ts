/** Finds which published message a pasted text is, although copies differ in width, punctuation, case and completeness. */
import { matchEveryday } from './everyday-rules.ts';
import { failureRow, type KnownFailure, knownFailures } from './failure-table.ts';
import { matchTaught, type Taught } from './taught.ts';

export type FailureMatch = {
  readonly id: KnownFailure;
  /** 0 to 1: how much of the shorter of message and text the other one holds, weighed by how telling each character is. */
  readonly score: number;
};

/** Texts longer than this are cut: a longer one is no message, and the answer must come at once. */
const longest = 20_000;
/** Under this a likeness is chance. */
const leastScore = 0.45;

/** What everyday words are worth: more than a weak likeness to a published message, less than a good one. */
const everydayScores = { 1: 0.6, 2: 0.7, 3: 0.78 } as const;

type Known = { readonly id: KnownFailure; readonly tokens: readonly string[]; readonly weight: number };

/** What two neighbours that stand together in both are worth, beside what each is worth alone. */
const pairShare = 0.5;

/**
 * The best matches, best first; none when nothing is like it. Any string is taken; only its first 20,000 characters are read
 * together with its last 20,000. What an office was told that a sentence means counts like a code.
 */
export const matchFailure = (text: string, taught: readonly Taught[] = []): readonly FailureMatch[] => {
  const read = text.length > 2 * longest ? `${text.slice(0, longest)}\n${text.slice(-longest)}` : text;
  const byCode = matchCodes(read);
  const tokens = tokenize(read);
  const best = new Map<KnownFailure, Likeness>();
  for (const known of messages) {
    const matched = overlap(known.tokens, tokens);
    const score = likeness(matched, known.weight, weigh(tokens));
    const found = { score, matched };
    const before = best.get(known.id);
    if (!before || byLikeness(found, before) < 0) best.set(known.id, found);
  }
  for (const { id, tells } of matchEveryday(read)) {
    const score = everydayScores[tells];
    const before = best.get(id);
    if (!before || before.score < score) best.set(id, { score, matched: 0 });
  }
  for (const id of byCode) best.set(id, { score: 1, matched: Number.POSITIVE_INFINITY });
  const told = matchTaught(read, taught).map(({ means }) => means);
  // The longest sentence first, before every code.
  for (const [at, id] of [...new Set(told)].entries())
    best.set(id, { score: 1, matched: at === 0 ? Number.POSITIVE_INFINITY : Number.MAX_VALUE });
  const [first] = told;
  if (first !== undefined)
    for (const [id, { score, matched }] of best)
      if (id !== first && matched === Number.POSITIVE_INFINITY)
        best.set(id, { score, matched: Number.MAX_VALUE });
  return [...best]
    .filter(([, { score }]) => score >= leastScore)
    .sort(([, a], [, b]) => byLikeness(a, b))
    .map(([id, { score }]) => ({ id, score: Math.round(score * 100) / 100 }));
};

type Likeness = { readonly score: number; readonly matched: number };

/** Best first. Scores that close are equal; then the longer message is the one that is meant. */
const byLikeness = (a: Likeness, b: Likeness): number =>
  Math.round(b.score * 25) - Math.round(a.score * 25) || b.matched - a.matched;

/** Han characters one by one; letters and digits as words; marks, spaces, width and case do not count. */
const tokenize = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? [];

const matchCodes = (text: string): KnownFailure[] => {
  const words = new Set(
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[a-z]+\.?[0-9]*[a-z]*/g) ?? [],
  );
  return knownFailures.filter((id) => failureRow(id).codes.some((code) => words.has(code.toLowerCase())));
};

const tokenLists = knownFailures.flatMap((id) =>
  failureRow(id).messages.map((message) => ({ id, tokens: tokenize(message) })),
);

/** A token that stands in few messages tells more than one that stands in many. */
const rarity = new Map<string, number>();
for (const { tokens } of tokenLists)
  for (const token of new Set(tokens)) rarity.set(token, (rarity.get(token) ?? 0) + 1);
const weightOf = (token: string): number => Math.log(1 + tokenLists.length / (rarity.get(token) ?? 2));
const weigh = (tokens: readonly string[]): number =>
  tokens.reduce((sum, token, index) => sum + weightOf(token) + pairWeight(token, tokens[index + 1]), 0);
const pairWeight = (token: string, next: string | undefined): number =>
  next === undefined ? 0 : (pairShare * (weightOf(token) + weightOf(next))) / 2;

const messages: readonly Known[] = tokenLists.map((entry) => ({ ...entry, weight: weigh(entry.tokens) }));

/**
 * How much of the message is there, and, weighing more, how much of the text (or of as much text as the message) it explains: a
 * part of a long message is still that message.
 */
const likeness = (matched: number, message: number, text: number): number =>
  message === 0 || text === 0 ? 0 : matched / (message ** 0.3 * Math.min(message, text) ** 0.7);

/**
 * Weight of the longest common subsequence of the message and that stretch of the text, at most half longer than the message,
 * where most of it lies: what fell out in between costs nothing, what stands elsewhere in an e-mail does not count.
 */
const overlap = (message: readonly string[], text: readonly string[]): number => {
  const whole = mendEnds(message, text);
  const width = Math.ceil(message.length * 1.5);
  if (whole.length <= width) return commonWeight(message, whole);
  const [start, hits] = densest(message, whole, width);
  return hits < message.length / 4 ? 0 : commonWeight(message, whole.slice(start, start + width));
};

/** A text that was cut may begin and end within a word. */
const mendEnds = (message: readonly string[], text: readonly string[]): readonly string[] => {
  const [begin, end] = [text[0] ?? '', text.at(-1) ?? ''];
  const first = message.find((token) => token.endsWith(begin)) ?? begin;
  const last = message.find((token) => token.startsWith(end)) ?? end;
  return text.length < 2
    ? [first === begin ? last : first].slice(0, text.length)
    : text.with(0, first).with(-1, last);
};

/** Where a window of `width` tokens holds most of the message's pairs of neighbours, and how many. */
const densest = (
  message: readonly string[],
  text: readonly string[],
  width: number,
): readonly [start: number, hits: number] => {
  const pairs = new Set(message.map((token, index) => `${token} ${message[index + 1] ?? ''}`));
  const singles = new Set(message);
  const hit = (index: number): number =>
    Number(pairs.has(`${text[index]} ${text[index + 1] ?? ''}`)) + Number(singles.has(text[index] ?? ''));
  let hits = 0;
  let best: [number, number] = [0, 0];
  for (let end = 0; end < text.length; end++) {
    hits += hit(end);
    if (end >= width) hits -= hit(end - width);
    if (hits > best[1]) best = [Math.max(0, end - width + 1), hits];
  }
  return best;
};

const commonWeight = (a: readonly string[], b: readonly string[]): number => {
  let previous = new Float64Array(b.length + 1);
  for (const token of a) {
    const row = new Float64Array(b.length + 1);
    const weight = weightOf(token);
    for (let index = 1; index <= b.length; index++)
      row[index] =
        token === b[index - 1] ? previous[index - 1]! + weight : Math.max(previous[index]!, row[index - 1]!);
    previous = row;
  }
  const pairs = new Set(b.map((token, index) => `${token} ${b[index + 1] ?? ''}`));
  return a.reduce(
    (sum, token, index) =>
      sum + (pairs.has(`${token} ${a[index + 1] ?? ''}`) ? pairWeight(token, a[index + 1]) : 0),
    previous[b.length]!,
  );
};
