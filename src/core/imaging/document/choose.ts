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
const sameAnswer = 0.95;
/** A candidate this far behind the best is no rival of it. */
const hopeless = 8;

/** What the trees say of the likeliest candidate that is another answer than the best. */
const oddsOfRival = ([best, ...others]: readonly Scored[]): number => {
  const rival = others
    .filter(({ score }) => best!.score - score < hopeless)
    .find(({ corners }) => quadOverlap(corners, best!.corners) < sameAnswer);
  return rival?.logOdds ?? -hopeless;
};

/** What certainty is made of, in the order of `describeCertainty`. */
export const certaintyNames = ['1', 'log-odds', 'rival-log-odds', 'few-boxes'] as const;

/** Fewer lines of text are as good as none: a logo, a stain. */
const fewBoxes = 3;

/** `ranked`: the best first; `boxes`: lines of text in the photo. */
export const describeCertainty = (ranked: readonly Scored[], boxes: number): number[] => [
  1,
  ranked[0]!.logOdds,
  oddsOfRival(ranked),
  boxes < fewBoxes ? 1 : 0,
];

export const certaintyOf = (features: readonly number[], { certainty }: Weights): number =>
  1 /
  (1 +
    Math.exp(-features.reduce((sum, value, at) => sum + value * (certainty[certaintyNames[at]!] ?? 0), 0)));
