/** Fits linear weights: a softmax over the candidates of a photo, and a logistic regression over photos. Both by Adam, with L2. */

/** One photo: `values` holds the evidence of each candidate in turn; `gain` is how right each is, 0–1. */
export type Choice = {
  readonly values: Float32Array;
  readonly gain: Float32Array;
  readonly weight: number;
};

export type Linear = { readonly weights: Float64Array; readonly means: Float64Array };

/** Pull towards zero, on evidence of variance 1: the best of 0.002, 0.01 and 0.03 by folds. */
const rankingPull = 0.01;
const certaintyPull = 0.01;
const steps = 300;

/** Maximizes the logarithm of the expected gain. Weights are for evidence as it is, not standardized. */
export function fitRanking(choices: readonly Choice[], size: number): Linear {
  const { means, spreads } = standards(choices, size);
  const useful = choices.filter(({ gain }) => gain.some((value) => value > 0));
  const photos = useful.map(({ values, gain, weight }) => ({
    values: standardized(values, means, spreads),
    gain,
    weight,
  }));
  const total = photos.reduce((sum, { weight }) => sum + weight, 0);
  const weights = descend(size, rankingPull, (now, gradient) => {
    for (const { values, gain, weight } of photos) {
      const scores = new Float64Array(gain.length);
      let top = Number.NEGATIVE_INFINITY;
      for (let at = 0, from = 0; at < gain.length; at++, from += size) {
        for (let k = 0; k < size; k++) scores[at]! += now[k]! * values[from + k]!;
        top = Math.max(top, scores[at]!);
      }
      let [all, good] = [0, 1e-12];
      for (let at = 0; at < gain.length; at++) {
        scores[at] = Math.exp(scores[at]! - top);
        all += scores[at]!;
        good += scores[at]! * gain[at]!;
      }
      for (let at = 0, from = 0; at < gain.length; at++, from += size) {
        const pull = (scores[at]! / all - (scores[at]! * gain[at]!) / good) * (weight / total);
        if (Math.abs(pull) > 1e-9) for (let k = 0; k < size; k++) gradient[k]! += pull * values[from + k]!;
      }
    }
  });
  return { weights: weights.map((value, k) => value / spreads[k]!), means };
}

export type Case = { readonly features: readonly number[]; readonly isRight: boolean };

/** The first feature is 1 and is not pulled. */
export function fitLogistic(cases: readonly Case[]): Float64Array {
  const size = cases[0]!.features.length;
  const values = cases.map(({ features }) => Float32Array.from(features));
  const { means, spreads } = standards(
    values.map((one) => ({ values: one, gain: new Float32Array(1), weight: 1 })),
    size,
  );
  [means[0], spreads[0]] = [0, 1];
  const ready = values.map((one) => standardized(one, means, spreads));
  const fitted = descend(size, certaintyPull, (now, gradient) => {
    for (const [index, features] of ready.entries()) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += now[k]! * features[k]!;
      const miss = (1 / (1 + Math.exp(-sum)) - (cases[index]!.isRight ? 1 : 0)) / ready.length;
      for (let k = 0; k < size; k++) gradient[k]! += miss * features[k]!;
    }
  });
  const weights = fitted.map((value, k) => value / spreads[k]!);
  weights[0]! -= weights.reduce((sum, value, k) => sum + (k === 0 ? 0 : value * means[k]!), 0);
  return weights;
}

function standards(choices: readonly Choice[], size: number): { means: Float64Array; spreads: Float64Array } {
  const [means, squares] = [new Float64Array(size), new Float64Array(size)];
  let total = 0;
  for (const { values, gain, weight } of choices) {
    const share = weight / gain.length;
    total += weight;
    for (let at = 0; at < values.length; at++) {
      means[at % size]! += share * values[at]!;
      squares[at % size]! += share * values[at]! ** 2;
    }
  }
  const spreads = squares.map((square, k) => {
    means[k]! /= total;
    return Math.max(0.01, Math.sqrt(Math.max(0, square / total - means[k]! ** 2)));
  });
  return { means, spreads };
}

const standardized = (values: Float32Array, means: Float64Array, spreads: Float64Array): Float32Array =>
  values.map((value, at) => (value - means[at % means.length]!) / spreads[at % means.length]!);

function descend(
  size: number,
  pull: number,
  addGradient: (weights: Float64Array, gradient: Float64Array) => void,
): Float64Array {
  const [weights, mean, square] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  for (let step = 1; step <= steps; step++) {
    const gradient = weights.map((weight, k) => (size > 30 || k > 0 ? weight * pull : 0));
    addGradient(weights, gradient);
    const rate = step > steps * 0.7 ? 0.024 : 0.08;
    for (let k = 0; k < size; k++) {
      mean[k] = 0.9 * mean[k]! + 0.1 * gradient[k]!;
      square[k] = 0.99 * square[k]! + 0.01 * gradient[k]! ** 2;
      weights[k]! -=
        (rate * (mean[k]! / (1 - 0.9 ** step))) / (Math.sqrt(square[k]! / (1 - 0.99 ** step)) + 1e-7);
    }
  }
  return weights;
}
