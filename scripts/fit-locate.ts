/**
 * Fits what the search for corners weighs, on drawn photos: `node scripts/fit-locate.ts`. Writes `src/core/imaging/locate/weights.json`.
 * The bench judges the result on photos with other numbers. The candidates depend a little on the weights: run it twice after a change.
 */
import { writeFile } from 'node:fs/promises';
import { findCandidates, fineOf, seeLines, toFractions } from '#core/imaging/locate/locate';
import { type Candidate, describe, describeCertainty, featureNames, rank } from '#core/imaging/locate/rank';
import { copyOf } from '#core/imaging/shrink';
import { overlap } from '../bench/photos/overlap.ts';
import type { Photo } from '../bench/photos/photograph.ts';
import { deskOf, drawScene } from '../bench/photos/scenes.ts';
import { drawSketch } from '../bench/photos/sketches.ts';
import { throughJpeg } from '../bench/photos/through-jpeg.ts';
import { fitLogistic, fitRanking, type Judged } from './fit-weights.ts';

/** Photos with these numbers are for fitting only; the bench begins at 0. A white lid is the hardest desk: it gets more. */
const seeds = [
  ...Array.from({ length: 134 }, (_, index) => 200_000 + index * 3),
  ...Array.from({ length: 640 }, (_, index) => 300_000 + index).filter((seed) => deskOf(seed) === 'lid'),
];
/** Of the second hand's photos: papers, desks and lenses that the first does not draw, papers that the frame cuts, and none at all. */
const sketchSeeds = Array.from({ length: 130 }, (_, index) => index);
const goodOverlap = 0.95;

type JudgedCandidate = Judged & { readonly candidate: Candidate };

const photos: JudgedCandidate[][] = [];
for (const seed of seeds) photos.push(await judge(drawScene(seed)));
for (const seed of sketchSeeds) {
  const sketch = await drawSketch(seed);
  photos.push(await judge({ picture: sketch, corners: sketch.corners }));
}

async function judge({ picture, corners }: Photo): Promise<JudgedCandidate[]> {
  const copy = copyOf(await throughJpeg(picture));
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
  photos.flatMap((photo) => {
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

function rounded(values: readonly number[]): number[] {
  return values.map((value) => Number(value.toFixed(4)));
}
