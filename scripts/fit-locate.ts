/**
 * Fits what the search for corners weighs, on drawn photos: `node scripts/fit-locate.ts`. Writes `src/core/imaging/locate/weights.json`.
 * The bench judges the result on photos with other numbers. The candidates depend a little on the weights: run it twice after a change.
 */
import { writeFile } from 'node:fs/promises';
import { findCandidates, fineOf, seeLines, toFractions } from '#core/imaging/locate/locate';
import {
  type Candidate,
  describe,
  describeCertainty,
  featureNames,
  rank,
  weigh,
} from '#core/imaging/locate/rank';
import { copyOf } from '#core/imaging/shrink';
import { overlap } from '../bench/photos/overlap.ts';
import type { Photo } from '../bench/photos/photograph.ts';
import { deskOf, drawScene } from '../bench/photos/scenes.ts';
import { drawSketch } from '../bench/photos/sketches.ts';

/** Photos with these numbers are for fitting only; the bench begins at 0. A white lid is the hardest desk: it gets more. */
const seeds = [
  ...Array.from({ length: 134 }, (_, index) => 200_000 + index * 3),
  ...Array.from({ length: 640 }, (_, index) => 300_000 + index).filter((seed) => deskOf(seed) === 'lid'),
];
/** Of the second hand's photos, these tell what a confidence is worth where the frame cuts a paper and where there is none. */
const sketchSeeds = Array.from({ length: 60 }, (_, index) => index);
const goodOverlap = 0.95;

type Judged = { readonly candidate: Candidate; readonly features: readonly number[]; readonly good: boolean };

const photos: Judged[][] = [];
for (const seed of seeds) photos.push(judge(drawScene(seed)));
const sketches: Judged[][] = [];
for (const seed of sketchSeeds) {
  const sketch = await drawSketch(seed);
  sketches.push(judge({ picture: sketch, corners: sketch.corners }));
}

function judge({ picture, corners }: Photo): Judged[] {
  const copy = copyOf(picture);
  const fine = fineOf(copy);
  const candidates = findCandidates(seeLines(copy), fine);
  const features = describe(candidates);
  return candidates.map((candidate, at) => ({
    candidate,
    features: features[at]!,
    good: corners.some(
      (truth) => overlap(toFractions(candidate.refined.corners, fine), truth) >= goodOverlap,
    ),
  }));
}

const ranking = fitRanking(
  photos.filter((photo) => photo.some(({ good }) => good) && photo.some(({ good }) => !good)),
);
const certainty = fitLogistic(
  [...photos, ...sketches].flatMap((photo) => {
    const good = new Map(photo.map((judged) => [judged.candidate.refined, judged.good]));
    const [best, ...others] = rank(
      photo.map(({ candidate }) => candidate),
      ranking,
    );
    return best ? [{ features: describeCertainty(best, others), good: good.get(best.refined) === true }] : [];
  }),
);
await writeFile(
  new URL('../src/core/imaging/locate/weights.json', import.meta.url),
  `${JSON.stringify({ ranking: rounded(ranking), certainty: rounded(certainty) }, null, 2)}\n`,
);
console.log(
  Object.fromEntries(featureNames.map((name, index) => [name, ranking[index]?.toFixed(2)])),
  certainty,
);

/** Softmax over the candidates of a photo: the share of the good ones is made as large as can be. */
function fitRanking(cases: readonly Judged[][]): number[] {
  return descend(featureNames.length, (weights, gradient) => {
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

function fitLogistic(cases: readonly { features: readonly number[]; good: boolean }[]): number[] {
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

function rounded(values: readonly number[]): number[] {
  return values.map((value) => Number(value.toFixed(4)));
}
