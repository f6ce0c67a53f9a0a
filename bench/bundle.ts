/**
 * A bundle of 2,000 templates with pictures of 450 KB: memory above the idle core, how long a cheap question waits meanwhile, time
 * beside `zip -0` over the same files, the proof of it, and what a kill leaves. `node --expose-gc bench/bundle.ts [TEMPLATES] [BYTES]`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makeBundleFile } from '#core/bundle/make-bundle';
import { finishJob } from '#core/jobs/follow-job';
import { type Desk, openDesk } from '#core/open-desk';
import { systemClock } from '#core/system-clock';
import { fillWithPictures } from '../tests/ready-desk.ts';
import { askMeanwhile, watchMemory } from './bundle/ask-meanwhile.ts';
import { atMost, plain, type Row, report } from './report.ts';

const count = Number(process.argv[2] ?? 2000);
const bytes = Number(process.argv[3] ?? 450_000);
const kills = Number(process.argv[4] ?? 10);
const today = '2026-11-23';

const root = await mkdtemp(join(tmpdir(), 'shiming-bench-bundle-'));
const dir = join(root, 'desk');
const file = join(root, 'bundle.zip');
const rows: Row[] = [];
const seconds = { desk: 0 };
try {
  await withDesk(async (desk) => {
    await fillWithPictures(desk, count, bytes);
  });
  rows.push(...(await withDesk(measure)));
  rows.push(...(await againstZip()));
  rows.push(...(await killMany()));
  report(rows);
} finally {
  await rm(root, { recursive: true, force: true });
}

async function withDesk<T>(work: (desk: Desk) => Promise<T>): Promise<T> {
  const desk = await openDesk({ dir, clock: systemClock(today) });
  try {
    return await work(desk);
  } finally {
    await desk.close();
  }
}

async function measure(desk: Desk): Promise<Row[]> {
  const ask = () => desk.client.targets.list();
  await ask();
  const idle = (await askMeanwhile(ask, () => wait(1000))).waits.at(-1)!;
  const watched = async <T>(work: () => Promise<T>) => {
    const memory = watchMemory();
    const begun = performance.now();
    const { result, waits } = await askMeanwhile(ask, work);
    return { result, seconds: (performance.now() - begun) / 1000, memory: memory(), worst: waits.at(-1)! };
  };
  const built = await watched(() => makeBundleFile(desk.context, {}, file, () => undefined));
  if (built.result.items.length !== count) throw new Error('not all templates went in');
  seconds.desk = built.seconds;
  const saved = await watched(() => desk.host.saveBundle(built.result.id, join(root, 'again.zip')));
  await rm(join(root, 'again.zip'));
  const proved = await watched(() => desk.client.bundles.verify({ bundle: built.result.id }));
  if (!proved.result.ok) throw new Error('the bundle does not prove itself');
  const [cancelled] = [await cancel(desk)];
  return [
    plain('bundle: size of the zip', (await stat(file)).size / 1_000_000, 'MB'),
    plain('bundle: idle, the longest answer', idle, 'ms'),
    ...[
      ['build to a file', built],
      ['save again', saved],
      ['verify from history', proved],
    ].flatMap(([name, run]) => {
      const { seconds: time, memory, worst } = run as typeof built;
      return [
        plain(`bundle: ${name}, time`, time, 's'),
        atMost(`bundle: ${name}, memory above the idle core`, memory, 250, 'MB'),
        atMost(`bundle: ${name}, the longest answer meanwhile`, worst, 100, 'ms'),
      ];
    }),
    atMost('bundle: from cancel to its answer', cancelled!, 1000, 'ms'),
  ];
}

/** Milliseconds from the wish to stop to its answer, in the middle of the work. */
async function cancel(desk: Desk): Promise<number> {
  const controller = new AbortController();
  let begun = 0;
  try {
    await finishJob(
      desk.client,
      { kind: 'bundle', input: {} },
      {
        signal: controller.signal,
        onNews: ({ done }) => {
          if (done < count / 2 || begun > 0) return;
          begun = performance.now();
          controller.abort();
        },
      },
    );
    throw new Error('the bundle was made all the same');
  } catch (error) {
    if (begun === 0) throw error;
    return performance.now() - begun;
  }
}

/** The same files on the same disk, straight afterwards. */
async function againstZip(): Promise<Row[]> {
  if (spawnSync('zip', ['-v']).status !== 0) return [plain('bundle: zip -0', 'zip is not installed here')];
  const folder = join(root, 'unpacked');
  await mkdir(folder);
  if (spawnSync('unzip', ['-q', file, '-d', folder]).status !== 0)
    throw new Error('unzip refuses the bundle');
  const begun = performance.now();
  const { status } = spawnSync('zip', ['-0', '-q', '-r', join(root, 'other.zip'), '.'], { cwd: folder });
  if (status !== 0) throw new Error('zip failed');
  const zip = (performance.now() - begun) / 1000;
  await rm(folder, { recursive: true });
  await rm(join(root, 'other.zip'));
  return [
    plain('bundle: zip -0 over the same files', zip, 's'),
    atMost('bundle: build to a file / zip -0', seconds.desk / zip, 1.5, '×'),
  ];
}

/** What lies in the folder after each kill and the start that follows it: nothing, or the whole bundle. */
async function killMany(): Promise<Row[]> {
  const folder = join(root, 'out');
  await mkdir(folder);
  const target = join(folder, 'killed.zip');
  const cli = (args: readonly string[]) =>
    spawn(process.execPath, ['src/cli/main.ts', ...args, '--desk', dir, '--today', today, '--json'], {
      stdio: 'ignore',
    });
  let fragments = 0;
  let halves = 0;
  let hits = 0;
  for (let trial = 0; trial < kills; trial++) {
    const child = cli(['bundle', '--ready', '--out', target]);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await Promise.race([ended, wait(500 + Math.random() * 1000 * (seconds.desk + 1))]);
    child.kill('SIGKILL');
    await ended;
    hits += (await readdir(folder)).filter((name) => name.endsWith('.part')).length;
    await new Promise((resolve) => cli(['template', 'list']).once('exit', resolve));
    for (const name of await readdir(folder)) {
      if (name !== 'killed.zip') fragments += 1;
      else if (spawnSync(process.execPath, ['src/cli/main.ts', 'verify', target]).status !== 0) halves += 1;
    }
    await rm(target, { force: true });
  }
  return [
    plain(`bundle: of ${kills} kills, those that hit a file half-way`, hits),
    atMost('bundle: fragments after a kill and a start', fragments, 0),
    atMost('bundle: half bundles after a kill', halves, 0),
  ];
}
