/**
 * The whole way of a scan (decode, upright, locate, rectify, measure, encode, prove) over photos of 12 megapixels, against the least
 * that anybody does with them (decode at full size and encode once) and against ImageMagick's `jpeg:extent`, which only fits; process
 * start is left out. Then the pool: two workers against one, and the memory of each. `node bench/way.ts [COUNT]`
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { targetPackSchema } from '#contract/target-pack';
import type { Imaging, ScanSource } from '#core/context';
import { inspectScan } from '#core/imaging/inspect-scan';
import { createImaging } from '#core/imaging/pool';
import { preparePicture } from '#core/imaging/prepare-picture';
import { frugalMemory } from '#core/process/frugal-memory';
import { firstPage } from '#domain/picture/page-choice';
import { defaultRim, type Plan } from '#domain/plan/plan';
import { sureCorners } from '#domain/plan/suggest-side';
import { drawScene } from './photos/scenes.ts';
import { atLeast, atMost, type Row, report } from './report.ts';

const { picture: window } = targetPackSchema.parse(
  JSON.parse(await readFile('assets/targets/strict.json', 'utf8')),
);
type Way = Pick<Imaging, 'inspect' | 'prepare'>;
const here: Way = { inspect: inspectScan, prepare: preparePicture };

if (process.argv[2] === '--pool')
  await runPool(Number(process.argv[3]), process.argv[4]!, Number(process.argv[5]));
else await runAll(Number(process.argv[2] ?? 100));

async function runAll(count: number): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'shiming-way-'));
  try {
    for (let index = 0; index < count; index++) {
      const { width, height, data } = drawScene(1000 + index * 9, 4032).picture;
      const photo = sharp(data, { raw: { width, height, channels: 3 } });
      await writeFile(join(dir, `${index}.jpg`), await photo.jpeg({ quality: 90 }).toBuffer());
    }
    const photos = await readAll(dir, count);
    await whole(here, photos[0]!);
    await bare(photos[0]!);
    const ours = await timed(photos, (photo) => whole(here, photo));
    const least = await timed(photos, bare);
    const rows = [
      { what: 'whole way', 'ms a photo': ours.toFixed(0), 'whole way / this': '1.00' },
      {
        what: 'decode + one encode (sharp)',
        'ms a photo': least.toFixed(0),
        'whole way / this': (ours / least).toFixed(2),
      },
    ];
    const figures: Row[] = [atMost('way: whole way / decode + one encode', ours / least, 1.5, '×')];
    const convert = magick();
    if (convert) {
      const idle = await timed(photos.slice(0, 5), async () => void spawnSync(convert, ['-version']));
      const theirs =
        (await timed(photos, async (_, index) => {
          const out = join(dir, 'out.jpg');
          spawnSync(convert, [join(dir, `${index}.jpg`), '-define', `jpeg:extent=${window.maxBytes}B`, out]);
        })) - idle;
      rows.push({
        what: 'convert -define jpeg:extent',
        'ms a photo': theirs.toFixed(0),
        'whole way / this': (ours / theirs).toFixed(2),
      });
      figures.push(atMost('way: whole way / convert jpeg:extent', ours / theirs, 0.8, '×'));
    } else console.log('way: convert left out, it is not installed');
    console.log(
      `way: ${count} photos of 12 megapixels, one thread; sharp ${sharp.versions.sharp}, node ${process.version}`,
    );
    console.table(rows);
    const [one, two] = [1, 2].map((workers) => inProcess(workers, dir, count));
    console.table([
      {
        pool: 'one worker',
        'ms a photo': (one!.seconds * 1000).toFixed(0),
        'peak MB': one!.megabytes.toFixed(0),
        faster: '1.00',
      },
      {
        pool: 'two workers',
        'ms a photo': (two!.seconds * 1000).toFixed(0),
        'peak MB': two!.megabytes.toFixed(0),
        faster: (one!.seconds / two!.seconds).toFixed(2),
      },
    ]);
    report([
      ...figures,
      atLeast('way: two workers faster than one', one!.seconds / two!.seconds, 1.8, '×'),
      atMost('way: peak memory, one worker', one!.megabytes, 450, 'MB'),
      atMost('way: peak memory, two workers', two!.megabytes, 650, 'MB'),
    ]);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function whole(way: Way, scan: ScanSource): Promise<void> {
  const seen = await way.inspect(scan, 'photo.jpg');
  if (!seen.ok) throw new Error('a drawn photo was refused');
  const plan: Plan = {
    version: 1,
    sides: [{ scanId: 'a', corners: sureCorners(seen.facts.papers), flip: false, turns: 0 }],
    layout: 'stacked',
    rim: defaultRim,
    paper: '',
    format: 'jpg',
  };
  const made = await way.prepare({ plan, scans: { a: scan }, window });
  if (!made.ok) throw new Error(`not made: ${made.findings[0]?.code}`);
}

async function bare({ bytes }: ScanSource): Promise<void> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  await sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .jpeg({ quality: 88 })
    .toBuffer();
}

async function timed(
  photos: readonly ScanSource[],
  work: (photo: ScanSource, index: number) => Promise<void>,
): Promise<number> {
  const begun = performance.now();
  for (const [index, photo] of photos.entries()) await work(photo, index);
  return (performance.now() - begun) / photos.length;
}

async function readAll(dir: string, count: number): Promise<ScanSource[]> {
  const files = Array.from({ length: count }, (_, index) => readFile(join(dir, `${index}.jpg`)));
  return (await Promise.all(files)).map((bytes) => ({ bytes, ...firstPage }));
}

/** In a process of its own, with the environment that the hosts give the core: its memory is what is measured. */
function inProcess(workers: number, dir: string, count: number): { seconds: number; megabytes: number } {
  const args = [import.meta.filename, '--pool', String(workers), dir, String(count)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, ...frugalMemory },
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as { seconds: number; megabytes: number };
}

async function runPool(workers: number, dir: string, count: number): Promise<void> {
  const pool = createImaging({ workers });
  const files = Array.from({ length: count }, (_, index) => join(dir, `${index}.jpg`));
  // Each photo is read when its turn comes, as the desk does: what is measured is the pool, not a heap of photos.
  const wholeOf = async (file: string): Promise<void> =>
    whole(pool, { bytes: await readFile(file), ...firstPage });
  await Promise.all(files.slice(0, workers).map(wholeOf));
  const begun = performance.now();
  // As many lanes as workers, each with one photo after the other, as a batch goes.
  const waiting = files.slice(workers);
  const lane = async (): Promise<void> => {
    for (let file = waiting.shift(); file; file = waiting.shift()) await wholeOf(file);
  };
  await Promise.all(Array.from({ length: workers }, lane));
  const seconds = (performance.now() - begun) / (1000 * (count - workers));
  await pool.close();
  console.log(JSON.stringify({ seconds, megabytes: await peakMegabytes() }));
}

/** Of this process alone: what the system counts as its largest size begins with that of the process that started it. */
async function peakMegabytes(): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const own = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
  return (own === undefined ? process.resourceUsage().maxRSS : Number(own)) / 1024;
}

function magick(): string | null {
  const { stdout } = spawnSync('/usr/bin/convert', ['-version'], { encoding: 'utf8' });
  return stdout?.includes('ImageMagick') ? '/usr/bin/convert' : null;
}
