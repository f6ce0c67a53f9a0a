/**
 * The whole way of a scan (decode, upright, locate, rectify, measure, encode, prove) over photos of 12 megapixels, against the least
 * that anybody does with them (decode at full size and encode once) and against ImageMagick's `jpeg:extent`, which only fits; process
 * start is left out. Then the pool: two workers against one, beside what two processes of the plain decode and encode gain over one,
 * which is all that this machine gives; the desk's own pool with two items at once, as an intake has them; and the memory of each.
 * `node bench/way.ts [COUNT]`
 */
import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isMainThread, Worker } from 'node:worker_threads';
import sharp from 'sharp';
import { targetPackSchema } from '#contract/target-pack';
import { inspectScan } from '#core/imaging/inspect-scan';
import { createImaging } from '#core/imaging/pool';
import { preparePicture } from '#core/imaging/prepare-picture';
import type { ImageWork, Imaging, ScanSource } from '#core/ports/imaging';
import { frugalMemory } from '#core/sandbox/frugal-memory';
import { firstPage } from '#domain/picture/page-choice';
import { defaultRim, type Plan } from '#domain/plan/plan';
import { sureCorners } from '#domain/plan/suggest-side';
import { drawScene } from './photos/scenes.ts';
import { atLeast, atMost, plain, type Row, report } from './report.ts';

const { picture: window } = targetPackSchema.parse(
  JSON.parse(await readFile('assets/targets/strict.json', 'utf8')),
);
type Way = Pick<Imaging, 'inspect' | 'prepare'>;
const here: Way = { inspect: inspectScan, prepare: preparePicture };

/** Photos that a thread works on before it is measured, at most: by then the engine has compiled what runs often. */
const warmUp = 6;

/** What a process of its own measures: time and processor time a photo, in milliseconds, and its peak memory. */
type Measured = { readonly ms: number; readonly cpu: number; readonly megabytes: number };
/** Two of them where a process measures two things in turns. */
type Pair = readonly [Measured, Measured];
type Task = 'turns' | 'bare' | 'pool' | 'intake';

const [, , task, dir, photos, workers] = process.argv;
// In a thread as the pool's workers are, whose heap begins larger than that of a process.
if (task === 'turns' && isMainThread) new Worker(import.meta.filename, { argv: process.argv.slice(2) });
else if (dir)
  console.log(JSON.stringify(await measureTask(task as Task, dir, Number(photos), Number(workers))));
else await runAll(Number(task ?? 100));

async function runAll(count: number): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'shiming-way-'));
  try {
    for (let index = 0; index < count; index++) {
      const { width, height, data } = drawScene(1000 + index * 9, 4032).picture;
      const photo = sharp(data, { raw: { width, height, channels: 3 } });
      await writeFile(join(dir, `${index}.jpg`), await photo.jpeg({ quality: 90 }).toBuffer());
    }
    const [ours, least] = await inProcess('turns', dir, count);
    const rows = [
      { what: 'whole way', ...shown(ours), 'whole way / this': '1.00' },
      { what: 'decode + one encode (sharp)', ...shown(least), 'whole way / this': ratio(ours.ms, least.ms) },
    ];
    const figures: Row[] = [
      atMost('way: whole way / decode + one encode', ours.ms / least.ms, 1.5, '×'),
      plain('way: the same in processor time', ours.cpu / least.cpu, '×'),
    ];
    const convert = magick();
    if (convert) {
      const idle = timed(5, () => spawnSync(convert, ['-version']));
      const out = join(dir, 'out.jpg');
      const theirs =
        timed(count, (index) =>
          spawnSync(convert, [join(dir, `${index}.jpg`), '-define', `jpeg:extent=${window.maxBytes}B`, out]),
        ) - idle;
      rows.push({
        what: 'convert -define jpeg:extent',
        'ms a photo': theirs.toFixed(0),
        'processor ms': '',
        'peak MB': '',
        'whole way / this': ratio(ours.ms, theirs),
      });
      figures.push(atMost('way: whole way / convert jpeg:extent', ours.ms / theirs, 0.8, '×'));
    } else console.log('way: convert left out, it is not installed');
    console.log(
      `way: ${count} photos of 12 megapixels, one after the other; sharp ${sharp.versions.sharp}, node ${process.version}`,
    );
    console.table(rows);
    const [one] = await inProcess('pool', dir, count, 1);
    const [two] = await inProcess('pool', dir, count, 2);
    const [alone] = await inProcess('bare', dir, count);
    const [[left], [right]] = await Promise.all([
      inProcess('bare', dir, count),
      inProcess('bare', dir, count),
    ]);
    const ceiling = (2 * alone.ms) / Math.max(left.ms, right.ms);
    const [intake] = await inProcess('intake', dir, count);
    console.table([
      { pool: 'one worker', ...shown(one), faster: '1.00' },
      { pool: 'two workers', ...shown(two), faster: ratio(one.ms, two.ms) },
      { pool: 'the desk’s own, two items at once', ...shown(intake), faster: ratio(one.ms, intake.ms) },
      {
        pool: 'two processes of decode + encode',
        ...shown({ ...left, ms: left.ms / 2 }),
        faster: ceiling.toFixed(2),
      },
    ]);
    report([
      ...figures,
      atLeast('way: two workers faster than one', one.ms / two.ms, 1.8, '×'),
      plain('way: two processes of decode + one encode faster than one', ceiling, '×'),
      plain('way: processor time a photo, two workers / one', two.cpu / one.cpu, '×'),
      atMost('way: peak memory, one worker and who feeds it', one.megabytes, 550, 'MB'),
      atMost('way: peak memory, two workers and who feeds them', two.megabytes, 850, 'MB'),
    ]);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function measureTask(what: Task, from: string, count: number, many: number): Promise<Measured[]> {
  // Each photo is read when its turn comes and at once, as the desk reads its store: what is measured is the work, not a heap of photos.
  const read = (index: number): ScanSource => ({
    bytes: readFileSync(join(from, `${index}.jpg`)),
    ...firstPage,
  });
  if (what === 'turns') {
    // One after the other with every photo, so that whatever else the machine does falls on both alike.
    const sums = [
      { ms: 0, cpu: 0 },
      { ms: 0, cpu: 0 },
    ];
    for (let index = -Math.min(count, warmUp); index < count; index++)
      for (const [at, work] of [(scan: ScanSource) => whole(here, scan), bare].entries()) {
        const photo = read(index < 0 ? index + count : index);
        const { ms, cpu } = await clocked(() => work(photo));
        if (index < 0) continue;
        sums[at]!.ms += ms / count;
        sums[at]!.cpu += cpu / count;
      }
    return sums.map((sum) => ({ ...sum, megabytes: 0 }));
  }
  const pool = what === 'bare' ? null : createImaging(what === 'intake' ? {} : { workers: many });
  const lanes = what === 'intake' ? 2 : many;
  const one = async (index: number): Promise<void> =>
    pool ? whole(pool, read(index), { urgency: 'batch' }) : bare(read(index));
  // As many lanes as workers, each with one photo after the other, as a batch goes; an intake has two items in hand.
  let next = 0;
  const workTo = (end: number): Promise<unknown> =>
    Promise.all(
      Array.from({ length: lanes }, async () => {
        while (next < end) await one(next++);
      }),
    );
  const first = lanes * Math.max(1, Math.min(warmUp, Math.floor(count / 8)));
  await workTo(first);
  const before = await cpuOfChildren();
  const { ms, cpu } = await clocked(() => workTo(count));
  // Those of the pool are there until it closes.
  const megabytes = await peakMegabytes();
  const after = await cpuOfChildren();
  await pool?.close();
  const done = count - first;
  return [{ ms: ms / done, cpu: (cpu + after - before) / done, megabytes }];
}

async function clocked(work: () => Promise<unknown>): Promise<{ ms: number; cpu: number }> {
  const [begun, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return { ms: performance.now() - begun, cpu: (user + system) / 1000 };
}

async function whole(way: Way, scan: ScanSource, work: ImageWork = {}): Promise<void> {
  const seen = await way.inspect(scan, 'photo.jpg', work);
  if (!seen.ok) throw new Error('a drawn photo was refused');
  const plan: Plan = {
    version: 1,
    sides: [{ scanId: 'a', corners: sureCorners(seen.facts.papers), flip: false, turns: 0 }],
    layout: 'stacked',
    rim: defaultRim,
    paper: '',
    format: 'jpg',
  };
  const made = await way.prepare({ plan, scans: { a: scan }, window }, work);
  if (!made.ok) throw new Error(`not made: ${made.findings[0]?.code}`);
}

async function bare({ bytes }: ScanSource): Promise<void> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  await sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .jpeg({ quality: 88 })
    .toBuffer();
}

function timed(count: number, work: (index: number) => void): number {
  const begun = performance.now();
  for (let index = 0; index < count; index++) work(index);
  return (performance.now() - begun) / count;
}

function ratio(a: number, b: number): string {
  return (a / b).toFixed(2);
}

function shown({ ms, cpu, megabytes }: Measured) {
  return {
    'ms a photo': ms.toFixed(0),
    'processor ms': cpu.toFixed(0),
    'peak MB': megabytes === 0 ? '' : megabytes.toFixed(0),
  };
}

/** In a process of its own, whose memory is measured; with the environment of an imaging process where it does the work itself. */
async function inProcess(what: Task, from: string, count: number, many = 1): Promise<Pair> {
  const args = [import.meta.filename, what, from, String(count), String(many)];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: what === 'turns' || what === 'bare' ? { ...frugalMemory, ...process.env } : process.env,
  });
  return JSON.parse(stdout) as Pair;
}
/** Of this process and those that it started, each at its own peak, where the system tells it; else of this one alone. */
async function peakMegabytes(): Promise<number> {
  const peaks = await Promise.all(
    [process.pid, ...(await children())].map(async (pid) => {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
      return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0);
    }),
  );
  const sum = peaks.reduce((all, one) => all + one, 0);
  return (sum || process.resourceUsage().maxRSS) / 1024;
}

/** Processor time of the processes that this one started, in milliseconds; 0 where the system does not tell. */
async function cpuOfChildren(): Promise<number> {
  const times = await Promise.all(
    (await children()).map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      // Fields 14 and 15, in hundredths of a second; the second one is a name in brackets.
      const [user, system] = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .slice(11, 13);
      return (Number(user ?? 0) + Number(system ?? 0)) * 10;
    }),
  );
  return times.reduce((all, one) => all + one, 0);
}

async function children(): Promise<readonly string[]> {
  const listed = await readFile(`/proc/self/task/${process.pid}/children`, 'utf8').catch(() => '');
  return listed.split(' ').filter((pid) => pid !== '');
}

function magick(): string | null {
  const { stdout } = spawnSync('/usr/bin/convert', ['-version'], { encoding: 'utf8' });
  return stdout?.includes('ImageMagick') ? '/usr/bin/convert' : null;
}
