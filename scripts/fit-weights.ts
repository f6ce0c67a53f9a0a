/** Fits linear weights by descent: for ranking within a photo, and for a certainty over photos. */

export type Judged = { readonly features: readonly number[]; readonly good: boolean };

const weigh = (features: readonly number[], by: readonly number[]): number =>
  features.reduce((sum, value, index) => sum + value * by[index]!, 0);

/** Softmax over the candidates of a photo: the share of the good ones is made as large as can be. */
export function fitRanking(cases: readonly (readonly Judged[])[]): number[] {
  return descend(cases[0]![0]!.features.length, (weights, gradient) => {
    for (const photo of cases) {
      const scores = photo.map(({ features }) => weigh(features, weights));
      const top = Math.max(...scores);
      const powers = scores.map((score) => Math.exp(score - top));
      const all = powers.reduce((sum, value) => sum + value, 0);
      const good = powers.reduce((sum, value, index) => sum + (photo[index]!.good ? value : 0), 1e-9);
      photo.forEach((judged, index) => {
        const pull = powers[index]! / all - (judged.good ? powers[index]! / good : 0);
        judged.features.forEach((value, at) => {
          gradient[at]! += (pull * value) / cases.length;
        });
      });
    }
  });
}

export function fitLogistic(cases: readonly Judged[]): number[] {
  return descend(cases[0]!.features.length, (weights, gradient) => {
    for (const { features, good } of cases) {
      const miss = 1 / (1 + Math.exp(-weigh(features, weights))) - (good ? 1 : 0);
      features.forEach((value, at) => {
        gradient[at]! += (miss * value) / cases.length;
      });
    }
  });
}

/** Adam, with a little pull towards zero so that no feature is trusted without need. */
function descend(
  size: number,
  addGradient: (weights: readonly number[], gradient: number[]) => void,
): number[] {
  const weights = Array.from({ length: size }, () => 0);
  const mean = weights.slice();
  const square = weights.slice();
  for (let step = 1; step <= 2500; step++) {
    const gradient = weights.map((weight) => weight * 0.0004);
    addGradient(weights, gradient);
    gradient.forEach((value, at) => {
      mean[at] = 0.9 * mean[at]! + 0.1 * value;
      square[at] = 0.999 * square[at]! + 0.001 * value * value;
      weights[at]! -=
        (0.04 * (mean[at]! / (1 - 0.9 ** step))) / (Math.sqrt(square[at]! / (1 - 0.999 ** step)) + 1e-8);
    });
  }
  return weights;
}
