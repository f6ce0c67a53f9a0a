/**
 * Corners on drawn photos whose truth is known: overlap (intersection over union, the measure of SmartDoc's figures, on other data),
 * and what a confidence is worth. Every desk and paper takes part equally.
 */
import sharp from 'sharp';
import { locatePapers } from '#core/imaging/locate/locate';
import { copyOf } from '#core/imaging/shrink';
import { sureEnough } from '#domain/plan/suggest-side';
import { overlap } from './photos/overlap.ts';
import { drawPair, drawScene, type Scene } from './photos/scenes.ts';

const photos = 320;
/** Photos of 12 megapixels, each of another paper and desk: they take no part in the other figures. */
const large = 24;
const pairs = 16;

type Row = { scene: Scene; overlap: number; confidence: number; ms: number };

const rows: Row[] = [];
for (let seed = 0; seed < photos; seed++) rows.push(await judge(drawScene(seed)));
const largeRows: Row[] = [];
for (let index = 0; index < large; index++) largeRows.push(await judge(drawScene(photos + index * 9, 4032)));

async function judge(scene: Scene): Promise<Row> {
  const picture = await throughJpeg(scene);
  const begun = performance.now();
  const [best] = locatePapers(copyOf(picture));
  return {
    scene,
    overlap: best ? overlap(best.corners, scene.corners[0]!) : 0,
    confidence: best?.confidence ?? 0,
    ms: performance.now() - begun,
  };
}
let both = 0;
for (let seed = 0; seed < pairs; seed++) {
  const scene = drawPair(seed);
  const found = locatePapers(copyOf(await throughJpeg(scene)));
  if (scene.corners.every((truth) => found.some((paper) => overlap(paper.corners, truth) >= 0.95))) both++;
}

const groups = new Map<string, Row[]>([
  ['all', rows],
  ['of 12 megapixels', largeRows],
]);
for (const row of rows)
  for (const name of [`desk: ${row.scene.desk}`, `paper: ${row.scene.paper}`])
    groups.set(name, [...(groups.get(name) ?? []), row]);
console.log(
  `corners: ${photos} drawn photos of 1600 × 1200 as JPEG; SmartDoc's published classical best is a mean of 0.9866 (same metric, other data)`,
);
console.table(
  [...groups].map(([name, of]) => ({
    photos: name,
    count: of.length,
    'mean overlap': mean(of.map((row) => row.overlap)).toFixed(4),
    '≥ 0.95': percent(of, (row) => row.overlap >= 0.95),
    [`offered (≥ ${sureEnough})`]: percent(of, (row) => row.confidence >= sureEnough),
    'right of these': percent(
      of.filter((row) => row.confidence >= sureEnough),
      (row) => row.overlap >= 0.95,
    ),
    'median ms': of
      .map((row) => row.ms)
      .sort((a, b) => a - b)
      [of.length >> 1]!.toFixed(0),
  })),
);
console.log(`two cards in one photo: both found in ${both} of ${pairs}; sharp ${sharp.versions.sharp}`);

async function throughJpeg({ picture: { width, height, data } }: Scene) {
  const file = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 92 })
    .toBuffer();
  const raw = await sharp(file).raw().toBuffer({ resolveWithObject: true });
  return { width: raw.info.width, height: raw.info.height, data: raw.data };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function percent(of: readonly Row[], is: (row: Row) => boolean): string {
  return `${((100 * of.filter(is).length) / Math.max(1, of.length)).toFixed(1)} %`;
}
