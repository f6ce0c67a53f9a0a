/**
 * A watched folder under writers as they are: 1,000 files in parts with pauses up to 60 s, under names of what is not finished, the
 * same bytes twice, files of one name again and again, and a share that goes away and comes back. The clock is the bench's own.
 * Prints half files, files taken twice, files missed (none of each), and what looks cost. `node bench/watched.ts [FILES] [SEED]`
 */
import { createHash } from 'node:crypto';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { openDesk } from '#core/open-desk';
import { watchBy } from '../tests/watched-run.ts';
import { atMost, plain, report } from './report.ts';

const count = Number(process.argv[2] ?? 1_000);
let state = Number(process.argv[3] ?? 7);
/** Numerical Recipes' linear congruential generator; below `n`. */
const below = (n: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * n);
};

const room = await mkdtemp(join(tmpdir(), 'shiming-watched-'));
const root = join(room, 'inbox');
const away = join(room, 'away');
await mkdir(root);
const desk = await openDesk({ dir: join(room, 'desk') });
const sumOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const drawn = await Promise.all(
  [40, 90, 140, 190, 240].map((shade) =>
    sharp({ create: { width: 240, height: 150, channels: 3, background: { r: shade, g: 120, b: 60 } } })
      .jpeg()
      .toBuffer(),
  ),
);

const does = new Map<number, (() => Promise<unknown>)[]>();
const at = (second: number, work: () => Promise<unknown>): void => {
  does.set(second, [...(does.get(second) ?? []), work]);
};
let isAway = false;
const place = (path: string): string => join(isAway ? away : root, path);
const expected = new Set<string>();
const span = count;
for (let n = 0; n < count; n += 1) {
  const bytes = Buffer.concat([drawn[n % drawn.length]!, Buffer.from(`${n}`)]);
  // Every twentieth comes again under another name; every thirtieth under a name that is used before.
  const isAgain = n % 20 === 19;
  const whole = isAgain ? Buffer.concat([drawn[(n - 1) % drawn.length]!, Buffer.from(`${n - 1}`)]) : bytes;
  expected.add(sumOf(whole));
  const name = n % 30 === 7 ? `${n % 3}/scan.jpg` : `${n % 3}/scan${n}.jpg`;
  const writing = n % 4 === 0 ? `${name}.part` : n % 30 === 7 ? `${n % 3}/.${n}.jpg` : name;
  let second = below(span);
  const parts = 1 + below(4);
  for (let part = 0; part < parts; part += 1) {
    const piece = whole.subarray(
      Math.floor((whole.length * part) / parts),
      Math.floor((whole.length * (part + 1)) / parts),
    );
    at(second, () => (part === 0 ? writeFile(place(writing), piece) : appendFile(place(writing), piece)));
    second += 1 + below(60);
  }
  // A name that is taken is waited for, as a scanner does.
  if (writing !== name) {
    const finish = async (): Promise<void> => {
      const isTaken = (await readdir(place(`${n % 3}`))).includes(name.slice(2));
      if (isTaken) at(now + 10, finish);
      else await rename(place(writing), place(name));
    };
    at(second, finish);
  }
}
for (const sub of [0, 1, 2]) await mkdir(join(root, `${sub}`));
at(Math.floor(span / 3), async () => {
  await rename(root, away);
  isAway = true;
});
at(Math.floor(span / 3) + 120, async () => {
  await rm(root, { recursive: true, force: true });
  await rename(away, root);
  isAway = false;
});

const { folders, lookFor } = watchBy(desk);
await folders.add(root);
let now = 0;
const began = process.cpuUsage();
for (const end = span + 1_200; now < end; now += 1) {
  for (const work of does.get(now) ?? []) await work();
  await lookFor(0);
}
const { user, system } = process.cpuUsage(began);
const intake = desk.context.intakes.open();
const taken = (intake ? desk.context.intakes.files(intake.id) : []).map(({ sha256 }) => sha256 ?? '');
const [view] = folders.list();
const left = await readdir(root, { recursive: true });
const refused = left.filter((name) => name.startsWith('failed') && /\.jpg$/.test(name));
const wrong: string[] = [];
for (const name of refused) wrong.push(sumOf(await readFile(join(root, name))));
report([
  atMost('watched: half files taken', taken.filter((sum) => !expected.has(sum)).length, 0),
  atMost('watched: files taken twice', taken.length - new Set(taken).size, 0),
  atMost('watched: files missed', [...expected].filter((sum) => !taken.includes(sum)).length, 0),
  atMost('watched: whole files refused', wrong.length, 0),
  plain('watched: the same bytes again, told', view?.twice ?? 0),
  plain('watched: processor time a file, taking in included', (user + system) / 1_000 / count, 'ms'),
]);
await desk.close();
await rm(room, { recursive: true, force: true });
