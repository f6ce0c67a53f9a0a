/** What a candidate's sides show by themselves, and held against other candidates' sides. */

import { valueAtRank } from '../value-at-rank.ts';
import type { PixelQuad } from './between-lines.ts';
import type { Candidate } from './candidates.ts';
import type { SideSeen } from './look-along.ts';
import { away, close, meanOf, places, type Seen, shareAlong } from './seen.ts';

export const shownOf = ({ inliers, step }: SideSeen): number => inliers * Math.min(1, Math.max(0, step) / 8);

export const sidesSeen = ({ sides }: Candidate): number[] => {
  const free = sides.filter((side) => side !== null);
  if (free.length === 0) return whenWhole;
  const mean = (of: (side: SideSeen) => number): number =>
    free.reduce((sum, side) => sum + of(side), 0) / free.length;
  const least = (of: (side: SideSeen) => number): number => Math.min(...free.map(of));
  const most = (of: (side: SideSeen) => number): number => Math.max(...free.map(of));
  const step = (side: SideSeen): number => Math.log1p(Math.min(20, Math.max(0, side.step)) / 1.5);
  const rim = (side: SideSeen): number => Math.min(1, side.rim / 20);
  const beyond = free.map((side) => paperOutside(side, free));
  const differs = Math.sqrt(
    [0, 1, 2].reduce((sum, channel) => {
      const middle = mean((side) => side.inside[channel]!);
      return sum + mean((side) => (side.inside[channel]! - middle) ** 2) / 3;
    }, 0),
  );
  return [
    mean((side) => side.inliers),
    least((side) => side.inliers),
    mean(step),
    least(step),
    free.filter((side) => side.step < 2 || side.inliers < 0.3).length / 4,
    mean((side) => side.brighter),
    least((side) => side.brighter),
    Math.min(1, differs / 40),
    mean(rim),
    most(rim),
    Math.min(1, mean((side) => side.outsideSpread) / 60),
    beyond.reduce((sum, value) => sum + value, 0) / free.length,
    Math.max(...beyond),
    mean((side) => side.traced),
    least((side) => side.traced),
    mean((side) => side.leastTraced),
    least((side) => side.leastTraced),
    mean((side) => side.lined),
    least(tracedOrLined),
  ];
};

/** How clearly something runs along a side, edge or line. */
const tracedOrLined = ({ traced, lined }: SideSeen): number => Math.max(traced, lined);

/** In the order of what `sidesSeen` says: where no side is seen nothing speaks for them or against them. */
const whenWhole = Array.from({ length: 19 }, () => 0);

/** 1 where the colour outside a side is that inside the others, 0 where it is as far from it as outside from inside. */
const paperOutside = (side: SideSeen, all: readonly SideSeen[]): number => {
  const others = all.length > 1 ? all.filter((other) => other !== side) : all;
  const inside = [0, 1, 2].map((channel) =>
    others.reduce((sum, other) => sum + other.inside[channel]! / others.length, 0),
  );
  const away = Math.hypot(...inside.map((value, channel) => value - side.outside[channel]!)) / Math.sqrt(3);
  return Math.exp(-away / 6);
};

/** A side as it is held against the other candidates' sides that face the same way; lengths in parts of the photo's. */
export type Strength = {
  /** Which side of the photo it faces: 0 top, 1 right, 2 bottom, 3 left. */
  readonly facing: number;
  /** How far its middle lies from that side, and how much further at its end than at its beginning. */
  readonly depth: number;
  readonly lean: number;
  readonly from: number;
  readonly to: number;
  /** How well it shows as the edge of the ground that text stands on, 0–1; 0 on the frame. */
  readonly strength: number;
  /** By how much the ground outside (on the frame: at the frame) differs from that inside, 0–1. */
  readonly change: number;
  /** The same where it shows as a straight line as well; 0 on the frame. */
  readonly line: number;
  /** How clearly anything runs along it, however faint; 0 on the frame. */
  readonly traced: number;
};

export const byRegion = ({ strength }: Strength): number => strength;
export const byTrace = ({ traced }: Strength): number => traced;
export const byGround = ({ line }: Strength): number => line;

export const groundChanges = (own: readonly Strength[], { sides }: Candidate): number[] => {
  const free = own.flatMap(({ change }, index) => (sides[index] ? [change] : []));
  const onFrame = own.flatMap(({ change }, index) => (sides[index] ? [] : [change]));
  return [meanOf(free), free.length > 0 ? Math.min(...free) : 0, meanOf(onFrame), Math.max(0, ...onFrame)];
};

/** Depths, in parts of the longer side, at which the ground is compared: at the edge of the paper, and where its print begins. */
const shallow = 0.045;
const deep = 0.075;
/** Change of L*, a*, b* that is as good as any. */
const clearChange = 8;

/** By how much the ground just outside a side (or just inside the frame) differs from that inside, more than that differs from further in. */
const groundChange = (
  quad: PixelQuad,
  side: number,
  isFree: boolean,
  { ground, width, height }: Seen,
): number => {
  const long = Math.max(width, height);
  const [ax, ay] = quad[side]!;
  const [bx, by] = quad[(side + 1) & 3]!;
  const length = Math.hypot(bx - ax, by - ay);
  const [nx, ny] = [-(by - ay) / length, (bx - ax) / length];
  const placeAt = (index: number, off: number): number => {
    const share = 0.08 + (0.84 * index) / (places - 1);
    const x = Math.round((ax + (bx - ax) * share + nx * off) * 2 + 0.5);
    const y = Math.round((ay + (by - ay) * share + ny * off) * 2 + 0.5);
    const inFrame = x >= 0 && y >= 0 && x < ground.width && y < ground.height;
    return inFrame ? y * ground.width + x : -1;
  };
  const [outside, near, far] = [(isFree ? -away * 0.7 : close) * long, shallow * long, deep * long];
  const asked: (readonly [number, number, number])[] = [];
  for (let index = 0; index < places; index++) {
    const [at, inner, deeper] = [placeAt(index, outside), placeAt(index, near), placeAt(index, far)];
    if (at >= 0 && inner >= 0 && deeper >= 0) asked.push([at, inner, deeper]);
  }
  const values = new Float64Array(asked.length);
  const changes = [ground.light, ground.a, ground.b].map((plane) => {
    // What the light does between the two depths inside, it is expected to do once more.
    for (const [index, [at, inner, deeper]] of asked.entries())
      values[index] = plane[at]! - plane[inner]! - 0.5 * (plane[inner]! - plane[deeper]!);
    return values.length === 0 ? 0 : valueAtRank(values, values.length >> 1);
  });
  return Math.min(1, Math.hypot(...changes) / clearChange);
};

/** `known`: sides that many candidates share. */
export const strengthsOf = (
  quad: PixelQuad,
  sides: Candidate['sides'],
  seen: Seen,
  known: Map<SideSeen, Strength>,
): Strength[] =>
  sides.map((side, index) => {
    const before = side && known.get(side);
    if (before) return before;
    const own = strengthOf(quad, side, index, seen);
    if (side) known.set(side, own);
    return own;
  });

const strengthOf = (quad: PixelQuad, side: SideSeen | null, index: number, seen: Seen): Strength => {
  const off = close * Math.max(seen.width, seen.height);
  const [ax, ay] = quad[index]!;
  const [bx, by] = quad[(index + 1) & 3]!;
  const facing = Math.abs(bx - ax) > Math.abs(by - ay) ? (bx > ax ? 0 : 2) : by > ay ? 1 : 3;
  const isLevel = facing % 2 === 0;
  const [span, across] = isLevel ? [seen.width, seen.height] : [seen.height, seen.width];
  const [a, b, p, q] = isLevel ? [ay, by, ax, bx] : [ax, bx, ay, by];
  const depth = (value: number): number =>
    (facing === 0 || facing === 3 ? value + 0.5 : across - 0.5 - value) / across;
  const change = groundChange(quad, index, side !== null, seen);
  const beyond = side ? Math.min(1, shareAlong(seen.regions[1]!, quad, index, -off * 2)) : 1;
  return {
    facing,
    depth: (depth(a) + depth(b)) / 2,
    lean: Math.abs(depth(b) - depth(a)),
    from: Math.min(p, q) / span,
    to: Math.max(p, q) / span,
    strength: side ? shownOf(side) * (1 - beyond) : 0,
    change,
    line: side ? side.inliers * change : 0,
    traced: side ? Math.max(0, side.leastTraced) + 0.5 * side.lined : 0,
  };
};

/** So much further out or in lies another side, in parts of the photo; further than the second it is another thing's. */
const nextSide = 0.012;
const farSide = 0.2;

/** Sides of all candidates by which side of the photo they face, the best first. */
export const bestFirst = (all: readonly Strength[], of: (side: Strength) => number): readonly Strength[][] =>
  [0, 1, 2, 3].map((facing) => all.filter((side) => side.facing === facing).sort((a, b) => of(b) - of(a)));

/** By how much better than a candidate's sides others show that lie further out, and further in: mean and most of each. */
export const compareSides = (
  own: readonly Strength[],
  sorted: ReturnType<typeof bestFirst>,
  of: (side: Strength) => number,
): number[] => {
  const [outside, inside] = [
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ];
  for (const [index, side] of own.entries())
    for (const other of sorted[side.facing]!) {
      const better = of(other) - of(side);
      // The first of each is the best: none that comes later is better by more.
      if (better <= 0 || (outside[index] && inside[index])) break;
      const further = side.depth - other.depth;
      const apart = Math.abs(further);
      if (apart < nextSide || apart > farSide || other.lean > side.lean + 0.1) continue;
      const shared = Math.min(side.to, other.to) - Math.max(side.from, other.from);
      if (shared < 0.6 * (side.to - side.from)) continue;
      const by = further > 0 ? outside : inside;
      by[index] ||= better;
    }
  return [meanOf(outside), Math.max(...outside), meanOf(inside), Math.max(...inside)];
};
