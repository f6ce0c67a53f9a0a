/**
 * Corners on drawn photos whose truth is known: overlap (intersection over union, the measure of SmartDoc's figures, on other data),
 * and what a confidence is worth. Every desk and paper takes part equally. Times are of the processor, one thread.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { findDocuments } from '#core/imaging/document/document';
import { copyOf } from '#core/imaging/shrink';
import { type Engine, openEngine } from '#core/reading/engine';
import { findText } from '#core/reading/find-text';
import { loadWeights } from '#core/reading/weights';
import { sureEnough } from '#domain/plan/suggest-side';
import { overlap, shownPart } from './photos/overlap.ts';
import type { Photo } from './photos/photograph.ts';
import { drawPair, drawScene } from './photos/scenes.ts';
import { drawSketch } from './photos/sketches.ts';
import { throughJpeg } from './photos/through-jpeg.ts';
import { atLeast, atMost, report } from './report.ts';

const photos = 320;
/** Photos of 12 megapixels, each of another paper and desk: they take no part in the other figures. */
const large = 12;
const pairs = 12;
/** Drawn by a second hand; papers that the frame cuts, and desks without a paper, among them. The fit knows those below `firstSketch`. */
const sketches = 64;
const firstSketch = 1000;

type Row = { group: readonly string[]; overlap: number; confidence: number; ms: number };

/** Half of the photos each: two processes draw and look at the same time. */
const half = process.argv[2] === undefined ? null : Number(process.argv[2]);
if (half === null) {
  const children = [0, 1].map((which) => runHalf(which));
  printTables((await Promise.all(children)).flat());
} else {
  process.stdout.write(JSON.stringify(await lookAtHalf(half)));
}

function runHalf(which: number): Promise<Row[]> {
  return new Promise((done, fail) => {
    execFile(
      process.execPath,
      [fileURLToPath(import.meta.url), String(which)],
      { maxBuffer: 1 << 26 },
      (error, stdout) => (error ? fail(error) : done(JSON.parse(stdout) as Row[])),
    );
  });
}

async function lookAtHalf(which: number): Promise<Row[]> {
  const engine = await openEngine(await loadWeights());
  const judge = (photo: Photo, group: readonly string[]) => judgeWith(engine, photo, group);
  const rows: Row[] = [];
  for (let seed = which; seed < photos; seed += 2) {
    const scene = drawScene(seed);
    rows.push(await judge(scene, ['all', `desk: ${scene.desk}`, `paper: ${scene.paper}`]));
  }
  for (let index = which; index < large; index += 2)
    rows.push(await judge(drawScene(photos + index * 9, 4032), ['of 12 megapixels']));
  for (let seed = which; seed < pairs; seed += 2) rows.push(await judge(drawPair(seed), ['two cards']));
  for (let seed = which; seed < sketches; seed += 2) {
    const sketch = await drawSketch(firstSketch + seed);
    rows.push(await judge({ picture: sketch, corners: sketch.corners }, [`second hand: ${sketch.kind}`]));
  }
  return rows;
}

/** Of several papers the one that is found worst counts; where there is none, being sure of none is right. */
async function judgeWith(engine: Engine, photo: Photo, group: readonly string[]): Promise<Row> {
  const picture = await throughJpeg(photo.picture);
  const text = await findText(engine, picture);
  const copy = copyOf(picture);
  const begun = process.threadCpuUsage();
  const found = findDocuments(copy, text);
  const { user, system } = process.threadCpuUsage(begun);
  const best = photo.corners.map((truth) =>
    Math.max(
      0,
      ...found.slice(0, photo.corners.length).map(({ corners }) => overlap(corners, shownPart(truth))),
    ),
  );
  return {
    group,
    overlap:
      photo.corners.length === 0 ? Number((found[0]?.confidence ?? 0) < sureEnough) : Math.min(...best),
    confidence: found[0]?.confidence ?? 0,
    ms: (user + system) / 1000,
  };
}

function printTables(rows: readonly Row[]): void {
  const names = [...new Set(rows.flatMap(({ group }) => group))].sort();
  console.log(
    `corners: seeds 0–${photos - 1} as JPEG of 1600 × 1200, not those of the fit; SmartDoc's published classical best is a mean of 0.9866 (same metric, other data); sharp ${sharp.versions.sharp}`,
  );
  console.table(
    names.map((name) =>
      rowOf(
        name,
        rows.filter(({ group }) => group.includes(name)),
      ),
    ),
  );
  const all = rows.filter(({ group }) => group.includes('all'));
  const offered = all.filter(({ confidence }) => confidence >= sureEnough);
  const empty = rows.filter(({ group }) => group.includes('second hand: none'));
  const rightShare = (of: readonly Row[]): number =>
    of.filter((row) => row.overlap >= 0.95).length / Math.max(1, of.length);
  report([
    atLeast(
      'corners: mean overlap (SmartDoc 0.9866: same metric, other data)',
      mean(all.map((row) => row.overlap)),
      0.98,
    ),
    atLeast('corners: photos with an overlap ≥ 0.95', rightShare(all), 0.985),
    atLeast('corners: right of those offered', rightShare(offered), 0.99),
    atMost(
      'corners: offered where there is no paper',
      empty.filter(({ confidence }) => confidence >= sureEnough).length,
      0,
    ),
  ]);
}

function rowOf(name: string, rows: readonly Row[]) {
  const offered = rows.filter(({ confidence }) => confidence >= sureEnough);
  const isRight = (row: Row): boolean => row.overlap >= 0.95;
  const times = rows.map(({ ms }) => ms).sort((a, b) => a - b);
  return {
    photos: name,
    count: rows.length,
    'mean overlap': mean(rows.map((row) => row.overlap)).toFixed(4),
    '≥ 0.95': percent(rows, isRight),
    [`offered (≥ ${sureEnough})`]: percent(rows, ({ confidence }) => confidence >= sureEnough),
    'right of these': offered.length === 0 ? '–' : percent(offered, isRight),
    'median ms': times[times.length >> 1]!.toFixed(0),
    'longest ms': times.at(-1)!.toFixed(0),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function percent(of: readonly Row[], is: (row: Row) => boolean): string {
  return `${((100 * of.filter(is).length) / Math.max(1, of.length)).toFixed(1)} %`;
}
