/** Which candidate is the document, and how sure that is: a softmax over the candidates, and boosted trees for each of the likeliest. */
import type { PixelQuad } from './between-lines.ts';
import { type EvidenceName, evidenceNames } from './evidence.ts';
import { quadOverlap } from './quad-overlap.ts';
import { logOddsBy, type Tree } from './trees.ts';
import fitted from './weights.json' with { type: 'json' };

export type Weights = {
  /** Softmax over the candidates of one photo (multinomial logistic regression), by the names of the evidence. */
  readonly ranking: Readonly<Partial<Record<EvidenceName, number>>>;
  /** Whether a candidate is right, from its evidence in the order of `evidenceNames`. */
  readonly trees: readonly Tree[];
  /** Logistic regression over photos: whether the best candidate is right. */
  readonly certainty: Readonly<Record<string, number>>;
};

/** With text boxes and without: without them nothing says where a document's print ends. */
export const weightsFor = (hasText: boolean): Weights =>
  (hasText ? fitted.withText : fitted.withoutText) as unknown as Weights;

export type Scored = {
  readonly corners: PixelQuad;
  /** Which of the candidates it is. */
  readonly index: number;
  /** By the softmax and the trees together. */
  readonly score: number;
  /** By the trees alone. */
  readonly logOdds: number;
};

/** A candidate whose score in the softmax is this far behind the best is not asked further: odds of 1 to 400. */
const worthAsking = 6;

/** Best first. */
export const scored = (
  quads: readonly PixelQuad[],
  evidence: readonly ArrayLike<number>[],
  { ranking, trees }: Weights,
): Scored[] => {
  const weights = evidenceNames.map((name) => ranking[name] ?? 0);
  const scores = evidence.map((values) => weights.reduce((sum, weight, at) => sum + weight * values[at]!, 0));
  const top = Math.max(...scores);
  return quads
    .map((corners, index) => {
      const behind = scores[index]! - top;
      const logOdds = behind < -worthAsking ? -worthAsking : logOddsBy(trees, evidence[index]!);
      return { corners, index, score: behind + logOdds, logOdds };
    })
    .sort((a, b) => b.score - a.score);
};

/** Intersection over union above which two quads are the same answer. */
export const sameAnswer = 0.95;
/** A candidate this far behind the best has no share worth counting. */
const hopeless = 12;

/** The share of the best answer in the softmax, with all that overlap with it, 0–1. */
export const shareOfBest = ([best, ...others]: readonly Scored[]): number => {
  if (!best) return 0;
  let [own, all] = [1, 1];
  for (const { corners, score } of others) {
    if (best.score - score > hopeless) break;
    const share = Math.exp(score - best.score);
    all += share;
    if (quadOverlap(corners, best.corners) >= sameAnswer) own += share;
  }
  return own / all;
};

/** Evidence of the best that says more of whether it is right than of which one is. */
const saysMore = [
  'shown',
  'on-frame',
  'text-outside',
  'boxes-crossed',
  'least-ground-changes',
  'enclosed',
] as const satisfies readonly EvidenceName[];
const places = saysMore.map((name) => evidenceNames.indexOf(name));

/** What certainty is made of, in the order of `describeCertainty`. */
export const certaintyNames = ['1', 'share', 'log-odds', 'few-boxes', ...saysMore] as const;

/** Fewer lines of text are as good as none: a logo, a stain. */
const fewBoxes = 3;

/** `share`: of the best answer; `boxes`: lines of text in the photo; `evidence`: of the best. */
export const describeCertainty = (
  { logOdds }: Scored,
  share: number,
  boxes: number,
  evidence: ArrayLike<number>,
): number[] => [
  1,
  Math.max(-2, Math.min(5, Math.log(share / Math.max(1e-6, 1 - share)))),
  logOdds,
  boxes < fewBoxes ? 1 : 0,
  ...places.map((at) => evidence[at]!),
];

export const certaintyOf = (features: readonly number[], { certainty }: Weights): number =>
  1 /
  (1 +
    Math.exp(-features.reduce((sum, value, at) => sum + value * (certainty[certaintyNames[at]!] ?? 0), 0)));
