/** Fits boosted trees (Friedman 2001) for a yes or no, by Newton steps on the logistic loss; cuts at quantiles of each number. */
import type { Tree } from '#core/imaging/document/trees';

export type Sample = { readonly values: Float32Array; readonly isRight: boolean; readonly weight: number };

/** Of 80 × 3 and 120 × 4 the first was as good by folds. */
const treeCount = 80;
const depth = 3;
const rate = 0.12;
const pull = 2;
/** Sum of second derivatives that a leaf needs at least, and samples that a node needs to be cut. */
const leastWeight = 1;
const leastSamples = 20;
const bins = 24;

/** The first tree is a leaf: the odds of all samples. */
export function fitTrees(samples: readonly Sample[]): Tree[] {
  const size = samples[0]!.values.length;
  const cuts = Array.from({ length: size }, (_, k) => cutsOf(samples, k));
  // Column by column: a cut asks one number of many samples.
  const binned = cuts.map((ownCuts, k) => {
    const column = new Uint8Array(samples.length);
    for (let at = 0; at < column.length; at++) column[at] = binOf(ownCuts, samples[at]!.values[k]!);
    return column;
  });
  const [all, right] = samples.reduce(
    ([sum, good], { weight, isRight }) => [sum + weight, good + (isRight ? weight : 0)],
    [0, 0],
  );
  const trees: Tree[] = [Math.log(right / (all - right))];
  const odds = new Float64Array(samples.length).fill(trees[0] as number);
  const [slopes, bends] = [new Float64Array(samples.length), new Float64Array(samples.length)];

  const [sums, weights] = [new Float64Array(bins), new Float64Array(bins)];

  const grow = (members: Int32Array, left: number): Tree => {
    let [slope, bend] = [0, 0];
    for (const at of members) {
      slope += slopes[at]!;
      bend += bends[at]!;
    }
    const leaf = (): Tree => {
      const value = (rate * slope) / (bend + pull);
      for (const at of members) odds[at]! += value;
      return Number(value.toFixed(4));
    };
    if (left === 0 || members.length < leastSamples) return leaf();
    const best = bestCut(members, slope, bend);
    if (!best) return leaf();
    const column = binned[best.k]!;
    const low = members.filter((at) => column[at]! <= best.bin);
    const high = members.filter((at) => column[at]! > best.bin);
    return [best.k, cuts[best.k]![best.bin]!, grow(low, left - 1), grow(high, left - 1)];
  };

  const bestCut = (members: Int32Array, slope: number, bend: number) => {
    let best: { k: number; bin: number } | null = null;
    let most = 1e-6;
    const whole = slope ** 2 / (bend + pull);
    for (let k = 0; k < size; k++) {
      const column = binned[k]!;
      sums.fill(0);
      weights.fill(0);
      for (let index = 0; index < members.length; index++) {
        const at = members[index]!;
        const bin = column[at]!;
        sums[bin]! += slopes[at]!;
        weights[bin]! += bends[at]!;
      }
      let [low, weight] = [0, 0];
      for (let bin = 0; bin < cuts[k]!.length; bin++) {
        low += sums[bin]!;
        weight += weights[bin]!;
        if (weight < leastWeight || bend - weight < leastWeight) continue;
        const gain = low ** 2 / (weight + pull) + (slope - low) ** 2 / (bend - weight + pull) - whole;
        if (gain > most) [most, best] = [gain, { k, bin }];
      }
    }
    return best;
  };

  for (let round = 0; round < treeCount; round++) {
    for (const [at, { isRight, weight }] of samples.entries()) {
      const chance = 1 / (1 + Math.exp(-odds[at]!));
      slopes[at] = weight * ((isRight ? 1 : 0) - chance);
      bends[at] = weight * chance * (1 - chance);
    }
    trees.push(grow(Int32Array.from(samples.keys()), depth));
  }
  return trees;
}

function cutsOf(samples: readonly Sample[], k: number): number[] {
  const sorted = samples.map(({ values }) => values[k]!).sort((a, b) => a - b);
  const found = new Set<number>();
  for (let bin = 1; bin < bins; bin++)
    found.add(Number(sorted[Math.floor((bin * sorted.length) / bins)]!.toFixed(4)));
  return [...found].sort((a, b) => a - b);
}

function binOf(cuts: readonly number[], value: number): number {
  let bin = 0;
  while (bin < cuts.length && value > cuts[bin]!) bin++;
  return bin;
}
