/** Which candidate is the document, and how sure that is: logistic regression over the evidence. */
import { quadOverlap } from './quad-overlap.ts';
import type { Candidate } from './candidates.ts';
import { type EvidenceName, evidenceNames } from './evidence.ts';
import fitted from './weights.json' with { type: 'json' };

/** By the names of the evidence; what is not named weighs nothing. */
export type Weights = {
  /** Softmax over the candidates of one photo (multinomial logistic regression). */
  readonly ranking: Readonly<Record<string, number>>;
  /** Logistic regression over photos: whether the best candidate is right. */
  readonly certainty: Readonly<Record<string, number>>;
};

/** With text boxes and without: without them nothing says where a document's print ends. */
export const weightsFor = (hasText: boolean): Weights => (hasText ? fitted.withText : fitted.withoutText);

export type Scored = {
  readonly candidate: Candidate;
  readonly evidence: Float64Array;
  readonly score: number;
};

/** Best first. */
export const scored = (
  candidates: readonly Candidate[],
  evidence: readonly Float64Array[],
  { ranking }: Weights,
): Scored[] => {
  const weights = evidenceNames.map((name) => ranking[name] ?? 0);
  return candidates
    .map((candidate, index) => ({ candidate, evidence: evidence[index]!, score: dot(weights, evidence[index]!) }))
    .sort((a, b) => b.score - a.score);
};

const dot = (weights: readonly number[], values: Float64Array): number => {
  let sum = 0;
  for (let at = 0; at < weights.length; at++) sum += weights[at]! * values[at]!;
  return sum;
};

/** Intersection over union above which two quads are the same answer. */
export const sameAnswer = 0.95;
/** A candidate this far behind the best has no share worth counting. */
const hopeless = 12;

/** The share of the best answer in the softmax, with all that overlap with it, 0–1. */
export const shareOfBest = ([best, ...others]: readonly Scored[]): number => {
  if (!best) return 0;
  let [own, all] = [1, 1];
  for (const { candidate, score } of others) {
    if (best.score - score > hopeless) continue;
    const share = Math.exp(score - best.score);
    all += share;
    if (quadOverlap(candidate.corners, best.candidate.corners) >= sameAnswer) own += share;
  }
  return own / all;
};

/** Of the evidence, what says whether the best candidate is right; in the order of `describeCertainty`. */
export const certaintyEvidence = [
  'text-outside',
  'most-text-outside',
  'boxes-crossed',
  'no-step',
  'least-step',
  'best-overlap',
  'overlap',
  'frame-not-region',
  'most-region-along-outside',
  'shown',
  'no-known-shape',
  'better-inside',
  'better-ground-inside',
  'most-ground-changes-on-frame',
  'ground-changes',
] as const satisfies readonly EvidenceName[];

export const certaintyNames = ['1', 'share', 'disagreement', 'few-boxes', ...certaintyEvidence] as const;

/** `agreement`: overlap of the answers at two scales; `boxes`: lines of text in the photo. */
export const describeCertainty = (
  { evidence }: Scored,
  share: number,
  agreement: number,
  boxes: number,
): number[] => [
  1,
  Math.max(-2, Math.min(5, Math.log(share / Math.max(1e-6, 1 - share)))),
  Math.min(4, -Math.log10(Math.max(1e-4, agreement))) * 4,
  boxes < fewBoxes ? 1 : 0,
  ...certaintyEvidence.map((name) => evidence[evidenceNames.indexOf(name)]!),
];

/** Fewer lines of text are as good as none: a logo, a stain. */
const fewBoxes = 3;

export const certaintyOf = (features: readonly number[], { certainty }: Weights): number =>
  1 / (1 + Math.exp(-features.reduce((sum, value, at) => sum + value * (certainty[certaintyNames[at]!] ?? 0), 0)));
