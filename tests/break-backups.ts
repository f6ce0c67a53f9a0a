/** Breaks backups and restores in the middle, and looks at what is left: whatever counts must restore, whatever was confirmed must be there. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { faultOf } from '#contract/fault-of';
import { manifestFile } from '#core/backup/manifest';
import { namesIn, ownPlace } from '#core/backup/place';
import { restoreBackup } from '#core/backup/restore-backup';
import { openDataKey } from '#core/key/data-key';
import { openDesk } from '#core/open-desk';
import { blankFields } from '#domain/template/fields';

export type Broken = {
  readonly rounds: number;
  /** Backups and restores that were confirmed before the break. */
  readonly made: number;
  readonly restored: number;
  /** Backups that count and were restored afterwards. */
  readonly proved: number;
  readonly faults: Readonly<Record<string, number>>;
  /** What must not be: each a sentence. */
  readonly wrong: readonly string[];
};

export type Breaking = {
  readonly root: string;
  readonly rounds: number;
  /** Milliseconds after which the worker, once ready, is killed. */
  readonly killAfter: (round: number) => number;
};

const worker = fileURLToPath(new URL('./backup-worker.ts', import.meta.url));

/** A desk with some templates and scans. */
export const makeDesk = async (dir: string): Promise<void> => {
  const { client, host, close } = await openDesk({ dir });
  for (const file of ['assets/samples/id-front.jpg', 'assets/samples/id-back.jpg']) {
    const { id } = await client.templates.create({ fields: { ...blankFields, customer: file } as never });
    const { token } = await host.offer('scan.jpg', { bytes: await readFile(file) });
    await client.scans.attach({ template: id, grant: token });
  }
  await close();
};

export const breakBackups = async ({ root, rounds, killAfter }: Breaking): Promise<Broken> => {
  const { dir, drive, restored } = foldersOf(root);
  await makeDesk(dir);
  await mkdir(drive, { recursive: true });
  const dataKey = (await openDataKey(dir, false)).bytes;
  const wrong: string[] = [];
  const faults: Record<string, number> = {};
  let made = 0;
  let whole = 0;
  let proved = 0;
  for (let round = 0; round < rounds; round += 1) {
    const said = await runWorker([dir, drive, restored], killAfter(round));
    for (const line of said) {
      made += line.made?.length ?? 0;
      if (line.whole !== undefined) whole += 1;
      if (line.fault !== undefined) faults[line.fault] = (faults[line.fault] ?? 0) + 1;
    }
    const left = await lookAtLeft(root, dataKey, said);
    proved += left.proved;
    wrong.push(...left.wrong.map((what) => `round ${round}: ${what}`));
  }
  return { rounds, made, restored: whole, proved, faults, wrong };
};

/** What was confirmed must be there, what counts must restore. */
export const lookAtLeft = async (
  root: string,
  dataKey: Uint8Array,
  said: readonly Said[],
): Promise<{ readonly proved: number; readonly wrong: readonly string[] }> => {
  const { dir, drive, restored } = foldersOf(root);
  const wrong: string[] = [];
  let proved = 0;
  const desk = await openDesk({ dir, create: false });
  const known = new Set(desk.context.templates.ids());
  for (const { template } of said)
    if (template !== undefined && !known.has(template)) wrong.push('a confirmed template is gone');
  await desk.close();
  const newest = said.flatMap((line) => line.made ?? []).at(-1);
  if (newest !== undefined && !(await isFile(join(newest, manifestFile))))
    wrong.push('a confirmed backup is gone');
  const [place = ''] = await readdir(drive);
  for (const where of [ownPlace(dir), ...(place === '' ? [] : [join(drive, place)])])
    for (const name of (await namesIn(where)).slice(0, 2)) {
      const trouble = await tryRestore(where, name, join(root, 'trial'), dir, dataKey);
      if (trouble === null) proved += 1;
      else wrong.push(`a backup that counts does not restore (${trouble})`);
    }
  for (const name of await readdir(restored).catch(() => [] as string[])) {
    if (!name.startsWith('.')) {
      const trouble = await openTrouble(join(restored, name));
      if (trouble !== null) wrong.push(`a restored desk does not open (${trouble})`);
    }
    await rm(join(restored, name), { recursive: true, force: true });
  }
  return { proved, wrong };
};

/** Below the folder of a trial. */
export const foldersOf = (root: string) => ({
  dir: join(root, 'desk'),
  drive: join(root, 'drive'),
  restored: join(root, 'restored'),
});

export type Said = {
  readonly template?: string;
  readonly made?: readonly string[];
  readonly whole?: string;
  readonly fault?: string;
  readonly ready?: boolean;
};

const runWorker = async (args: readonly string[], killAfter: number): Promise<readonly Said[]> => {
  const child: ChildProcess = spawn(process.execPath, [worker, ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const said: Said[] = [];
  for await (const text of createInterface({ input: child.stdout! })) {
    const line = JSON.parse(text) as Said;
    said.push(line);
    if (line.ready) setTimeout(() => child.kill('SIGKILL'), killAfter);
  }
  await ended;
  return said;
};

/** null when it restores whole. */
const tryRestore = async (
  place: string,
  name: string,
  into: string,
  dir: string,
  dataKey: Uint8Array,
): Promise<string | null> => {
  try {
    const { ok } = await restoreBackup({
      from: { place, name },
      into,
      dataKey,
      key: { from: 'desk', dir },
      log: () => undefined,
      signal: undefined,
      onStep: () => undefined,
    });
    return ok ? await openTrouble(into) : 'objects are missing';
  } catch (error) {
    return faultOf(error).code;
  } finally {
    await rm(into, { recursive: true, force: true });
  }
};

const openTrouble = async (dir: string): Promise<string | null> => {
  try {
    const { context, close } = await openDesk({ dir, create: false });
    const { isSound } = context.history.state();
    await close();
    return isSound ? null : 'its history does not hold';
  } catch (error) {
    return faultOf(error).code;
  }
};

const isFile = (path: string): Promise<boolean> =>
  readFile(path).then(
    () => true,
    () => false,
  );
