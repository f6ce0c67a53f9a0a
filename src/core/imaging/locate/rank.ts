/**
 * Which quad is the paper, and how sure that is. The weights were fitted on drawn photos (`scripts/fit-locate.ts`) and tested on others;
 * what is weighed is what a person would name: whole straight sides, another colour outside, the shape of a known paper.
 */
import type { Point } from '#domain/plan/plan';
import type { Quad } from './quads.ts';
import type { Refined, SideSeen } from './refine.ts';
import fitted from './weights.json' with { type: 'json' };

export type Candidate = { readonly quad: Quad; readonly refined: Refined };

export type Ranked = Candidate & { readonly score: number };

/** What is weighed, in the order of `weights.json`. */
export const featureNames = [
  'support',
  'weakest-support',
  'area',
  'edge-beyond',
  'straight',
  'least-straight',
  'step',
  'least-step',
  'inside-differs',
  'brighter',
  'least-brighter',
  'no-known-shape',
  'converging',
  'outside-spread',
] as const;

/** Ratios of long to short side: ISO/IEC 7810 ID-1, ICAO 9303 TD3, ISO 216, household register page. */
const knownShapes = [85.6 / 53.98, 125 / 88, Math.SQRT2, 143 / 105].map(Math.log);

export const describe = ({ quad, refined: { corners, sides } }: Candidate): number[] => {
  const mean = (of: (side: SideSeen) => number): number => sides.reduce((sum, side) => sum + of(side), 0) / 4;
  const least = (of: (side: SideSeen) => number): number => Math.min(...sides.map(of));
  const step = (side: SideSeen): number => Math.log1p(Math.min(20, side.step) / 1.5);
  const edges = corners.map((corner, index) => distance(corner, corners[(index + 1) % 4]!));
  const [top, right, bottom, left] = edges as [number, number, number, number];
  const shape = Math.abs(Math.log((top + bottom) / (left + right)));
  const differs = Math.sqrt(
    [0, 1, 2].reduce((sum, channel) => {
      const middle = mean((side) => side.inside[channel]!);
      return sum + mean((side) => (side.inside[channel]! - middle) ** 2) / 3;
    }, 0),
  );
  return [
    quad.support.reduce((sum, value) => sum + value, 0) / 4,
    Math.min(...quad.support),
    Math.sqrt(quad.area),
    quad.beyond,
    mean((side) => side.inliers),
    least((side) => side.inliers),
    mean(step),
    least(step),
    Math.min(1, differs / 40),
    mean((side) => side.brighter),
    least((side) => side.brighter),
    10 * Math.min(0.15, ...knownShapes.map((known) => Math.abs(known - shape))),
    Math.min(0.5, Math.abs(Math.log(top / bottom)) + Math.abs(Math.log(right / left))),
    mean((side) => Math.min(1, side.outsideSpread / 30)),
  ];
};

/** The likeliest first. */
export const rank = (candidates: readonly Candidate[]): Ranked[] =>
  candidates
    .map((candidate) => ({ ...candidate, score: weigh(describe(candidate), fitted.ranking) }))
    .sort((a, b) => b.score - a.score);

/** What certainty is made of: the lead over the best other shape, and how well the paper itself shows. */
export const describeCertainty = (best: Ranked, others: readonly Ranked[]): number[] => {
  const rival = others.find((other) => !isNear(other, best));
  const features = describe(best);
  return [
    1,
    Math.min(6, best.score - (rival?.score ?? best.score - 6)),
    features[1]!,
    features[5]!,
    features[7]!,
    features[11]!,
    features[3]!,
  ];
};

/** Taken off the fitted certainty: a wrong crop costs more than a corner set by hand. Chosen on photos of neither fit nor bench. */
const caution = 1;
/** A person looks in any case: nothing is called certain. */
const mostSure = 0.99;

/** 0–1: of drawn photos with at least 0.8, the share that lies right is printed by the bench. */
export const confidenceOf = (best: Ranked, others: readonly Ranked[]): number =>
  Math.min(mostSure, 1 / (1 + Math.exp(caution - weigh(describeCertainty(best, others), fitted.certainty))));

/** The sum of all features, each times its weight. */
export const weigh = (features: readonly number[], by: readonly number[]): number =>
  features.reduce((sum, value, index) => sum + value * by[index]!, 0);

/** Nearly the same paper: no corner is off by more than a fiftieth of its longest side. */
const isNear = (a: Candidate, b: Candidate): boolean => {
  const long = Math.max(
    distance(b.refined.corners[0], b.refined.corners[1]),
    distance(b.refined.corners[1], b.refined.corners[2]),
  );
  return b.refined.corners.every((corner) =>
    a.refined.corners.some((other) => distance(corner, other) < long * 0.02),
  );
};

const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
