/** Lays each side of a quad onto the edge that is really there, to a fraction of a pixel, and measures what it saw on the way. */
import { allCorners, area, mapCorners } from '#domain/plan/corners';
import type { Shrunk } from '../shrink.ts';
import type { Pixel, PixelQuad } from './between-lines.ts';
import { changesAt, fractionsAt, kernelWith } from './load-kernel.ts';
import { places } from './look-along.ts';

export type Refined = {
  readonly corners: PixelQuad;
  /** Of each side the share of places whose edge lies on one straight line, 0–1. */
  readonly inliers: readonly number[];
};

/** How far to either side of the guessed line an edge may lie, in pixels of the copy. */
const reach = 7;
/** A place counts when its edge is this near to the fitted line. */
const near = 1.2;

/** Sides that were laid already: many quads share one. */
export type LaidSides = Map<string, FittedLine>;

/** Null when the sides fall together. Sides that are `fixed` stay where they are: outside of the frame nothing is seen. */
export const refineQuad = (
  picture: Shrunk,
  guess: PixelQuad,
  laid: LaidSides = new Map(),
  fixed: readonly boolean[] = [],
): Refined | null => {
  const lines = mapCorners(guess, (from, side): FittedLine => {
    const to = guess[(side + 1) % 4]!;
    return fixed[side] ? { ...through(from, to), inliers: 0 } : layOnce(picture, from, to, laid);
  });
  const quad = allCorners(mapCorners(lines, (line, index) => cross(lines[(index + 3) % 4]!, line)));
  if (!quad || area(quad) <= 0) return null;
  return { corners: quad, inliers: lines.map(({ inliers }) => inliers) };
};

/** A point of the line and its direction, of length 1. */
type FittedLine = { x: number; y: number; dx: number; dy: number; inliers: number };

const through = ([x, y]: Pixel, [u, v]: Pixel): Omit<FittedLine, 'inliers'> => {
  const length = Math.hypot(u - x, v - y);
  return { x, y, dx: (u - x) / length, dy: (v - y) / length };
};

const layOnce = (picture: Shrunk, from: Pixel, to: Pixel, laid: LaidSides): FittedLine => {
  const [forth, back] = [`${from} ${to}`, `${to} ${from}`];
  const known = laid.get(forth);
  if (known) return known;
  const line = fitSide(picture, from, to);
  laid.set(forth, line);
  laid.set(back, { ...line, dx: -line.dx, dy: -line.dy });
  return line;
};

/** Written over for every side: how far along it an edge was seen, how far off, and how strong it is. */
const alongs = new Float64Array(places);
const offs = new Float64Array(places);
const strengths = new Float64Array(places);

const fitSide = (picture: Shrunk, from: Pixel, to: Pixel): FittedLine => {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const dx = (to[0] - from[0]) / length;
  const dy = (to[1] - from[1]) / length;
  const kernel = kernelWith(picture);
  const step = (length * 0.84) / (places - 1);
  const start = length * 0.08;
  const steps = count;
  const ends = reach + 0.5;
  // The normal is (−dy, dx).
  kernel.takeChanges(
    changesAt,
    places,
    steps,
    from[0] + dx * start + dy * ends,
    from[1] + dy * start - dx * ends,
    dx * step,
    dy * step,
    -dy / 2,
    dx / 2,
    picture.width - 1.001,
    picture.height - 1.001,
    picture.width * 8,
  );
  const changes = fractionsAt(changesAt, places * steps);
  let found = 0;
  for (let index = 0; index < places; index++) {
    const weight = strongestChange(changes, index * steps, steps, found);
    if (weight === 0) continue;
    alongs[found] = 0.08 + (0.84 * index) / (places - 1) - 0.5;
    strengths[found++] = 0.3 + weight / 60;
  }
  let [offset, slope] = robustLine(found, likelyRise);
  let inliers = inliersOf(found, offset, slope);
  if (inliers < mostlyStraight) {
    // A guess that leans far from the edge: believed where nearly the whole side says so.
    const [steepOffset, steepSlope] = robustLine(found, mostRise);
    const steep = inliersOf(found, steepOffset, steepSlope);
    if (steep >= nearlyWhole) [offset, slope, inliers] = [steepOffset, steepSlope, steep];
  }
  // `off` counts along the normal (−dy, dx).
  const startOff = offset - slope / 2;
  const endOff = offset + slope / 2;
  const x = from[0] - dy * startOff;
  const y = from[1] + dx * startOff;
  const endX = to[0] - dy * endOff;
  const endY = to[1] + dx * endOff;
  const long = Math.hypot(endX - x, endY - y);
  return { x, y, dx: (endX - x) / long, dy: (endY - y) / long, inliers };
};

/** Pixels by which an edge rises over the whole side: beyond the first it is unlikely, beyond the second it is not looked for. */
const likelyRise = 1.5 * reach;
const mostRise = (2 * reach) / 0.84;
/** Of all places, how many lie on the line: with fewer than the first a steep one is tried, with the second it is taken. */
const mostlyStraight = 0.6;
const nearlyWhole = 0.85;

const inliersOf = (found: number, offset: number, slope: number): number => {
  let inliers = 0;
  for (let index = 0; index < found; index++)
    if (Math.abs(offs[index]! - offset - slope * alongs[index]!) < near) inliers++;
  return inliers / places;
};

/** Places across a line at which a change of colour is asked, half a pixel apart: each is a difference over two half steps. */
const count = 4 * reach + 1;
/** What a change counts by its place: one at the guessed line more than one at either end. */
const nearer = Float64Array.from(
  { length: count },
  (_, index) => 1 - 0.6 * ((index - 2 * reach) / (2 * reach)) ** 2,
);

/**
 * By how much colour changes where it changes most across a line, of the `steps` from `from` in `changes`; 0 where it hardly does. How
 * far off the line that is goes into `offs` at `to`.
 */
const strongestChange = (changes: Float32Array, from: number, steps: number, to: number): number => {
  let best = -1;
  let weight = 0;
  const skipped = (count - steps) / 2;
  for (let index = 1; index < steps - 1; index++) {
    const own = changes[from + index]!;
    const value = own * nearer[skipped + index]!;
    if (value > weight && own >= changes[from + index - 1]! && own >= changes[from + index + 1]!) {
      weight = value;
      best = index;
    }
  }
  if (best < 0 || weight < 4) return 0;
  const before = changes[from + best - 1]!;
  const own = changes[from + best]!;
  const behind = changes[from + best + 1]!;
  const bend = before - 2 * own + behind;
  const shift = bend < 0 ? (0.5 * (before - behind)) / bend : 0;
  offs[to] = (best - (steps >> 1) + Math.max(-0.5, Math.min(0.5, shift))) / 2;
  return Math.min(60, Math.sqrt(weight));
};

/**
 * Offset at the middle and rise over the whole length, of the first `found` places: the pair of them that most others agree with, then
 * least squares over those.
 */
const robustLine = (found: number, steepest: number): readonly [offset: number, slope: number] => {
  if (found < 8) return [0, 0];
  let offset = 0;
  let slope = 0;
  let most = -1;
  let all = 0;
  for (let index = 0; index < found; index++) all += strengths[index]!;
  const step = Math.max(1, Math.floor(found / 14));
  for (let first = 0; first < found; first += step)
    for (let second = first + step * 3; second < found; second += step) {
      const rise = (offs[second]! - offs[first]!) / (alongs[second]! - alongs[first]!);
      const middle = offs[first]! - rise * alongs[first]!;
      if (Math.abs(rise) > steepest || Math.abs(middle) > reach) continue;
      // What disagrees is taken off, so that a hopeless pair is left early.
      let agreed = all;
      for (let index = 0; index < found && agreed > most; index++)
        if (Math.abs(offs[index]! - middle - rise * alongs[index]!) >= near) agreed -= strengths[index]!;
      if (agreed <= most) continue;
      most = agreed;
      offset = middle;
      slope = rise;
    }
  for (let round = 0; round < 2; round++) {
    let n = 0;
    let su = 0;
    let sv = 0;
    let suu = 0;
    let suv = 0;
    for (let index = 0; index < found; index++) {
      const u = alongs[index]!;
      const off = offs[index]!;
      if (Math.abs(off - offset - slope * u) >= near) continue;
      n++;
      su += u;
      sv += off;
      suu += u * u;
      suv += u * off;
    }
    const spread = n * suu - su * su;
    if (n < 6 || spread < 1e-6) break;
    slope = (n * suv - su * sv) / spread;
    offset = (sv - slope * su) / n;
  }
  return [offset, slope];
};

const cross = (a: FittedLine, b: FittedLine): Pixel | null => {
  const sine = a.dx * b.dy - a.dy * b.dx;
  if (Math.abs(sine) < 0.3) return null;
  const along = ((b.x - a.x) * b.dy - (b.y - a.y) * b.dx) / sine;
  return [a.x + a.dx * along, a.y + a.dy * along];
};
