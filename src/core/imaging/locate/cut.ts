/** A paper that runs out of the frame: three of its sides and, in place of the fourth, the frame. */
import { area } from '#domain/plan/corners';
import type { Shrunk } from '../shrink.ts';
import {
  along,
  crossing,
  inCopy,
  isPair,
  type Pixel,
  type PixelQuad,
  partWay,
  sideStep,
  sideSupport,
} from './between-lines.ts';
import { type Line, supportBetween } from './lines.ts';
import { seeSide } from './refine.ts';

type Place = Pick<Line, 'theta' | 'cos' | 'sin' | 'rho'>;

/** Shares of a side that must be edge, and of its last stretch before the frame. */
const leastSupport = 0.4;
const leastAtFrame = 0.35;
const leastStep = 0.2;
/** Papers that show less than this share of the picture are not looked for. */
const leastArea = 0.06;
const leastScore = 2.35;

export type CutPaper = {
  /** Clockwise, in pixels of the picture that the lines are from; the side that begins at the last is the frame's. */
  readonly corners: PixelQuad;
  readonly score: number;
};

/** The likeliest such papers, best first, `count` at most. Sizes in pixels of the picture that the lines are from. */
export const findCut = (lines: readonly Line[], width: number, height: number, count: number): CutPaper[] => {
  const found: CutPaper[] = [];
  for (const frame of frameLines(width, height)) {
    const legs = lines.flatMap((line) => legsOf(line, lines, frame, width, height));
    for (let first = 0; first < legs.length; first++)
      for (let second = first + 1; second < legs.length; second++) {
        const [a, c] = [legs[first]!, legs[second]!];
        if (isPair(a.line, c.line, width, height)) found.push(...papersBetween(a, c, lines, width * height));
      }
  }
  return found.sort((p, q) => q.score - p.score).slice(0, count);
};

/** A line that runs into the frame, and what it is as a side that begins there, for each other line at which it may end. */
type Leg = {
  readonly line: Line;
  readonly onFrame: Pixel;
  readonly ends: readonly (LegEnd | null)[];
};

type LegEnd = { readonly corner: Pixel; readonly support: number; readonly step: number };

const legsOf = (
  line: Line,
  lines: readonly Line[],
  frame: Place,
  width: number,
  height: number,
): readonly Leg[] => {
  if (Math.abs(line.cos * frame.sin - line.sin * frame.cos) <= 0.75) return [];
  const onFrame = crossing(line, frame);
  if (!onFrame || !isInside(onFrame, width, height)) return [];
  const ends = lines.map((other): LegEnd | null => {
    const corner = other === line ? null : crossing(line, other);
    if (!corner || !isInside(corner, width, height)) return null;
    const support = sideSupport(line, onFrame, corner);
    if (support < leastSupport || atFrame(line, onFrame, corner) < leastAtFrame) return null;
    const step = sideStep(line, onFrame, corner);
    return step < leastStep ? null : { corner, support, step };
  });
  return ends.some((end) => end) ? [{ line, onFrame, ends }] : [];
};

/** What two legs and each line that both may end at make. */
const papersBetween = (a: Leg, c: Leg, lines: readonly Line[], whole: number): CutPaper[] =>
  lines.flatMap((line, index) => {
    const [onA, onC] = [a.ends[index], c.ends[index]];
    if (!onA || !onC) return [];
    const quad = [a.onFrame, onA.corner, onC.corner, c.onFrame] as const;
    const signed = area(quad);
    const share = Math.abs(signed) / whole;
    if (share < leastArea) return [];
    const support = sideSupport(line, onA.corner, onC.corner);
    const step = sideStep(line, onA.corner, onC.corner);
    if (support < leastSupport || step < leastStep) return [];
    const score =
      0.6 * ((onA.step + step + onC.step) / 3 + Math.min(onA.step, step, onC.step)) +
      (onA.support + support + onC.support) / 3 +
      0.6 * Math.min(onA.support, support, onC.support) +
      0.6 * Math.sqrt(share);
    if (score < leastScore) return [];
    return [{ corners: signed > 0 ? quad : ([quad[3], quad[2], quad[1], quad[0]] as const), score }];
  });

/**
 * Whether the three sides of a cut paper show in the copy in which sides are measured, those that run into the frame up to it: a paper
 * that ends before the frame has a desk's grain in place of the rest. `scale` is how many of its pixels are one of the corners'.
 */
export const showsCut = (fine: Shrunk, { corners }: CutPaper, scale: number): boolean => {
  const [onA, ab, bc, onC] = corners.map((corner) => inCopy(corner, scale)) as unknown as PixelQuad;
  const stretches = [
    [onA, partWay(onA, ab, 0.35)],
    [partWay(onA, ab, 0.35), ab],
    [ab, bc],
    [bc, partWay(onC, bc, 0.35)],
    [partWay(onC, bc, 0.35), onC],
  ] as const;
  return stretches.every(([from, to]) => {
    const { inliers, step } = seeSide(fine, from, to);
    return inliers >= leastStraight && step >= leastChange;
  });
};

/** Of each stretch of a side: how much must lie on one line, and the levels by which both sides of it differ. */
const leastStraight = 0.5;
const leastChange = 5;

/** How much of a side's last stretch before the frame is edge: a paper that ends inside has none there. */
const atFrame = (line: Line, onFrame: Pixel, other: Pixel): number => {
  const [from, to] = [along(line, onFrame), along(line, other)];
  const sign = Math.sign(to - from);
  const stretch = Math.max(10, Math.abs(to - from) * 0.05);
  return supportBetween(line, from + sign * 2, from + sign * stretch);
};

const frameLines = (width: number, height: number): Place[] => [
  { theta: 0, cos: 1, sin: 0, rho: 0 },
  { theta: 0, cos: 1, sin: 0, rho: width - 1 },
  { theta: Math.PI / 2, cos: 0, sin: 1, rho: 0 },
  { theta: Math.PI / 2, cos: 0, sin: 1, rho: height - 1 },
];

const isInside = ([x, y]: Pixel, width: number, height: number): boolean =>
  x >= -1 && y >= -1 && x <= width && y <= height;
