/** A paper that runs out of the frame: three of its sides and, in place of the fourth, the frame. */
import { area } from '#domain/plan/corners';
import type { Shrunk } from '../shrink.ts';
import { type Line, supportBetween } from './lines.ts';
import { along, crossing, isPair, type Pixel, type PixelQuad, sideStep, sideSupport } from './quads.ts';
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
  for (const frame of frameLines(width, height))
    for (const [a, c] of legPairs(lines, frame, width, height)) {
      const [onA, onC] = [crossing(a, frame as Line), crossing(c, frame as Line)];
      if (!onA || !onC || !isInside(onA, width, height) || !isInside(onC, width, height)) continue;
      for (const b of lines) {
        if (b === a || b === c) continue;
        const [ab, bc] = [crossing(a, b), crossing(b, c)];
        if (!ab || !bc || !isInside(ab, width, height) || !isInside(bc, width, height)) continue;
        const score = judge({ a, b, c, onA, ab, bc, onC }, width * height);
        if (score < leastScore) continue;
        const quad = [onA, ab, bc, onC] as const;
        found.push({ corners: area(quad) > 0 ? quad : [onC, bc, ab, onA], score });
      }
    }
  return found.sort((p, q) => q.score - p.score).slice(0, count);
};

/**
 * Whether the three sides of a cut paper show in the copy in which sides are measured, those that run into the frame up to it: a paper
 * that ends before the frame has a desk's grain in place of the rest. `scale` is how many of its pixels are one of the corners'.
 */
export const showsCut = (fine: Shrunk, { corners }: CutPaper, scale: number): boolean => {
  const [onA, ab, bc, onC] = corners.map(
    ([x, y]): Pixel => [(x + 0.5) * scale - 0.5, (y + 0.5) * scale - 0.5],
  ) as unknown as PixelQuad;
  const towards = ([x, y]: Pixel, [u, v]: Pixel, share: number): Pixel => [
    x + (u - x) * share,
    y + (v - y) * share,
  ];
  const stretches = [
    [onA, towards(onA, ab, 0.35)],
    [towards(onA, ab, 0.35), ab],
    [ab, bc],
    [bc, towards(onC, bc, 0.35)],
    [towards(onC, bc, 0.35), onC],
  ] as const;
  return stretches.every(([from, to]) => {
    const { inliers, step } = seeSide(fine, from, to);
    return inliers >= leastStraight && step >= leastChange;
  });
};

/** Of each stretch of a side: how much must lie on one line, and the levels by which both sides of it differ. */
const leastStraight = 0.5;
const leastChange = 5;

type Shape = {
  readonly a: Line;
  readonly b: Line;
  readonly c: Line;
  readonly onA: Pixel;
  readonly ab: Pixel;
  readonly bc: Pixel;
  readonly onC: Pixel;
};

const judge = ({ a, b, c, onA, ab, bc, onC }: Shape, whole: number): number => {
  const share = Math.abs(area([onA, ab, bc, onC])) / whole;
  if (share < leastArea) return 0;
  const supports = [sideSupport(a, onA, ab), sideSupport(b, ab, bc), sideSupport(c, bc, onC)];
  const weakest = Math.min(...supports);
  if (weakest < leastSupport) return 0;
  const steps = [sideStep(a, onA, ab), sideStep(b, ab, bc), sideStep(c, bc, onC)];
  if (Math.min(...steps) < leastStep) return 0;
  if (Math.min(atFrame(a, onA, ab), atFrame(c, onC, bc)) < leastAtFrame) return 0;
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / 3;
  return 0.6 * (mean(steps) + Math.min(...steps)) + mean(supports) + 0.6 * weakest + 0.6 * Math.sqrt(share);
};

/** How much of a side's last stretch before the frame is edge: a paper that ends inside has none there. */
const atFrame = (line: Line, onFrame: Pixel, other: Pixel): number => {
  const [from, to] = [along(line, onFrame), along(line, other)];
  const sign = Math.sign(to - from);
  const stretch = Math.max(10, Math.abs(to - from) * 0.05);
  return supportBetween(line, from + sign * 2, from + sign * stretch);
};

/** Opposite sides that run into this side of the frame. */
const legPairs = (
  lines: readonly Line[],
  frame: Place,
  width: number,
  height: number,
): (readonly [Line, Line])[] => {
  const legs = lines.filter((line) => Math.abs(line.cos * frame.sin - line.sin * frame.cos) > 0.75);
  return legs.flatMap((a, index) =>
    legs
      .slice(index + 1)
      .filter((c) => isPair(a, c, width, height))
      .map((c) => [a, c] as const),
  );
};

const frameLines = (width: number, height: number): Place[] => [
  { theta: 0, cos: 1, sin: 0, rho: 0 },
  { theta: 0, cos: 1, sin: 0, rho: width - 1 },
  { theta: Math.PI / 2, cos: 0, sin: 1, rho: 0 },
  { theta: Math.PI / 2, cos: 0, sin: 1, rho: height - 1 },
];

const isInside = ([x, y]: Pixel, width: number, height: number): boolean =>
  x >= -1 && y >= -1 && x <= width && y <= height;
