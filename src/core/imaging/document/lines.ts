/** Long straight edges, by Hough's vote: every crest votes for the lines that run along it. */

import type { Shrunk } from '../shrink.ts';
import type { Edges } from './edges.ts';

/** Points with x·cos + y·sin = rho, in pixels of the edges. */
export type Line = {
  readonly theta: number;
  readonly cos: number;
  readonly sin: number;
  readonly rho: number;
  /** Running sum of aligned edge along the line, from `start` in steps of one pixel. */
  readonly support: Float32Array;
  /** Running sums, as `support`, of what red, green and blue differ by between the two sides of the line, some way off it. */
  readonly change: readonly [Float32Array, Float32Array, Float32Array];
  /** Place along the direction (−sin, cos) of the first entry of `support`. */
  readonly start: number;
  /** A side of the photo itself: a paper that runs out of the photo ends there. */
  readonly isFrame?: boolean;
};

/** As much edge, and levels of change, as the photo's own sides are given: nothing is known of them. */
const frameSupport = 0.5;
const frameChange = 4;

/** The photo's four sides. */
export const frameLines = ({ width, height }: Pick<Shrunk, 'width' | 'height'>): Line[] => {
  const reach = Math.ceil(Math.hypot(width, height));
  const sums = (each: number) => Float32Array.from({ length: 2 * reach + 1 }, (_, at) => at * each);
  const support = sums(frameSupport);
  const change = [sums(frameChange), sums(frameChange), sums(frameChange)] as const;
  return (
    [
      [Math.PI / 2, -0.5],
      [0, width - 0.5],
      [Math.PI / 2, height - 0.5],
      [0, -0.5],
    ] as const
  ).map(([theta, rho]) => ({
    theta,
    cos: theta === 0 ? 1 : 0,
    sin: theta === 0 ? 0 : 1,
    rho,
    support,
    change,
    start: -reach,
    isFrame: true,
  }));
};

const angles = 180;
/** Degrees by which a crest's own direction may differ from a line that it votes for. */
const slack = 5;
/** Lines closer than this to a stronger one are the same line. */
const sameDegrees = 3;
const samePixels = 4;
/** Of lines that run one way, so many at most: a striped desk has more of them than a paper has sides. */
const mostOneWay = 20;
/** Degrees by which lines that run one way differ at most. */
const oneWay = 6;

/** The strongest lines, best first; `count` at most. */
export const findLines = (picture: Shrunk, edges: Edges, count: number): Line[] => {
  const peaks = findPeaks(edges);
  const chosen = chooseApart(peaks, count);
  return chosen.map((peak) => {
    const theta = (peaks.turn[peak]! * Math.PI) / angles;
    const rho = peaks.rho[peak]!;
    // The line is put together here: handed through the long loop of `measureLine`, its place sometimes came back wrong (see below).
    return {
      theta,
      cos: Math.cos(theta),
      sin: Math.sin(theta),
      rho,
      ...measureLine(picture, edges, theta, rho),
    };
  });
};

/**
 * The strongest peaks that are no other one again. In whole numbers and a plain loop: as a closure over objects of fractions the
 * engine's optimizing compiler now and then let one pass that is the same, and the same photo got other corners.
 */
const chooseApart = ({ turn, rho, order }: Peaks, count: number): number[] => {
  const chosen: number[] = [];
  const ways = new Uint8Array(angles);
  for (let at = 0; at < order.length && chosen.length < count; at++) {
    const peak = order[at]!;
    let apart = ways[turn[peak]!]! < mostOneWay;
    for (let other = 0; other < chosen.length && apart; other++) {
      const stronger = chosen[other]!;
      const turned = Math.abs(turn[stronger]! - turn[peak]!);
      // A line turned by half a turn is the same line, on the other side of the middle.
      const away = turned > angles / 2 ? rho[stronger]! + rho[peak]! : rho[stronger]! - rho[peak]!;
      apart = Math.min(turned, angles - turned) > sameDegrees || Math.abs(away) > samePixels;
    }
    if (!apart) continue;
    chosen.push(peak);
    for (let off = -oneWay; off <= oneWay; off++) ways[(turn[peak]! + off + angles) % angles]!++;
  }
  return chosen;
};

type Crests = {
  readonly x: Uint16Array;
  readonly y: Uint16Array;
  readonly weight: Float32Array;
  /** Where the crests of each direction begin, in degrees; one more than there are directions. */
  readonly first: Uint32Array;
};

/** The crests in the order of their directions, so that the votes for one direction stay together. */
const sortCrests = ({ width, height, crest, angle }: Edges): Crests => {
  const size = width * height;
  const directions = new Uint8Array(size);
  const first = new Uint32Array(angles + 1);
  for (let at = 0; at < size; at++) {
    if (crest[at] === 0) continue;
    // From 0 to 179: −90° and 90° are the same line.
    const turn = Math.round((angle[at]! * angles) / Math.PI);
    const direction = turn < 0 ? turn + angles : turn;
    directions[at] = direction;
    first[direction + 1]!++;
  }
  for (let index = 0; index < angles; index++) first[index + 1]! += first[index]!;
  const next = first.slice();
  const count = first[angles]!;
  const [x, y, weight] = [new Uint16Array(count), new Uint16Array(count), new Float32Array(count)];
  for (let row = 1; row < height - 1; row++)
    for (let column = 1, at = row * width + 1; column < width - 1; column++, at++) {
      const strength = crest[at]!;
      if (strength === 0) continue;
      const place = next[directions[at]!]!++;
      x[place] = column;
      y[place] = row;
      weight[place] = strength;
    }
  return { x, y, weight, first };
};

/** Columns instead of objects: there are thousands, and only the order of a few is asked for. */
type Peaks = {
  /** In steps of half a turn over `angles`. */
  readonly turn: Uint8Array;
  readonly rho: Int16Array;
  /** Places in the columns, the most votes first; of equal ones the one that was seen first. */
  readonly order: Uint32Array;
};

/** Where the votes are highest along each direction. */
const findPeaks = (edges: Edges): Peaks => {
  const { width, height } = edges;
  const least = Math.min(width, height) * 0.035;
  const reach = Math.ceil(Math.sqrt(width * width + height * height)) + 2;
  const votes = new Float32Array(2 * reach + 1);
  const crests = sortCrests(edges);
  // Two peaks have a lower cell between them.
  const most = angles * (reach + 1);
  const [turn, rho, strength] = [new Uint8Array(most), new Int16Array(most), new Float32Array(most)];
  let count = 0;
  for (let index = 0; index < angles; index++) {
    const theta = (index * Math.PI) / angles;
    const [cos, sin] = [Math.cos(theta), Math.sin(theta)];
    votes.fill(0);
    for (let off = -slack; off <= slack; off++)
      castVotes(votes, crests, (index + off + angles) % angles, cos, sin, reach);
    for (let cell = 1; cell < votes.length - 1; cell++) {
      const value = votes[cell]!;
      if (value < least || value < votes[cell - 1]! || value <= votes[cell + 1]!) continue;
      turn[count] = index;
      rho[count] = cell - reach;
      strength[count] = value;
      count++;
    }
  }
  const order = Uint32Array.from({ length: count }, (_, peak) => peak);
  order.sort((a, b) => strength[b]! - strength[a]! || a - b);
  return { turn, rho, order };
};

/** The crests of one direction vote for the lines through them, each for the two that are nearest. */
const castVotes = (
  votes: Float32Array,
  { x, y, weight, first }: Crests,
  direction: number,
  cos: number,
  sin: number,
  reach: number,
): void => {
  const end = first[direction + 1]!;
  for (let at = first[direction]!; at < end; at++) {
    const rho = x[at]! * cos + y[at]! * sin + reach;
    const cell = rho | 0;
    const own = weight[at]!;
    const part = own * (rho - cell);
    votes[cell]! += own - part;
    votes[cell + 1]! += part;
  }
};

/** Mean support of a line between two places along it, 0–1. */
export const supportBetween = (line: Line, from: number, to: number): number =>
  sumBetween(line, line.support, from, to) / Math.max(1, Math.abs(to - from));

/** What the colours of the two sides of a line differ by between two places along it, levels; 0 for a line printed on one colour. */
export const changeBetween = (line: Line, from: number, to: number): number => {
  // Not `Math.hypot`, here and in `quads.ts`: this runs for every side of every quad.
  const [red, green, blue] = line.change;
  const r = sumBetween(line, red, from, to);
  const g = sumBetween(line, green, from, to);
  const b = sumBetween(line, blue, from, to);
  return Math.sqrt((r * r + g * g + b * b) / 3) / Math.max(1, Math.abs(to - from));
};

const sumBetween = ({ start }: Line, sums: Float32Array, from: number, to: number): number => {
  const last = sums.length - 1;
  const a = Math.max(0, Math.min(last, Math.round(Math.min(from, to) - start)));
  const b = Math.max(0, Math.min(last, Math.round(Math.max(from, to) - start)));
  return sums[b]! - sums[a]!;
};

/** Walks the line through the picture and adds up what runs along it, within a pixel and a half to either side. */
const measureLine = (
  { planes }: Shrunk,
  { width, height, crest, angle }: Edges,
  theta: number,
  rho: number,
): Pick<Line, 'support' | 'change' | 'start'> => {
  const cos = Math.cos(theta);
  const sin = Math.sin(theta);
  const reach = Math.ceil(Math.hypot(width, height));
  const support = new Float32Array(2 * reach + 1);
  const [red, green, blue] = [0, 1, 2].map(
    () => new Float32Array(2 * reach + 1),
  ) as unknown as Line['change'];
  let [sum, r, g, b] = [0, 0, 0, 0];
  for (let step = -reach, to = 0; step <= reach; step++, to++) {
    const x = rho * cos - step * sin;
    const y = rho * sin + step * cos;
    // Outside the picture nothing is added.
    if (x > -sideways && y > -sideways && x < width + sideways && y < height + sideways) {
      let best = 0;
      for (let off = -2; off <= 2; off++) {
        const column = Math.round(x + off * cos);
        const row = Math.round(y + off * sin);
        if (column < 1 || row < 1 || column >= width - 1 || row >= height - 1) continue;
        const at = row * width + column;
        if (crest[at]! > best && isAlong(angle[at]!, theta)) best = crest[at]!;
      }
      sum += best;
      const before = placeOf(x - sideways * cos, y - sideways * sin, width, height);
      const behind = placeOf(x + sideways * cos, y + sideways * sin, width, height);
      if (before >= 0 && behind >= 0) {
        r += planes[0][behind]! - planes[0][before]!;
        g += planes[1][behind]! - planes[1][before]!;
        b += planes[2][behind]! - planes[2][before]!;
      }
    }
    support[to] = sum;
    red[to] = r;
    green[to] = g;
    blue[to] = b;
  }
  return { support, change: [red, green, blue], start: -reach };
};

/** How far to either side of a line its two colours are taken: beyond the width of a printed frame. */
const sideways = 6;

const placeOf = (x: number, y: number, width: number, height: number): number => {
  const column = Math.round(x);
  const row = Math.round(y);
  return column < 0 || row < 0 || column >= width || row >= height ? -1 : row * width + column;
};

const isAlong = (angle: number, theta: number): boolean => {
  // Less than one and a half half turns: `%` is slow.
  const turn = Math.abs(angle - theta);
  return Math.abs(turn > Math.PI / 2 ? turn - Math.PI : turn) < 0.3;
};
