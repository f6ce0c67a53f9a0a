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
/** A candidate so far behind the best has no share, and is asked again after so many steps only. */
const hopeless = 10;
const askedAgain = 20;

/** Maximizes the logarithm of the expected gain. Weights are for evidence as it is, not standardized. */
export function fitRanking(choices: readonly Choice[], size: number): Linear {
  const { means, spreads } = standards(choices, size);
  const useful = choices.filter(({ gain }) => gain.some((value) => value > 0));
  const photos = useful.map(({ values, gain, weight }) => {
    const all = Uint16Array.from(gain.keys());
    return { values: standardized(values, means, spreads), gain, weight, all, asked: all };
  });
  const total = photos.reduce((sum, { weight }) => sum + weight, 0);
  const weights = descend(size, rankingPull, false, (now, gradient, step) => {
    for (const photo of photos) {
      if (step % askedAgain === 0) photo.asked = photo.all;
      const { values, gain, weight, asked } = photo;
      const scores = new Float64Array(asked.length);
      let top = Number.NEGATIVE_INFINITY;
      for (let place = 0; place < asked.length; place++) {
        let sum = 0;
        for (let k = 0, from = asked[place]! * size; k < size; k++) sum += now[k]! * values[from + k]!;
        scores[place] = sum;
        if (sum > top) top = sum;
      }
      if (step % askedAgain === 0)
        photo.asked = asked.filter((at, place) => scores[place]! > top - hopeless || gain[at]! > 0);
      let [all, good] = [0, 1e-12];
      for (let place = 0; place < asked.length; place++) {
        const own = Math.exp(scores[place]! - top);
        scores[place] = own;
        all += own;
        good += own * gain[asked[place]!]!;
      }
      for (let place = 0; place < asked.length; place++) {
        const own = scores[place]!;
        const at = asked[place]!;
        const pull = (own / all - (own * gain[at]!) / good) * (weight / total);
        if (Math.abs(pull) < 1e-9) continue;
        for (let k = 0, from = at * size; k < size; k++) gradient[k]! += pull * values[from + k]!;
      }
    }
  });
  return { weights: weights.map((value, k) => value / spreads[k]!), means };
}

export type Case = {
  readonly features: readonly number[];
  readonly isRight: boolean;
  readonly weight: number;
};

/** The first feature is 1 and is not pulled. */
export function fitLogistic(cases: readonly Case[]): Float64Array {
  const size = cases[0]!.features.length;
  const values = cases.map(({ features }) => Float32Array.from(features));
  const { means, spreads } = standards(
    values.map((one, at) => ({ values: one, gain: new Float32Array(1), weight: cases[at]!.weight })),
    size,
  );
  [means[0], spreads[0]] = [0, 1];
  const ready = values.map((one) => standardized(one, means, spreads));
  const total = cases.reduce((sum, { weight }) => sum + weight, 0);
  const fitted = descend(size, certaintyPull, true, (now, gradient) => {
    for (const [index, features] of ready.entries()) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += now[k]! * features[k]!;
      const { isRight, weight } = cases[index]!;
      const miss = ((1 / (1 + Math.exp(-sum)) - (isRight ? 1 : 0)) * weight) / total;
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
  hasBias: boolean,
  addGradient: (weights: Float64Array, gradient: Float64Array, step: number) => void,
): Float64Array {
  const [weights, mean, square] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  for (let step = 1; step <= steps; step++) {
    const gradient = weights.map((weight, k) => (hasBias && k === 0 ? 0 : weight * pull));
    addGradient(weights, gradient, step - 1);
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
