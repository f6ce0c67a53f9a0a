/**
 * A frame printed on a paper shows better than the paper's own edge on a white desk. The paper's edge runs parallel to the frame, so
 * that its faint change of colour can be added up along whole sides, where no search for lines would see it. A side that does not show
 * at all is put where the opposite margin and the shapes of known papers say.
 */
import { mapPoint, solveHomography, unitSquare } from '#domain/plan/homography';
import type { Shrunk } from '../shrink.ts';
import type { Pixel, PixelQuad } from './between-lines.ts';
import { changesOutside, type Margin, nearest, reach } from './changes.ts';
import { knownShapes, strangenessOf } from './known-shapes.ts';
import { breadthsOf, outside } from './outwards.ts';

/** A paper around a frame. */
export type Outer = {
  readonly corners: PixelQuad;
  /** How clearly each side stands out of noise: 1 as clear as can be, 0 where it is only supposed. */
  readonly shown: readonly [number, number, number, number];
};

const mostPapers = 2;

/**
 * The likeliest papers around a quad, best first; a side may stay where it is. `own` is how well each side of the quad shows as a
 * paper's edge, 0–1. Pixels of `picture`.
 */
export const findOuter = (picture: Shrunk, frame: PixelQuad, own: readonly number[]): Outer[] => {
  const map = solveHomography(unitSquare, frame);
  if (!map) return [];
  const breadths = breadthsOf(frame);
  const margins = own.map((clear, side) => [
    ...changesOutside(picture, map, side, breadths[side % 2]!),
    { from: 0, to: 0, clear, worth: 5 * clear - 1 },
  ]);
  const [upright, level] = [0, 1].map((side) => pairsOf(margins[side]!, margins[side + 2]!)) as [
    Pair[],
    Pair[],
  ];
  const papers: Paper[] = [];
  for (const a of upright)
    for (const b of level) {
      const shape = Math.abs(Math.log((breadths[0] + a.wide) / (breadths[1] + b.wide)));
      const worth = a.worth + b.worth + Math.max(0, 2.5 - 60 * strangenessOf(shape));
      papers.push({ margins: [a.first, b.first, a.second, b.second], worth });
    }
  for (const a of upright)
    papers.push(...completed(a, margins[1]!, margins[3]!, breadths[0], breadths[1], false));
  for (const b of level)
    papers.push(...completed(b, margins[2]!, margins[0]!, breadths[1], breadths[0], true));
  return papers
    .filter(hasMargin)
    .sort(byWorth)
    .slice(0, mostPapers)
    .map(({ margins: four }) => ({
      corners: around(four, breadths).map((corner) => mapPoint(map, corner)) as unknown as PixelQuad,
      shown: four.map(({ clear }) => clear) as unknown as Outer['shown'],
    }));
};

/** Margins of two opposite sides; `wide` is what both add. */
type Pair = {
  readonly first: Margin;
  readonly second: Margin;
  readonly wide: number;
  readonly worth: number;
};

/** Top, right, bottom, left. */
type Paper = { readonly margins: readonly [Margin, Margin, Margin, Margin]; readonly worth: number };

// Not written where they are used: what is made anew for each frame is also compiled anew after each collection.
const hasMargin = ({ margins }: Paper): boolean => margins.some(isMargin);
const isMargin = ({ from, to }: Margin): boolean => from + to > 2 * nearest;
const byWorth = (a: Paper, b: Paper): number => b.worth - a.worth;

/** Nothing shows there. */
const supposed = (middle: number): Margin => ({ from: middle, to: middle, clear: 0, worth: 0 });

/** Margins seen on both sides, or seen on one and supposed to be the same on the other. */
const pairsOf = (first: readonly Margin[], second: readonly Margin[]): Pair[] => {
  const both = first.flatMap((one) => second.map((other) => [one, other] as const));
  const mirrored = [
    ...first.map((one) => [one, supposed((one.from + one.to) / 2)] as const),
    ...second.map((other) => [supposed((other.from + other.to) / 2), other] as const),
  ].filter(([one, other]) => one.from + one.to + other.from + other.to > 0);
  return [...both, ...mirrored].map(([one, other]) => {
    const [a, b] = [one.from + one.to, other.from + other.to];
    const even =
      a === 0 || b === 0 ? 0 : Math.max(0, 2 - (16 * Math.max(0, Math.abs(a - b) - 4)) / Math.max(a, b));
    return { first: one, second: other, wide: (a + b) / 2, worth: one.worth + other.worth + even };
  });
};

/** Three sides seen, and the fourth where a known shape puts it. `a` and `c` are the two sides between those of `pair`. */
const completed = (
  pair: Pair,
  a: readonly Margin[],
  c: readonly Margin[],
  long: number,
  short: number,
  isLevel: boolean,
): Paper[] => {
  const length = long + pair.wide;
  const papers: Paper[] = [];
  for (const shape of knownShapes)
    for (const need of [length * Math.exp(shape), length / Math.exp(shape)]) {
      for (const seen of a) {
        const other = opposite(seen, need, short);
        if (other) papers.push(paperOf(pair, seen, other, isLevel));
      }
      for (const seen of c) {
        const other = opposite(seen, need, short);
        if (other) papers.push(paperOf(pair, other, seen, isLevel));
      }
    }
  return papers;
};

/** The margin that a paper of the breadth `need` around a frame of the breadth `short` has opposite the one seen; null where it is none. */
const opposite = (seen: Margin, need: number, short: number): Margin | null => {
  const rest = need - short - (seen.from + seen.to) / 2;
  return seen.clear > 0.3 && rest > nearest && rest < short * reach ? supposed(rest) : null;
};

const paperOf = (pair: Pair, one: Margin, other: Margin, isLevel: boolean): Paper => ({
  margins: isLevel ? [other, pair.first, one, pair.second] : [pair.first, one, pair.second, other],
  worth: pair.worth + one.worth + other.worth + 1,
});

/** The corners, in the frame's own square, of the four lines outside its sides. */
export const around = (
  margins: readonly Pick<Margin, 'from' | 'to'>[],
  breadths: readonly [number, number],
): Pixel[] => {
  const edges = margins.map(({ from, to }, side) => {
    const breadth = breadths[side % 2]!;
    // Top, right, bottom, left: the first of both places is the one that the direction of `along` begins with.
    return [outside(side, 0, from / breadth), outside(side, 1, to / breadth)] as const;
  });
  return edges.map((edge, side) => meeting(edges[(side + 3) % 4]!, edge));
};

type Edge = readonly [Pixel, Pixel];

/** Where two lines through two points each meet; sides of a quad are never parallel. */
const meeting = ([a, b]: Edge, [c, d]: Edge): Pixel => {
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const share = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / (rx * sy - ry * sx);
  return [a[0] + share * rx, a[1] + share * ry];
};
