/** What is weighed of each candidate. Every share is 0–1; the names are those of the weights. */
import { area } from '#domain/plan/corners';
import { sidesOf, strangeness } from './known-shapes.ts';
import type { Pixel, PixelQuad } from './between-lines.ts';
import type { SideSeen } from './look-along.ts';
import type { Shrunk } from '../shrink.ts';
import type { Candidate } from './candidates.ts';
import type { Ground } from './ground.ts';
import { type CountedMask, countIn, type Spans, spansOf } from './counted-mask.ts';

/** All that was seen of a photo, in pixels of the copy in which regions are grown. */
export type Seen = {
  readonly width: number;
  readonly height: number;
  /** Regions grown at each tolerance, the closest first. */
  readonly regions: readonly CountedMask[];
  readonly text: CountedMask;
  /** Text boxes, each clockwise from where its text begins. */
  readonly boxes: readonly PixelQuad[];
  readonly ink: CountedMask;
  /** Ink on the ground of the region. */
  readonly groundInk: CountedMask;
  readonly red: CountedMask;
  /** Twice as large. */
  readonly ground: Ground;
};

export const evidenceNames = [
  'on-frame',
  'whole-photo',
  'size',
  'area',
  'no-known-shape',
  'converging',
  'straight',
  'least-straight',
  'step',
  'least-step',
  'no-step',
  'brighter',
  'least-brighter',
  'inside-differs',
  'rim',
  'most-rim',
  'outside-spread',
  'paper-outside',
  'most-paper-outside',
  'edge-beyond',
  'goes-on',
  'shown',
  'enclosed',
  'encloses',
  'better-outside',
  'most-better-outside',
  'better-inside',
  'most-better-inside',
  'ground-changes',
  'least-ground-changes',
  'ground-changes-on-frame',
  'most-ground-changes-on-frame',
  'better-ground-outside',
  'most-better-ground-outside',
  'better-ground-inside',
  'most-better-ground-inside',
  'region-outside-close',
  'region-outside',
  'region-outside-wide',
  'not-region-close',
  'not-region',
  'not-region-wide',
  'best-overlap',
  'overlap-close',
  'overlap',
  'overlap-wide',
  'frame-not-region',
  'most-frame-not-region',
  'region-along-outside',
  'most-region-along-outside',
  'no-region-along-inside',
  'most-no-region-along-inside',
  'text-outside',
  'most-text-outside',
  'text-outside-on-ground',
  'boxes-crossed',
  'longest-crossed',
  'text-gap',
  'least-text-gap',
  'most-text-gap',
  'text-askew',
  'ink-outside',
  'ink-outside-on-ground',
  'red-outside',
  'red-crossed',
] as const;

export type EvidenceName = (typeof evidenceNames)[number];

/** In the order of `evidenceNames`, for every candidate; `fine` is the copy in whose pixels candidates are. */
export const evidenceOf = (candidates: readonly Candidate[], fine: Shrunk, seen: Seen): Float64Array[] => {
  const scale = seen.width / fine.width;
  const small = candidates.map(
    ({ corners }) =>
      corners.map(([x, y]) => [(x + 0.5) * scale - 0.5, (y + 0.5) * scale - 0.5]) as unknown as PixelQuad,
  );
  const shown = candidates.map(({ sides }) =>
    sides.includes(null) ? 0 : Math.min(...sides.map((side) => shownOf(side!))),
  );
  // Only what shows clearly on all its sides says anything of what lies inside or around it.
  const clear = candidates
    .flatMap((_, index) => (shown[index]! > 0.15 ? [index] : []))
    .sort((a, b) => shown[b]! - shown[a]!)
    .slice(0, 24);
  const strengths = candidates.map(({ sides }, index) => strengthsOf(small[index]!, sides, seen));
  const allStrengths = strengths.flat();
  return candidates.map((candidate, index) => {
    const quad = small[index]!;
    const spans = spansOf(quad, seen.width, seen.height);
    let [enclosed, encloses] = [0, 0];
    for (const other of clear) {
      if (other === index) continue;
      if (shown[other]! > enclosed && isInside(quad, small[other]!, seen)) enclosed = shown[other]!;
      if (shown[other]! > encloses && isInside(small[other]!, quad, seen)) encloses = shown[other]!;
    }
    return Float64Array.from([
      ...shapeOf(candidate, fine),
      ...sidesSeen(candidate),
      candidate.beyond,
      candidate.goesOn,
      shown[index]!,
      enclosed,
      encloses,
      ...compareSides(strengths[index]!, allStrengths, byRegion),
      ...groundChanges(strengths[index]!, candidate),
      ...compareSides(strengths[index]!, allStrengths, byGround),
      ...regionsSeen(quad, candidate, spans, seen),
      ...textSeen(quad, candidate, spans, seen),
      ...printSeen(quad, candidate, spans, seen),
    ]);
  });
};

const shownOf = ({ inliers, step }: SideSeen): number => inliers * Math.min(1, Math.max(0, step) / 8);

/** A side as it is held against the other candidates' sides that face the same way; lengths in parts of the photo's. */
type Strength = {
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
};

const byRegion = ({ strength }: Strength): number => strength;
const byGround = ({ line }: Strength): number => line;

const groundChanges = (own: readonly Strength[], { sides }: Candidate): number[] => {
  const free = own.flatMap(({ change }, index) => (sides[index] ? [change] : []));
  const onFrame = own.flatMap(({ change }, index) => (sides[index] ? [] : [change]));
  return [
    meanOf(free),
    free.length > 0 ? Math.min(...free) : 0,
    meanOf(onFrame),
    Math.max(0, ...onFrame),
  ];
};

/** Depths, in parts of the longer side, at which the ground is compared: at the edge of the paper, and where its print begins. */
const shallow = 0.045;
const deep = 0.075;
/** Change of L*, a*, b* that is as good as any. */
const clearChange = 8;

/** By how much the ground just outside a side (or just inside the frame) differs from that inside, more than that differs from further in. */
const groundChange = (quad: PixelQuad, side: number, isFree: boolean, { ground, width, height }: Seen): number => {
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
  const changes = [ground.light, ground.a, ground.b].map((plane) => {
    const values: number[] = [];
    for (let index = 0; index < places; index++) {
      const at = placeAt(index, (isFree ? -away * 0.7 : close) * long);
      const near = placeAt(index, shallow * long);
      const far = placeAt(index, deep * long);
      if (at < 0 || near < 0 || far < 0) continue;
      // What the light does between the two depths inside, it is expected to do once more.
      values.push(plane[at]! - plane[near]! - 0.5 * (plane[near]! - plane[far]!));
    }
    values.sort((a, b) => a - b);
    return values[values.length >> 1] ?? 0;
  });
  return Math.min(1, Math.hypot(...changes) / clearChange);
};


const strengthsOf = (quad: PixelQuad, sides: Candidate['sides'], seen: Seen): Strength[] => {
  const off = close * Math.max(seen.width, seen.height);
  return sides.map((side, index) => {
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
    };
  });
};

/** So much further out or in lies another side, in parts of the photo; further than the second it is another thing's. */
const nextSide = 0.012;
const farSide = 0.2;

/** By how much better than a candidate's sides others show that lie further out, and further in: mean and most of each. */
const compareSides = (
  own: readonly Strength[],
  all: readonly Strength[],
  of: (side: Strength) => number,
): number[] => {
  const [outside, inside] = [[0, 0, 0, 0], [0, 0, 0, 0]];
  for (const [index, side] of own.entries())
    for (const other of all) {
      if (other.facing !== side.facing || of(other) <= of(side)) continue;
      const further = side.depth - other.depth;
      const apart = Math.abs(further);
      if (apart < nextSide || apart > farSide || other.lean > side.lean + 0.1) continue;
      const shared = Math.min(side.to, other.to) - Math.max(side.from, other.from);
      if (shared < 0.6 * (side.to - side.from)) continue;
      const by = further > 0 ? outside : inside;
      by[index] = Math.max(by[index]!, of(other) - of(side));
    }
  return [meanOf(outside), Math.max(...outside), meanOf(inside), Math.max(...inside)];
};

const isInside = (inner: PixelQuad, outer: PixelQuad, { width, height }: Seen): boolean => {
  if (area(outer) < area(inner) * 1.08) return false;
  const slack = 0.012 * Math.hypot(width, height);
  for (let side = 0; side < 4; side++)
    for (const corner of inner) if (depthIn(outer, side, corner) < -slack) return false;
  return true;
};

/** How far inside a side of a clockwise quad a place lies, in pixels. */
const depthIn = (quad: PixelQuad, side: number, [x, y]: Pixel): number => {
  const [ax, ay] = quad[side]!;
  const [bx, by] = quad[(side + 1) & 3]!;
  const [dx, dy] = [bx - ax, by - ay];
  return (dx * (y - ay) - dy * (x - ax)) / Math.hypot(dx, dy);
};

const shapeOf = ({ corners, sides }: Candidate, fine: Shrunk): number[] => {
  const onFrame = sides.filter((side) => side === null).length;
  const share = area(corners) / (fine.width * fine.height);
  const [a, b, c, d] = sidesOf(corners);
  return [
    onFrame / 4,
    onFrame === 4 ? 1 : 0,
    Math.sqrt(share),
    share,
    onFrame > 0 ? 0 : strangeness(corners, fine.width, fine.height),
    Math.abs(Math.log(a / c)) + Math.abs(Math.log(b / d)),
  ];
};

const sidesSeen = ({ sides }: Candidate): number[] => {
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
  ];
};

/** In the order of what `sidesSeen` says: where no side is seen nothing speaks for them or against them. */
const whenWhole = Array.from({ length: 13 }, () => 0);

/** 1 where the colour outside a side is that inside the others, 0 where it is as far from it as outside from inside. */
const paperOutside = (side: SideSeen, all: readonly SideSeen[]): number => {
  const others = all.length > 1 ? all.filter((other) => other !== side) : all;
  const inside = [0, 1, 2].map((channel) =>
    others.reduce((sum, other) => sum + other.inside[channel]! / others.length, 0),
  );
  const away = Math.hypot(...inside.map((value, channel) => value - side.outside[channel]!)) / Math.sqrt(3);
  return Math.exp(-away / 6);
};

/** Places along a side at which masks are asked, and how far off it, in parts of the longer side. */
const places = 24;
const close = 0.008;
const away = 0.02;

/** Share of places beside a side, `off` pixels inside (or outside where that is negative), at which a mask is set. */
const shareAlong = (
  { mask, width, height }: CountedMask,
  quad: PixelQuad,
  side: number,
  off: number,
): number => {
  const [ax, ay] = quad[side]!;
  const [bx, by] = quad[(side + 1) & 3]!;
  const length = Math.hypot(bx - ax, by - ay);
  const [nx, ny] = [(-(by - ay) / length) * off, ((bx - ax) / length) * off];
  let [set, asked] = [0, 0];
  for (let index = 0; index < places; index++) {
    const share = 0.06 + (0.88 * index) / (places - 1);
    const x = Math.round(ax + (bx - ax) * share + nx);
    const y = Math.round(ay + (by - ay) * share + ny);
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    asked++;
    set += mask[y * width + x]!;
  }
  return asked === 0 ? 0 : set / asked;
};

const regionsSeen = (quad: PixelQuad, { sides }: Candidate, spans: Spans, seen: Seen): number[] => {
  const long = Math.max(seen.width, seen.height);
  const inside = seen.regions.map((region) => countIn(region, spans));
  const overlaps = seen.regions.map(
    ({ total }, index) => inside[index]! / Math.max(1, total + spans.size - inside[index]!),
  );
  const region = seen.regions[1]!;
  const [onFrame, outside, within]: [number[], number[], number[]] = [[], [], []];
  for (const [index, side] of sides.entries()) {
    const inner = 1 - shareAlong(region, quad, index, close * long);
    if (side === null) onFrame.push(1 - shareAlong(region, quad, index, 1));
    else {
      const [near, far] = [close, away].map((off) => shareAlong(region, quad, index, -off * long));
      outside.push(Math.min(near!, far!));
      within.push(inner);
    }
  }
  return [
    ...seen.regions.map(({ total }, index) => 1 - inside[index]! / Math.max(1, total)),
    ...inside.map((count) => 1 - count / Math.max(1, spans.size)),
    Math.max(...overlaps),
    ...overlaps,
    meanOf(onFrame),
    Math.max(0, ...onFrame),
    meanOf(outside),
    Math.max(0, ...outside),
    meanOf(within),
    Math.max(0, ...within),
  ];
};

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const middleOf = (box: PixelQuad): Pixel => [
  (box[0][0] + box[1][0] + box[2][0] + box[3][0]) / 4,
  (box[0][1] + box[1][1] + box[2][1] + box[3][1]) / 4,
];

const textSeen = (quad: PixelQuad, { sides }: Candidate, spans: Spans, seen: Seen): number[] => {
  const { boxes, text } = seen;
  if (boxes.length === 0) return whenNoText;
  const long = Math.max(seen.width, seen.height);
  const region = seen.regions[1]!;
  const all = boxes.reduce((sum, box) => sum + area(box), 0);
  const over = [0, 0, 0, 0];
  const gaps = [1, 1, 1, 1];
  const depth = [0, 1].map((axis) => {
    const [a, b, c, d] = quad;
    return axis === 0
      ? Math.hypot((d[0] + c[0] - a[0] - b[0]) / 2, (d[1] + c[1] - a[1] - b[1]) / 2)
      : Math.hypot((b[0] + c[0] - a[0] - d[0]) / 2, (b[1] + c[1] - a[1] - d[1]) / 2);
  });
  let [crossed, longest, onGround, askew, length] = [0, 0, 0, 0, 0];
  const direction = Math.atan2(quad[1][1] - quad[0][1], quad[1][0] - quad[0][0]);
  for (const box of boxes) {
    const middle = middleOf(box);
    let [isIn, out] = [true, 0];
    const outs = [0, 0, 0, 0];
    for (let side = 0; side < 4; side++) {
      const deep = depthIn(quad, side, middle);
      if (deep < 0) {
        over[side]! += area(box) / all;
        isIn = false;
      }
      for (let corner = 0; corner < 4; corner++)
        if (depthIn(quad, side, box[corner]!) < -close * long) outs[corner] = 1;
      gaps[side] = deep < 0 ? gaps[side]! : Math.min(gaps[side]!, deep / depth[side & 1]!);
    }
    out = outs.reduce((sum, value) => sum + value, 0);
    const [x, y] = middle.map(Math.round) as [number, number];
    if (!isIn && region.mask[y * seen.width + x]) onGround += area(box) / all;
    const own = Math.hypot(box[1][0] - box[0][0], box[1][1] - box[0][1]);
    if (out > 0 && out < 4) {
      crossed++;
      longest = Math.max(longest, own / long);
    }
    if (isIn) {
      askew += own * Math.sin(2 * (Math.atan2(box[1][1] - box[0][1], box[1][0] - box[0][0]) - direction)) ** 2;
      length += own;
    }
  }
  const free = gaps.filter((_, side) => sides[side] !== null);
  return [
    1 - countIn(text, spans) / Math.max(1, text.total),
    Math.max(...over),
    onGround,
    crossed / Math.sqrt(boxes.length),
    longest,
    meanOf(free),
    free.length > 0 ? Math.min(...free) : 0,
    free.length > 0 ? Math.max(...free) : 0,
    length > 0 && free.length > 0 ? askew / length : 0,
  ];
};

const whenNoText = Array.from({ length: 9 }, () => 0);

/** Fewer pixels of ink or red than this are dirt. */
const leastPixels = 40;

const printSeen = (quad: PixelQuad, { sides }: Candidate, spans: Spans, seen: Seen): number[] => {
  const { ink, groundInk, red } = seen;
  const long = Math.max(seen.width, seen.height);
  const inkIn = countIn(ink, spans);
  const redIn = countIn(red, spans);
  let crossed = 0;
  for (const [side, own] of sides.entries())
    if (own !== null)
      crossed = Math.max(
        crossed,
        Math.min(
          shareAlong(red, quad, side, close * long),
          shareAlong(red, quad, side, -close * long),
        ),
      );
  return [
    ink.total < leastPixels ? 0 : 1 - inkIn / ink.total,
    groundInk.total < leastPixels ? 0 : 1 - countIn(groundInk, spans) / groundInk.total,
    red.total < leastPixels ? 0 : 1 - redIn / red.total,
    crossed,
  ];
};
