/** Fits the search, and judges it by folds: each photo by a fit that saw neither it nor its copies. */
import {
  certaintyNames,
  describeCertainty,
  type Scored,
  scored,
  type Weights,
} from '#core/imaging/document/choose';
import { evidenceNames } from '#core/imaging/document/evidence';
import { sureEnough } from '#domain/plan/suggest-side';
import { fitTrees, type Sample } from './boost.ts';
import { type Looked, rounded, type Seen } from './see.ts';
import { type Case, type Choice, fitLogistic, fitRanking } from './softmax.ts';
import { printLimits, printTable } from './tables.ts';

const folds = 5;
const size = evidenceNames.length;

/** The best choice of one photo under some weights. */
export type Chosen = Case & { readonly seen: Seen; readonly overlap: number };

export function fitByFolds(
  title: string,
  seen: readonly Seen[],
  looksOf: (one: Seen) => readonly Looked[],
  /** Into folds: one alone says up to a fifth more or fewer. */
  divisions: number,
): Weights {
  const all = seen.filter((one) => looksOf(one).length > 0);
  const chooserOf = (some: readonly Seen[]): Weights => {
    const choices = some.flatMap((one) => looksOf(one).map((looked) => choiceOf(looked, one.weight)));
    const { weights } = fitRanking(choices, size);
    const trees = fitTrees(choices.flatMap((choice) => likeliest(choice, weights)));
    return { ranking: named(evidenceNames, weights), trees, certainty: {} };
  };
  const held: Chosen[] = [];
  const sure = new Map<Chosen, number>();
  for (let division = 0; division < divisions; division++) {
    const foldOf = dealt(all, division);
    const now: Chosen[] = [];
    for (let fold = 0; fold < folds; fold++) {
      process.stderr.write(`\r${title}: division ${division + 1}, fold ${fold + 1}   `);
      const chooser = chooserOf(all.filter((one) => foldOf.get(one.name) !== fold));
      for (const one of all) if (foldOf.get(one.name) === fold) now.push(choose(one, looksOf(one), chooser));
    }
    // Certainty is judged by what the other folds say, too.
    for (let fold = 0; fold < folds; fold++) {
      const weights = fitLogistic(
        now.filter((one) => foldOf.get(one.seen.name) !== fold && one.seen.form !== 'crop'),
      );
      for (const one of now)
        if (foldOf.get(one.seen.name) === fold) sure.set(one, logistic(one.features, weights));
    }
    held.push(...now);
  }
  const isReal = ({ seen: { form } }: Chosen) => form === 'photo';
  const limit = limitOf(held.filter(isReal), sure);
  console.log(
    `${title}: ${divisions} divisions into ${folds} folds by photo; sure above ${limit.toFixed(3)} of the fitted certainty`,
  );
  printTable(held, sure, limit);
  printLimits(held.filter(isReal), sure);
  for (const one of held)
    if (isReal(one) && !one.isRight)
      console.log(
        `wrong: ${one.seen.name}, overlap ${one.overlap.toFixed(2)}, certainty ${sure.get(one)!.toFixed(2)}`,
      );
  const certainty = fitLogistic(held.filter(({ seen: { form } }) => form !== 'crop'));
  // So that the limit comes to lie where corners are called sure.
  certainty[0]! += Math.log(sureEnough / (1 - sureEnough)) - Math.log(limit / (1 - limit));
  return { ...chooserOf(all), certainty: named(certaintyNames, certainty) };
}

/** Candidates that trees learn from: those that the softmax finds likely, each as much as it does. */
const learntFrom = 25;
const leastShare = Math.exp(-3);

function likeliest({ values, gain, weight }: Choice, weights: Float64Array): Sample[] {
  const scores = Array.from(gain, (_, at) => {
    let sum = 0;
    for (let k = 0; k < size; k++) sum += weights[k]! * values[at * size + k]!;
    return sum;
  });
  const top = Math.max(...scores);
  return [...scores.keys()]
    .sort((a, b) => scores[b]! - scores[a]!)
    .slice(0, learntFrom)
    .map((at) => ({
      values: values.subarray(at * size, (at + 1) * size),
      isRight: gain[at]! > 0,
      weight: weight * Math.max(leastShare, Math.exp(scores[at]! - top)),
    }));
}

const choiceOf = ({ evidence, overlap: overlaps, isRight }: Looked, weight: number): Choice => ({
  values: Float32Array.from(evidence.flat()),
  // Of right ones the nearest is best.
  gain: Float32Array.from(overlaps, (value, at) =>
    isRight[at] ? 0.4 + 0.6 * Math.max(0, Math.min(1, (value - 0.95) / 0.04)) : 0,
  ),
  weight,
});

function choose(one: Seen, [first]: readonly Looked[], weights: Weights): Chosen {
  const ranked = rankedOf(first!, weights);
  const at = ranked[0]!.index;
  return {
    seen: one,
    features: describeCertainty(ranked, one.boxes),
    isRight: first!.isRight[at]!,
    overlap: first!.overlap[at]!,
    weight: one.weight,
  };
}

const rankedOf = ({ corners, evidence }: Looked, weights: Weights): Scored[] =>
  scored(corners, evidence, weights);

const logistic = (features: readonly number[], weights: Float64Array): number =>
  1 / (1 + Math.exp(-features.reduce((sum, value, k) => sum + value * weights[k]!, 0)));

/** Photos of one name lie in one fold; names are dealt out in an order that says nothing. */
function dealt(some: readonly Seen[], division: number): Map<string, number> {
  const mixed = (name: string): number => {
    let hash = 2_166_136_261 + division;
    for (const char of name) hash = Math.imul(hash ^ char.charCodeAt(0), 16_777_619);
    return Math.imul(hash ^ (hash >>> 13), 0x5bd1_e995) >>> 0;
  };
  const names = [...new Set(some.map(({ name }) => name))].sort((a, b) => mixed(a) - mixed(b));
  return new Map(names.map((name, index) => [name, index % folds]));
}

/** Wrong ones of all real photos that may be called sure: with 1 % hardly half of the right ones would be (docs/lab/document.md). */
const mostWrong = 0.04;

/** The lowest certainty above which no more real photos are wrong than that, by folds. */
function limitOf(real: readonly Chosen[], sure: ReadonlyMap<Chosen, number>): number {
  const wrong = real
    .filter(({ isRight }) => !isRight)
    .map((one) => sure.get(one)!)
    .sort((a, b) => b - a);
  return Math.min(0.99, Math.max(0.5, (wrong[Math.floor(real.length * mostWrong)] ?? 0.5) + 0.001));
}

function named(names: readonly string[], numbers: Float64Array): Record<string, number> {
  return Object.fromEntries(names.map((name, at) => [name, rounded(numbers[at]!)]));
}
