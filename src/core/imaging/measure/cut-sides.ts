/** A paper that runs out of the photo, seen by those of its sides that are in it: straight, of one colour inside and another outside, from the frame and back to it. */
import type { PaperSide } from '#domain/picture/measures';
import { area } from '#domain/plan/corners';
import type { Corners } from '#domain/plan/plan';
import { inCopy, type Pixel, partWay } from '../document/between-lines.ts';
import { type FrameChain, findFrameChains } from '../document/frame-chains.ts';
import type { LinesSeen } from '../document/lines-seen.ts';
import type { SideSeen } from '../document/look-along.ts';
import { reduceTo } from '../reduce.ts';
import { seeSide } from '../document/refine.ts';
import type { Shrunk } from '../shrink.ts';
import { type CutField, lookInside } from './cut-field.ts';

/** Of the likeliest chains of sides, so many are looked at closely. */
const chainCount = 24;
/** Longest side of the copy in which what they hold is looked at, in pixels. */
const fieldLong = 270;
/** In a narrower copy of lines, in pixels, no side of a paper is told from its print. */
const narrowest = 40;

/** A side that runs into the frame is looked at in two parts, and once more in its last stretch before the frame, where a whole paper has none. */
const atFrame = 0.35;
const lastStretch = 0.15;
/** Of each part: how much lies on one line, and the levels by which both sides of it differ. */
const leastStraight = 0.3;
const leastChange = 0.5;
const leastChangeAtFrame = 1;
/** How much of each part, and of each last stretch, is brighter inside, as paper mostly is. */
const leastBrighter = 0.5;
const leastBrighterAtFrame = 0.4;
/** One side alone says less than several: it must be straighter and brighter. */
const straightAlone = 0.6;
const brighterAlone = 0.8;
/** A paper darker than its desk is so on every side, and its colour is not the desk's. */
const mostBrighterIfDarker = 0.3;
/** Three sides or more that are as clear as these speak for themselves. */
const clearlyStraight = 0.85;
const clearChange = 9;
const clearSides = 3;

/** What lies inside: as light, with as much of one ground and as many strokes on it, and so much of the frame. */
const leastLight = 102;
const leastGround = 0.45;
const leastStrokes = 0.0064;
const leastOnFrame = 0.05;
/** The ground goes on up to the frame; or something printed does, which is not what the rest of the frame bears. */
const leastGroundOnFrame = 0.3;
const mostRestOnFrame = 0.2;
/** The desk has another colour; an even one may be as white as paper. */
const mostGroundBeyond = 0.3;
const evenDesk = 7.5;
const whiteDesk = 166;
const leastWhiteBeyond = 0.9;
/** Nowhere outside is what lies inside. */
const apart = 0.1;

/**
 * Sides of the photo out of which a paper runs; none where no such paper is clear. What a `whole` paper lies on is no such paper,
 * nor is anything beside it that shows less of itself.
 */
export const seeCutSides = (
  { coarse, lines }: LinesSeen,
  fine: Shrunk,
  whole: Corners | null,
): readonly PaperSide[] => {
  if (Math.min(coarse.width, coarse.height) < narrowest) return [];
  const small = reduceTo(coarse, fieldLong);
  const seen: SeenSides = new Map();
  for (const chain of findFrameChains(lines, coarse.width, coarse.height, chainCount)) {
    if (whole && holds(chain, whole, coarse)) continue;
    const sides = seeChain(chain, coarse, fine, seen);
    if (!sides) continue;
    const field = lookInside(
      small,
      chain.map((place) => moved(place, coarse, small)),
    );
    if (!field || (whole && field.share < Math.abs(area(whole)))) continue;
    if (isPaper(field) && isBordered(sides, field)) return field.sides;
  }
  return [];
};

/** Whether the middle of a paper lies to the right of every side. */
const holds = (chain: FrameChain, paper: Corners, { width, height }: Shrunk): boolean => {
  const [x, y] = [0, 1].map((axis) => paper.reduce((sum, corner) => sum + corner[axis as 0 | 1] / 4, 0)) as [
    number,
    number,
  ];
  return chain.slice(1).every(([bx, by], index) => {
    const [ax, ay] = chain[index]!;
    return (bx - ax) * (y * height - ay) >= (by - ay) * (x * width - ax);
  });
};

type ChainSeen = {
  readonly count: number;
  readonly parts: readonly SideSeen[];
  /** The two stretches next to the frame. */
  readonly ends: readonly SideSeen[];
  /** Mean spread of brightness outside the sides, in levels, 30 at most. */
  readonly spread: number;
};

type SeenSides = Map<string, SideSeen>;

/** Null where a side is not straight, or has one colour. */
const seeChain = (chain: FrameChain, coarse: Shrunk, fine: Shrunk, seen: SeenSides): ChainSeen | null => {
  const count = chain.length - 1;
  const see = (from: Pixel, to: Pixel): SideSeen => {
    const key = `${from} ${to}`;
    const known = seen.get(key) ?? seeSide(fine, moved(from, coarse, fine), moved(to, coarse, fine));
    seen.set(key, known);
    return known;
  };
  const parts: SideSeen[] = [];
  const straight = count === 1 ? straightAlone : leastStraight;
  let spread = 0;
  for (let index = 0; index < count; index++) {
    const [from, to] = [chain[index]!, chain[index + 1]!];
    const places = [from, to];
    if (index === count - 1) places.splice(1, 0, partWay(to, from, atFrame));
    if (index === 0) places.splice(1, 0, partWay(from, to, atFrame));
    for (let part = 1; part < places.length; part++) {
      const side = see(places[part - 1]!, places[part]!);
      if (side.inliers < straight || side.step < leastChange) return null;
      parts.push(side);
    }
    spread += Math.min(30, see(from, to).outsideSpread) / count;
  }
  const [first, second, last, before] = [chain[0]!, chain[1]!, chain.at(-1)!, chain.at(-2)!];
  const ends = [
    see(first, partWay(first, second, lastStretch)),
    see(partWay(last, before, lastStretch), last),
  ];
  if (ends.some((end) => end.inliers < leastStraight || end.step < leastChangeAtFrame)) return null;
  return { count, parts, ends, spread };
};

const isPaper = ({ light, inside, strokes, onFrame }: CutField): boolean =>
  light >= leastLight && inside >= leastGround && strokes >= leastStrokes && onFrame >= leastOnFrame;

/** Whether the ground ends at the sides, and not at the frame. */
const isBordered = (sides: ChainSeen, field: CutField): boolean => {
  const { groundBeyond, groundOnFrame, restOnFrame, outside, light } = field;
  const isEven = sides.spread < evenDesk;
  if (groundBeyond > mostGroundBeyond && !isEven) return false;
  const isClear = showsClearly(sides);
  if (groundOnFrame < leastGroundOnFrame && !(isClear && restOnFrame <= mostRestOnFrame)) return false;
  return (
    isBrighter(sides) ||
    (groundBeyond <= mostGroundBeyond &&
      sides.parts.every(({ brighter }) => brighter <= mostBrighterIfDarker)) ||
    (groundBeyond >= leastWhiteBeyond && isEven && light >= whiteDesk) ||
    (isClear && outside < apart && groundBeyond <= apart)
  );
};

const showsClearly = ({ count, parts }: ChainSeen): boolean =>
  count >= clearSides &&
  parts.every(({ inliers, step }) => inliers >= clearlyStraight && step >= clearChange);

const isBrighter = ({ count, parts, ends }: ChainSeen): boolean => {
  const least = count === 1 ? brighterAlone : leastBrighter;
  return (
    parts.every(({ brighter }) => brighter >= least) &&
    ends.every(({ brighter }) => brighter >= leastBrighterAtFrame)
  );
};

/** The same place in another copy of the picture. */
const moved = (place: Pixel, from: Shrunk, to: Shrunk): Pixel => inCopy(place, from.factor / to.factor);
