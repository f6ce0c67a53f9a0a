/** What was read in a line of pixels beside what the text layer says of it (figures: `docs/lab/reading.md`). */
import { type ReadChar, sure } from './reading.ts';
import type { LayerChar } from './text-layer.ts';

export type Compared = {
  /** The line as it is to be taken. */
  readonly chars: readonly ReadChar[];
  /** Those that both say, or that the layer alone is believed on. */
  readonly agreed: ReadonlySet<ReadChar>;
  /** Those on which the two differ, and nobody knows which is right. */
  readonly disputed: ReadonlySet<ReadChar>;
  /** Characters of the layer that are in the reader's list, and those that it read so. */
  readonly known: number;
  readonly same: number;
};

/** A part of the layer is believed where so many of the characters that can be known were read so. */
const leastAgreement = 0.8;
/** Probability of what both say, and of what they disagree on. */
const [agreedP, disputedP] = [0.99, 0.5];
/**
 * A character that is not in the reader's list is often read as one that looks like it, seldom as surely as this; what is in the list and
 * right mostly is.
 */
const surelyOther = 0.99;
/** Print further apart than this many widths of a character is compared by itself: other print may stand between. */
const widestGap = 0.7;
/** How far beside the layer's print its characters may have been read, in widths of one. */
const beside = 0.3;
/** Costs of an alignment: of a character that one of the two lacks, and in the place of one that cannot be read. */
const [lacking, unknowable] = [0.8, 0.4];

/**
 * Both in order along the line, places in one unit. `isKnown`: whether the reader of pixels has a character in its list.
 *
 * The layer stands in for a character that was read unsurely, or that cannot be read at all; against one that was read surely it only
 * raises a doubt. Where too little agrees it raises a doubt about all.
 */
export const compareWithLayer = (
  seen: readonly ReadChar[],
  layer: readonly LayerChar[],
  isKnown: (char: string) => boolean,
): Compared => {
  const parts = partsOf(layer);
  const judged: Judged = { agreed: new Set(), disputed: new Set() };
  let [known, same] = [0, 0];
  const chars: ReadChar[] = [];
  let next = 0;
  for (const part of parts) {
    const room = beside * widthOf(part);
    const [start, end] = [part[0]!.from - room, part.at(-1)!.to + room];
    while (next < seen.length && middleOf(seen[next]!) < start) chars.push(seen[next++]!);
    const own: ReadChar[] = [];
    while (next < seen.length && middleOf(seen[next]!) <= end) own.push(seen[next++]!);
    const said = part.filter(isPrint);
    const pairs = align(own.filter(isPrint), said, isKnown);
    const inList = said.filter(({ char }) => isKnown(char)).length;
    const equal = pairs.filter(([read, other]) => read && other && isSame(read.char, other.char)).length;
    const extra = pairs.filter(([, other]) => !other).length;
    known += inList;
    same += equal;
    const isBelieved = inList > 0 && equal >= leastAgreement * (inList + extra);
    // With nothing in the list there is nothing to compare.
    const kept = isBelieved
      ? pairs.flatMap(([read, other], at) =>
          judge(read, other, isKnown(other?.char ?? '') && !isDouble(pairs, at), judged),
        )
      : own.filter(isPrint).map((read) => (inList > 0 ? dispute(read, judged) : read));
    chars.push(
      ...[...kept, ...own.filter((char) => !isPrint(char))].sort((a, b) => middleOf(a) - middleOf(b)),
    );
  }
  chars.push(...seen.slice(next));
  return { chars, ...judged, known, same };
};

type Judged = { readonly agreed: Set<ReadChar>; readonly disputed: Set<ReadChar> };
type Pair = readonly [read: ReadChar | null, said: LayerChar | null];

const judge = (
  read: ReadChar | null,
  said: LayerChar | null,
  isReadable: boolean,
  judged: Judged,
): ReadChar[] => {
  if (!read) {
    const char = { ...said!, char: plain(said!.char), p: agreedP };
    // An eye that should have seen it and did not raises a doubt.
    return [isReadable ? dispute(char, judged) : agree(char, judged)];
  }
  if (!said) return read.p < sure ? [] : [dispute(read, judged)];
  if (isEqual(read.char, said.char)) return [agree(read, judged)];
  if (isSame(read.char, said.char) || read.p < (isReadable ? sure : surelyOther))
    return [agree({ ...read, char: plain(said.char) }, judged)];
  return [dispute(read, judged)];
};

/** Of two like characters beside each other the networks may read one. */
const isDouble = (pairs: readonly Pair[], at: number): boolean => {
  const [read, said] = pairs[at]!;
  const beside = [pairs[at - 1]?.[1], pairs[at + 1]?.[1]];
  return !read && beside.some((other) => other && isEqual(other.char, said!.char));
};

const agree = (char: ReadChar, { agreed }: Judged): ReadChar => {
  const sured = { ...char, p: Math.max(char.p, agreedP) };
  agreed.add(sured);
  return sured;
};

const dispute = (char: ReadChar, { disputed }: Judged): ReadChar => {
  const doubted = { ...char, p: Math.min(char.p, disputedP) };
  disputed.add(doubted);
  return doubted;
};

const isPrint = ({ char }: { readonly char: string }): boolean => /\S/u.test(char);
const middleOf = ({ from, to }: LayerChar): number => (from + to) / 2;

/** Half of the characters are as wide as this, or wider. */
const widthOf = (chars: readonly LayerChar[]): number => {
  const widths = chars.map(({ from, to }) => to - from).sort((a, b) => a - b);
  return widths[widths.length >> 1] ?? 0;
};

const partsOf = (layer: readonly LayerChar[]): LayerChar[][] => {
  const parts: LayerChar[][] = [];
  const widest = widestGap * widthOf(layer.filter(isPrint));
  for (const char of layer) {
    const part = parts.at(-1);
    if (part && char.from - part.at(-1)!.to <= widest) part.push(char);
    else if (isPrint(char)) parts.push([char]);
  }
  return parts;
};

/** Characters that are drawn alike in many typefaces: of two of them the eye cannot say which. */
const alike = [
  '0OoО〇○零',
  '1Il|丨',
  '-－—–−‐一ー',
  '·•・.．',
  ',，、',
  ':：;；',
  '\'’‘`"“”',
  'Cc',
  'Kk',
  'Pp',
  'Ss',
  'Uu',
  'Vv',
  'Ww',
  'Xx',
  'Zz',
];
const alikeOf = new Map(alike.flatMap((group, index) => [...group].map((char) => [char, index] as const)));

const isEqual = (one: string, other: string): boolean => one.normalize('NFKC') === other.normalize('NFKC');
const isSame = (one: string, other: string): boolean =>
  isEqual(one, other) || (alikeOf.has(one) && alikeOf.get(one) === alikeOf.get(other));

/** Some programs write a radical of Kangxi, or a form that is there for old standards' sake, in the place of the character. */
const plain = (char: string): string => {
  const normal = char.normalize('NFKC');
  return /^\p{Script=Han}$/u.test(normal) ? normal : char;
};

/** The alignment of least cost (Needleman & Wunsch 1970). */
const align = (
  seen: readonly ReadChar[],
  said: readonly LayerChar[],
  isKnown: (char: string) => boolean,
): Pair[] => {
  const columns = said.length + 1;
  const cost = new Float64Array((seen.length + 1) * columns);
  const pairCost = (i: number, j: number): number =>
    isSame(seen[i]!.char, said[j]!.char) ? 0 : isKnown(said[j]!.char) ? 1 : unknowable;
  for (let i = 0; i <= seen.length; i++)
    for (let j = 0; j <= said.length; j++) {
      if (i === 0 && j === 0) continue;
      const both = i > 0 && j > 0 ? cost[(i - 1) * columns + j - 1]! + pairCost(i - 1, j - 1) : Infinity;
      const onlySeen = i > 0 ? cost[(i - 1) * columns + j]! + lacking : Infinity;
      const onlySaid = j > 0 ? cost[i * columns + j - 1]! + lacking : Infinity;
      cost[i * columns + j] = Math.min(both, onlySeen, onlySaid);
    }
  const pairs: Pair[] = [];
  for (let i = seen.length, j = said.length; i > 0 || j > 0; ) {
    const here = cost[i * columns + j]!;
    if (i > 0 && j > 0 && here === cost[(i - 1) * columns + j - 1]! + pairCost(i - 1, j - 1))
      pairs.push([seen[--i]!, said[--j]!]);
    else if (i > 0 && here === cost[(i - 1) * columns + j]! + lacking) pairs.push([seen[--i]!, null]);
    else pairs.push([null, said[--j]!]);
  }
  return pairs.reverse();
};
