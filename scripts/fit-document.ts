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
import { type Engine, openEngine } from '#core/reading/engine';
import { findText } from '#core/reading/find-text';
import { loadWeights } from '#core/reading/weights';
import type { Corners } from '#domain/plan/plan';
import { sureEnough } from '#domain/plan/suggest-side';
import { overlap } from '../bench/photos/overlap.ts';
import { fitTrees, type Sample } from './document/boost.ts';
import { type OpenShot, type Shot, shotsOf } from './document/shots.ts';
import { type Case, type Choice, fitLogistic, fitRanking } from './document/softmax.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cache: { type: 'string' },
    scenes: { type: 'string', default: '93' },
    sketches: { type: 'string', default: '113' },
    /** Fills the cache and fits nothing: several of these may run side by side. */
    'see-only': { type: 'boolean', default: false },
  },
});
const folds = 5;
/** Divisions into folds: one alone says up to a fifth more or fewer. */
const divisions = 3;
/** Real photos are looked at in two sizes: what holds of one only is not learnt. */
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
  /** With text: at both scales for photos, at the first one for all others. */
  readonly looks: readonly Looked[];
  /** Without text; none for copies and crops. */
  readonly blind: readonly Looked[];
};

const size = evidenceNames.length;

async function seeAll(): Promise<Seen[]> {
  const engine = await openEngine(await loadWeights());
  if (values.cache) await mkdir(values.cache, { recursive: true });
  const all: Seen[] = [];
  for await (const shot of shotsOf(positionals, Number(values.scenes), Number(values.sketches))) {
    const file = values.cache && join(values.cache, `${shot.name.replaceAll('/', '_')}.${shot.form}.json`);
    const known = file ? await readFile(file, 'utf8').catch(() => null) : null;
    const one = known ? (JSON.parse(known) as Seen) : await see(engine, shot);
    if (file && !known) await writeFile(file, JSON.stringify(one));
    all.push(one);
    process.stderr.write(`\r${all.length} photos seen   `);
  }
  process.stderr.write('\n');
  await engine.close();
  return all;
}

async function see(engine: Engine, { name, kind, form, weight, open }: Shot): Promise<Seen> {
  const shot = await open();
  const text = await findText(engine, shot.picture);
  const copy = copyOf(shot.picture);
  const seeAt = (boxes: readonly Corners[] | null, scale: number): Looked => {
    const { fine, candidates, evidence } = look(copy, boxes, scale);
    const corners = candidates.map((candidate) => toFractions(candidate.corners, fine));
    const overlaps = corners.map((quad) => Math.max(0, ...shot.truths.map((truth) => overlap(quad, truth))));
    return {
      corners,
      evidence: evidence.map((numbers) => Array.from(numbers, rounded)),
      overlap: overlaps,
      isRight: corners.map(
        (quad, at) => overlaps[at]! >= 0.95 || shot.truths.some((truth) => isNear(quad, truth, shot)),
      ),
    };
  };
  return {
    name,
    kind,
    form,
    weight,
    boxes: text.length,
    looks: scales.slice(0, form === 'photo' ? 2 : 1).map((scale) => seeAt(text, scale)),
    blind: form === 'photo' || form === 'drawn' ? [seeAt(null, 1)] : [],
  };
}

/** Every corner within 2 % of the diagonal, and what the truth itself is uncertain by beyond 1 %. */
function isNear(quad: Corners, truth: Corners, { picture: { width, height }, within }: OpenShot): boolean {
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

function fitOne(title: string, looksOf: (one: Seen) => readonly Looked[]): Weights {
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
  print(title, held, sure, limit);
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
  const best = ranked[0]!;
  const at = best.index;
  return {
    seen: one,
    features: describeCertainty(best, shareOfBest(ranked), one.boxes, first!.evidence[at]!),
    isRight: first!.isRight[at]!,
    overlap: first!.overlap[at]!,
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

function print(
  title: string,
  held: readonly Chosen[],
  sure: ReadonlyMap<Chosen, number>,
  limit: number,
): void {
  console.log(
    `${title}: ${divisions} divisions into ${folds} folds by photo; sure above ${limit.toFixed(3)} of the fitted certainty`,
  );
  const groups = new Map<string, Chosen[]>();
  for (const one of held) {
    const { form, kind } = one.seen;
    for (const group of form === 'photo'
      ? ['real photos', `real: ${kind}`]
      : [form === 'drawn' ? 'drawn' : form])
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

/** What other limits would give, on real photos. */
function printLimits(real: readonly Chosen[], sure: ReadonlyMap<Chosen, number>): void {
  console.table(
    [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95].map((limit) => {
      const offered = real.filter((one) => sure.get(one)! > limit);
      const wrong = offered.filter(({ isRight }) => !isRight);
      return {
        limit,
        sure: offered.length,
        wrong: wrong.length,
        'of these overlap under 0.9': wrong.filter((one) => one.overlap < 0.9).length,
      };
    }),
  );
}

function named(names: readonly string[], numbers: Float64Array): Record<string, number> {
  return Object.fromEntries(names.map((name, at) => [name, rounded(numbers[at]!)]));
}

/** One line for each tree. */
function written(all: Record<string, Weights>): string {
  const parts = Object.entries(all).map(([title, { trees, ...rest }]) => {
    const lines = trees.map((tree) => `      ${JSON.stringify(tree)}`).join(',\n');
    const others = Object.entries(rest).map(([key, value]) => `    "${key}": ${JSON.stringify(value)}`);
    return `  "${title}": {\n${others.join(',\n')},\n    "trees": [\n${lines}\n    ]\n  }`;
  });
  return `{\n${parts.join(',\n')}\n}\n`;
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}

const seen = await seeAll();
if (values['see-only']) process.exit(0);
const fitted = {
  withText: fitOne('with text', (one) => one.looks),
  withoutText: fitOne('without text', (one) => one.blind),
};
await writeFile(new URL('../src/core/imaging/document/weights.json', import.meta.url), written(fitted));
