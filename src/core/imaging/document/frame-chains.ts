/** Ways round what a paper that runs out of the photo shows of itself: from the frame along one to four of its sides, corner by corner, back to the frame. */
import { crossing, isPair, type Pixel, partWay, sideStep, sideSupport } from './between-lines.ts';
import { type Line, supportBetween } from './lines.ts';

/** Clockwise, the paper on the right; the first and the last place lie on the frame, the others are corners. */
export type FrameChain = readonly Pixel[];

/** Of the strongest lines, so many are taken for sides. */
const lineCount = 36;
const mostSides = 4;
/** Shares of a side that must be edge, and of its last stretch before the frame; what its two colours differ by (`sideStep`). */
const leastSupport = 0.4;
const leastAtFrame = 0.3;
const leastStep = 0.2;
/** Shorter sides are none, as a share of the picture's shorter side. */
const shortest = 0.06;
/** Sine of the angle at a corner. */
const leastTurn = 0.75;
/** What one more side, and what a chain round the whole picture, is worth against support and step, 0–1 each. */
const forSide = 0.25;
const forSize = 0.8;

/** The likeliest first, `count` at most. Sizes in pixels of the picture that the lines are from. */
export const findFrameChains = (
  lines: readonly Line[],
  width: number,
  height: number,
  count: number,
): FrameChain[] => {
  const search: Search = {
    walks: lines.slice(0, lineCount).flatMap((line) => walksOf(line, width, height)),
    width,
    height,
    least: shortest * Math.min(width, height),
    found: [],
  };
  for (const walk of search.walks) goOn(search, [walk], [placeOn(walk, walk.enters)], walk.enters, []);
  return search.found
    .sort(byWorth)
    .slice(0, count)
    .map(({ chain }) => chain);
};

const byWorth = (a: Found, b: Found): number => b.worth - a.worth;

type Found = { readonly chain: FrameChain; readonly worth: number };

type Search = {
  readonly walks: readonly Walk[];
  readonly width: number;
  readonly height: number;
  /** Of a side, in pixels. */
  readonly least: number;
  readonly found: Found[];
};

/** A line in one direction, and the places along it at which it comes out of the frame and goes back into it. */
type Walk = {
  readonly line: Line;
  readonly dx: number;
  readonly dy: number;
  readonly enters: number;
  readonly leaves: number;
};

type Side = { readonly support: number; readonly step: number };

/** From `from` on the last of the `gone` walks: to the frame, and round each corner at which another begins. */
const goOn = (
  search: Search,
  gone: readonly Walk[],
  places: readonly Pixel[],
  from: number,
  sides: readonly Side[],
): void => {
  const { walks, width, height, least, found } = search;
  const walk = gone.at(-1)!;
  const last = sideOf(walk, from, walk.leaves, gone.length === 1, true, least);
  if (last) {
    const chain = [...places, placeOn(walk, walk.leaves)];
    found.push({
      chain,
      worth: worthOf([...sides, last]) + forSize * Math.sqrt(shareOf(chain, width, height)),
    });
  }
  if (gone.length === mostSides) return;
  const before = gone.at(-2);
  for (const next of walks) {
    if (walk.dx * next.dy - walk.dy * next.dx < leastTurn) continue;
    if (before && !isOpposite(before, next, width, height)) continue;
    const corner = crossing(walk.line, next.line);
    if (!corner) continue;
    const end = alongOf(walk, corner);
    if (end < from + least || end > walk.leaves) continue;
    const begin = alongOf(next, corner);
    if (begin < next.enters || begin > next.leaves - least) continue;
    const side = sideOf(walk, from, end, gone.length === 1, false, least);
    if (side) goOn(search, [...gone, next], [...places, corner], begin, [...sides, side]);
  }
};

const isOpposite = (a: Walk, b: Walk, width: number, height: number): boolean =>
  a.dx * b.dx + a.dy * b.dy < 0 && isPair(a.line, b.line, width, height);

const sideOf = (
  walk: Walk,
  from: number,
  to: number,
  fromFrame: boolean,
  toFrame: boolean,
  least: number,
): Side | null => {
  if (to - from < least) return null;
  const { line, dx, dy } = walk;
  const [a, b] = [placeOn(walk, from), placeOn(walk, to)];
  const support = sideSupport(line, a, b);
  if (support < leastSupport) return null;
  const step = sideStep(line, a, b);
  if (step < leastStep) return null;
  const stretch = Math.max(10, (to - from) * 0.05);
  const sign = dy * line.cos - dx * line.sin;
  const edge = (u: number, v: number): number => supportBetween(line, u * sign, v * sign);
  if (fromFrame && edge(from + 2, from + stretch) < leastAtFrame) return null;
  if (toFrame && edge(to - stretch, to - 2) < leastAtFrame) return null;
  return { support, step };
};

const worthOf = (sides: readonly Side[]): number => {
  let [support, step, leastOfSupport, leastOfStep] = [0, 0, 1, 1];
  for (const side of sides) {
    support += side.support / sides.length;
    step += side.step / sides.length;
    leastOfSupport = Math.min(leastOfSupport, side.support);
    leastOfStep = Math.min(leastOfStep, side.step);
  }
  return support + leastOfSupport + step + leastOfStep + forSide * sides.length;
};

/** Both directions of a line; none where it hardly crosses the picture. */
const walksOf = (line: Line, width: number, height: number): Walk[] => {
  let [from, to] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const [foot, along, last] of [
    [line.rho * line.cos, -line.sin, width - 1],
    [line.rho * line.sin, line.cos, height - 1],
  ] as const) {
    // Parallel to this side of the frame, to a rounding error: whether it is inside decides.
    if (Math.abs(along) < 1e-9) {
      if (foot < 0 || foot > last) return [];
      continue;
    }
    const [a, b] = [-foot / along, (last - foot) / along];
    from = Math.max(from, Math.min(a, b));
    to = Math.min(to, Math.max(a, b));
  }
  if (to - from < Math.min(width, height) * shortest) return [];
  return [
    { line, dx: -line.sin, dy: line.cos, enters: from, leaves: to },
    { line, dx: line.sin, dy: -line.cos, enters: -to, leaves: -from },
  ];
};

const placeOn = ({ line, dx, dy }: Walk, along: number): Pixel => [
  line.rho * line.cos + along * dx,
  line.rho * line.sin + along * dy,
];

const alongOf = ({ dx, dy }: Walk, [x, y]: Pixel): number => x * dx + y * dy;

/** What lies to the right of a chain, as a share of the picture. */
const shareOf = (chain: FrameChain, width: number, height: number): number => {
  let polygon: readonly Pixel[] = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ];
  for (let index = 1; index < chain.length; index++)
    polygon = clipped(polygon, chain[index - 1]!, chain[index]!);
  let twice = 0;
  for (let index = 0; index < polygon.length; index++) {
    const here = polygon[index]!;
    const next = polygon[(index + 1) % polygon.length]!;
    twice += here[0] * next[1] - next[0] * here[1];
  }
  return twice / 2 / (width * height);
};

/** What of a polygon lies to the right of a line through two places. By index: taking pairs apart makes objects, for every chain. */
const clipped = (polygon: readonly Pixel[], from: Pixel, to: Pixel): Pixel[] => {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const kept: Pixel[] = [];
  for (let index = 0; index < polygon.length; index++) {
    const here = polygon[index]!;
    const next = polygon[(index + 1) % polygon.length]!;
    const inside = dx * (here[1] - from[1]) - dy * (here[0] - from[0]);
    const insideNext = dx * (next[1] - from[1]) - dy * (next[0] - from[0]);
    if (inside >= 0) kept.push(here);
    if (inside >= 0 !== insideNext >= 0) kept.push(partWay(here, next, inside / (inside - insideNext)));
  }
  return kept;
};
