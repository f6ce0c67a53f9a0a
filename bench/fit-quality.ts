/**
 * What the fit makes of 500 drawn straightened papers: inside the window or refused with a reason, how many encodes it takes, and
 * how near to the original it stays (SSIM, bench/photos/ssim.ts) beside ImageMagick's `jpeg:extent` on the same pixels with the same
 * limit: the aim's largest where the fit kept it, the window's otherwise; compared where theirs is inside the same window as ours. A
 * picture of another size is compared at the original's.
 * `node bench/fit-quality.ts [COUNT] [FIRST]`
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { targetPackSchema } from '#contract/target-pack';
import { fitJpeg } from '#core/imaging/fit-jpeg';
import type { Raster } from '#core/imaging/raster';
import { rectify } from '#core/imaging/rectify';
import { wholePicture } from '#domain/plan/corners';
import { ssim } from './photos/ssim.ts';
import { drawStraight, type StraightKind, straightKinds } from './photos/straight.ts';
import { atLeast, atMost, plain, report } from './report.ts';

const count = Number(process.argv[2] ?? 500);
const first = Number(process.argv[3] ?? 0);
/** Longest side under which print cannot be read, as where the desk prepares pictures. */
const legible = 600;
const { picture: window } = targetPackSchema.parse(
  JSON.parse(await readFile('assets/targets/strict.json', 'utf8')),
);

type Row = {
  readonly kind: StraightKind;
  readonly encodes: number;
  readonly trials: number;
  readonly refused: string;
  readonly inAim: boolean;
  readonly scale: number;
  /** Ours less theirs; null where it is not compared. */
  readonly gain: number | null;
  /** Inside the window that holds ours. */
  readonly theirsInside: boolean;
};

const dir = await mkdtemp(join(tmpdir(), 'shiming-fit-'));
try {
  const rows: Row[] = [];
  for (let seed = first; seed < first + count; seed++) rows.push(await fitOne(seed));
  print(rows);
  report(figuresOf(rows));
} finally {
  await rm(dir, { recursive: true, force: true });
}

async function fitOne(seed: number): Promise<Row> {
  const { kind, picture } = await drawStraight(seed);
  const made = await fitJpeg(
    {
      render: (scale) => (scale === 1 ? picture : scaled(picture, scale)),
      minScale: Math.min(1, legible / Math.max(picture.width, picture.height)),
      maxScale: 2,
    },
    window,
  );
  const { encodes, trials } = made;
  const counted = { kind, encodes, trials };
  if (!made.ok)
    return { ...counted, refused: made.why, inAim: false, scale: 0, gain: null, theirsInside: false };
  const { length } = made.bytes;
  if (length < window.minBytes || length > window.maxBytes)
    throw new Error(`picture ${seed} came out with ${length} bytes`);
  const aim = window.aim ?? window;
  const inAim = length >= aim.minBytes && length <= aim.maxBytes;
  const theirs = await extent(picture, length <= aim.maxBytes ? aim.maxBytes : window.maxBytes);
  const hold = inAim ? aim : window;
  const theirsInside = theirs !== null && theirs.length >= hold.minBytes && theirs.length <= hold.maxBytes;
  const gain = theirsInside
    ? ssim(picture, await decoded(made.bytes, picture)) - ssim(picture, await decoded(theirs, picture))
    : null;
  return { ...counted, refused: '', inAim, scale: made.scale, gain, theirsInside };
}

function scaled(picture: Raster, scale: number): Raster {
  const size = {
    width: Math.round(picture.width * scale),
    height: Math.round(picture.height * scale),
  };
  return rectify(picture, wholePicture, { flip: false, turns: 0 }, size);
}

async function decoded(bytes: Uint8Array, { width, height }: Raster): Promise<Raster> {
  const data = await sharp(bytes).resize(width, height, { fit: 'fill', kernel: 'cubic' }).raw().toBuffer();
  return { width, height, data };
}

/** What ImageMagick makes of the same pixels; null where it is not installed. */
async function extent({ width, height, data }: Raster, maxBytes: number): Promise<Buffer | null> {
  const [from, to] = [join(dir, 'in.ppm'), join(dir, 'out.jpg')];
  await writeFile(from, Buffer.concat([Buffer.from(`P6\n${width} ${height}\n255\n`), data]));
  const { error } = spawnSync('/usr/bin/convert', [from, '-define', `jpeg:extent=${maxBytes}B`, to]);
  return error ? null : readFile(to);
}

function figuresOf(rows: readonly Row[]) {
  const gains = rows.flatMap((row) => (row.gain === null ? [] : [row.gain]));
  const encodes = atMost(`fit: encodes, median of ${rows.length}`, median(rows.map((row) => row.encodes)), 2);
  if (gains.length === 0) return [encodes];
  return [
    encodes,
    atLeast('fit: SSIM less ImageMagick’s, mean', mean(gains), 0),
    plain(
      'fit: share with SSIM not below by 0.001',
      gains.filter((gain) => gain >= -0.001).length / gains.length,
    ),
  ];
}

function print(rows: readonly Row[]): void {
  const table = [...new Set(straightKinds), null].map((kind) => {
    const some = rows.filter((row) => kind === null || row.kind === kind);
    const made = some.filter((row) => !row.refused);
    const gains = made.flatMap((row) => (row.gain === null ? [] : [row.gain]));
    return {
      kind: kind ?? 'all',
      pictures: some.length,
      'in the window': made.length,
      'in the aim': made.filter((row) => row.inAim).length,
      refused: refusals(some),
      smaller: made.filter((row) => row.scale < 1).length,
      larger: made.filter((row) => row.scale > 1).length,
      encodes: median(some.map((row) => row.encodes)),
      'of a part': median(some.map((row) => row.trials)),
      'SSIM less ImageMagick’s': gains.length > 0 ? mean(gains).toFixed(4) : '',
      least: gains.length > 0 ? Math.min(...gains).toFixed(4) : '',
      'not below by 0.001': gains.filter((gain) => gain >= -0.001).length,
      'theirs in the same window': made.filter((row) => row.theirsInside).length,
    };
  });
  console.log(
    `fit: ${rows.length} straightened papers into ${window.minBytes}–${window.maxBytes} bytes; sharp ${sharp.versions.sharp}, node ${process.version}`,
  );
  console.table(table);
}

function refusals(rows: readonly Row[]): string {
  const reasons = [...new Set(rows.map((row) => row.refused).filter(Boolean))];
  return reasons.map((why) => `${rows.filter((row) => row.refused === why).length} ${why}`).join(', ');
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
