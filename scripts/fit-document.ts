/**
 * Fits what the search for the document weighs: `node scripts/fit-document.ts FOLDER…`, each folder with photos and a truth.json
 * (`[{file, kind, corners, cornersWithin, fills}]`). Prints what comes out by folds, and writes
 * `src/core/imaging/document/weights.json`. Photos are never kept; with `--cache DIR` what was seen of them is, so that it can go on
 * where it was stopped. Takes some minutes.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  certaintyNames,
  describeCertainty,
  type Scored,
  scored,
  shareOfBest,
  type Weights,
} from '#core/imaging/document/choose';
import { toFractions } from '#core/imaging/document/document';
import { evidenceNames } from '#core/imaging/document/evidence';
import { look } from '#core/imaging/document/look';
import { copyOf } from '#core/imaging/shrink';
import { openEngine } from '#core/reading/engine';
import { findText } from '#core/reading/find-text';
import { loadWeights } from '#core/reading/weights';
import { sureEnough } from '#domain/plan/suggest-side';
import type { Corners } from '#domain/plan/plan';
import { overlap } from '../bench/photos/overlap.ts';
import { type Shot, shotsOf } from './document/shots.ts';
import { type Case, type Choice, fitLogistic, fitRanking } from './document/softmax.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cache: { type: 'string' },
    scenes: { type: 'string', default: '96' },
    sketches: { type: 'string', default: '112' },
  },
});
const folds = 5;
/** Scales of the search; the second is what `document.ts` asks again at. */
const scales = [1, 0.8] as const;

/** What is kept of one look at a photo. */
type Looked = {
  readonly corners: readonly Corners[];
  readonly evidence: readonly (readonly number[])[];
  readonly overlap: readonly number[];
  readonly isRight: readonly boolean[];
};
type Seen = Pick<Shot, 'name' | 'kind' | 'form' | 'weight'> & {
  readonly boxes: number;
  /** With text at both scales, and without at the first. */
  readonly looks: readonly [Looked, Looked];
  readonly blind: Looked;
};

const seen = await seeAll();
const size = evidenceNames.length;
const fitted = { withText: fitOne('with text', (one) => one.looks), withoutText: fitOne('without', (one) => [one.blind, one.blind]) };
await writeFile(
  new URL('../src/core/imaging/document/weights.json', import.meta.url),
  `${JSON.stringify(fitted, null, 2)}\n`,
);

async function seeAll(): Promise<Seen[]> {
  const engine = await openEngine(await loadWeights());
  if (values.cache) await mkdir(values.cache, { recursive: true });
  const all: Seen[] = [];
  for await (const shot of shotsOf(positionals, Number(values.scenes), Number(values.sketches))) {
    const file = values.cache && join(values.cache, `${shot.name.replaceAll('/', '_')}.${shot.form}.json`);
    const known = file ? await readFile(file, 'utf8').catch(() => null) : null;
    const one = known ? (JSON.parse(known) as Seen) : see(shot, await findText(engine, shot.picture));
    if (file && !known) await writeFile(file, JSON.stringify(one));
    all.push(one);
    process.stderr.write(`\r${all.length} photos seen   `);
  }
  process.stderr.write('\n');
  await engine.close();
  return all;
}

function see(shot: Shot, text: readonly Corners[]): Seen {
  const { name, kind, form, weight } = shot;
  const copy = copyOf(shot.picture);
  const seeAt = (boxes: readonly Corners[] | null, scale: number): Looked => {
    const { fine, candidates, evidence } = look(copy, boxes, scale);
    const corners = candidates.map((candidate) => toFractions(candidate.corners, fine));
    const overlaps = corners.map((quad) => Math.max(0, ...shot.truths.map((truth) => overlap(quad, truth))));
    return {
      corners,
      evidence: evidence.map((numbers) => Array.from(numbers, rounded)),
      overlap: overlaps,
      isRight: corners.map((quad, at) => overlaps[at]! >= 0.95 || shot.truths.some((truth) => isNear(quad, truth, shot))),
    };
  };
  return {
    name,
    kind,
    form,
    weight,
    boxes: text.length,
    looks: [seeAt(text, scales[0]), seeAt(text, scales[1])],
    blind: seeAt(null, 1),
  };
}

/** Every corner within 2 % of the diagonal, and what the truth itself is uncertain by beyond 1 %. */
function isNear(quad: Corners, truth: Corners, { picture: { width, height }, within }: Shot): boolean {
  const most = (0.02 + Math.max(0, within - 0.01)) * Math.hypot(width, height);
  return [0, 1, 2, 3].some((shift) =>
    truth.every(([x, y], at) => {
      const [u, v] = quad[(at + shift) % 4]!;
      return Math.hypot((x - u) * width, (y - v) * height) <= most;
    }),
  );
}

/** The best choice of one photo under some weights. */
type Chosen = Case & { readonly seen: Seen; readonly overlap: number };

function fitOne(title: string, looksOf: (one: Seen) => readonly [Looked, Looked]): Weights {
  const foldOf = dealt(seen);
  const rankingOf = (some: readonly Seen[]): Weights['ranking'] => {
    const choices = some.flatMap((one) => (one.form === 'photo' ? looksOf(one) : [looksOf(one)[0]]).map((looked) => choiceOf(looked, one.weight)));
    return named(evidenceNames, fitRanking(choices, size).weights);
  };
  const held: Chosen[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const ranking = rankingOf(seen.filter((one) => foldOf.get(one.name) !== fold));
    for (const one of seen)
      if (foldOf.get(one.name) === fold) held.push(choose(one, looksOf(one), { ranking, certainty: {} }));
  }
  const isReal = ({ seen: { form }, overlap: best }: Chosen) => form === 'photo' && best >= 0;
  // Certainty is judged by what the other folds say, too.
  const sure = new Map<Chosen, number>();
  for (let fold = 0; fold < folds; fold++) {
    const weights = fitLogistic(held.filter((one) => foldOf.get(one.seen.name) !== fold && one.seen.form !== 'crop'));
    for (const one of held)
      if (foldOf.get(one.seen.name) === fold) sure.set(one, logistic(one.features, weights));
  }
  const limit = limitOf(held.filter(isReal), sure);
  print(title, held, sure, limit);
  const certainty = fitLogistic(held.filter(({ seen: { form } }) => form !== 'crop'));
  // So that the limit comes to lie where corners are called sure.
  certainty[0]! += Math.log(sureEnough / (1 - sureEnough)) - Math.log(limit / (1 - limit));
  return { ranking: rankingOf(seen), certainty: named(certaintyNames, certainty) };
}

const choiceOf = ({ evidence, overlap: overlaps, isRight }: Looked, weight: number): Choice => ({
  values: Float32Array.from(evidence.flat()),
  // Of right ones the nearest is best.
  gain: Float32Array.from(overlaps, (value, at) => (isRight[at] ? 0.4 + 0.6 * Math.max(0, Math.min(1, (value - 0.95) / 0.04)) : 0)),
  weight,
});

function choose(one: Seen, looks: readonly [Looked, Looked], weights: Weights): Chosen {
  const [first, second] = looks.map((looked) => rankedOf(looked, weights)) as [Scored[], Scored[]];
  const best = first[0]!;
  const at = looks[0].corners.indexOf(best.candidate.corners as unknown as Corners);
  const agreement = overlap(best.candidate.corners, second[0]!.candidate.corners);
  return {
    seen: one,
    features: describeCertainty(best, shareOfBest(first), agreement, one.boxes),
    isRight: looks[0].isRight[at]!,
    overlap: looks[0].overlap[at]!,
  };
}

const rankedOf = ({ corners, evidence }: Looked, weights: Weights): Scored[] =>
  scored(
    corners.map((quad) => ({ corners: quad, sides: [null, null, null, null], beyond: 0, goesOn: 0 })),
    evidence.map((numbers) => Float64Array.from(numbers)),
    weights,
  );

const logistic = (features: readonly number[], weights: Float64Array): number =>
  1 / (1 + Math.exp(-features.reduce((sum, value, k) => sum + value * weights[k]!, 0)));

/** Photos of one name lie in one fold; names are dealt out in an order that says nothing. */
function dealt(some: readonly Seen[]): Map<string, number> {
  const mixed = (name: string): number => {
    let hash = 2_166_136_261;
    for (const char of name) hash = Math.imul(hash ^ char.charCodeAt(0), 16_777_619);
    return Math.imul(hash ^ (hash >>> 13), 0x5bd1_e995) >>> 0;
  };
  const names = [...new Set(some.map(({ name }) => name))].sort((a, b) => mixed(a) - mixed(b));
  return new Map(names.map((name, index) => [name, index % folds]));
}

/** Wrong ones of a hundred real photos that may be called sure. */
const mostWrong = 0.01;

/** The lowest certainty above which no more real photos are wrong than that, by folds. */
function limitOf(real: readonly Chosen[], sure: ReadonlyMap<Chosen, number>): number {
  const wrong = real.filter(({ isRight }) => !isRight).map((one) => sure.get(one)!).sort((a, b) => b - a);
  return Math.min(0.99, Math.max(0.5, (wrong[Math.floor(real.length * mostWrong)] ?? 0.5) + 0.001));
}

function print(title: string, held: readonly Chosen[], sure: ReadonlyMap<Chosen, number>, limit: number): void {
  console.log(`${title}: ${folds} folds by photo; sure above ${limit.toFixed(3)} of the fitted certainty`);
  const groups = new Map<string, Chosen[]>();
  for (const one of held) {
    const { form, kind } = one.seen;
    for (const group of form === 'photo' ? ['real photos', `real: ${kind}`] : [form === 'drawn' ? 'drawn' : form])
      groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  console.table(
    [...groups].map(([group, some]) => {
      const offered = some.filter((one) => sure.get(one)! > limit);
      return {
        photos: group,
        count: some.length,
        right: some.filter(({ isRight }) => isRight).length,
        'mean overlap': (some.reduce((sum, one) => sum + one.overlap, 0) / some.length).toFixed(4),
        sure: offered.length,
        'of these wrong': offered.filter(({ isRight }) => !isRight).length,
      };
    }),
  );
}

function named(names: readonly string[], numbers: Float64Array): Record<string, number> {
  return Object.fromEntries(names.map((name, at) => [name, rounded(numbers[at]!)]));
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
