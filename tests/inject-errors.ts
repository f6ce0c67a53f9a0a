/**
 * Puts errors into the system calls of one backup or one restore, by strace on Linux: it is attached when the work is about to begin, so
 * that each ordinal counts calls of this work alone, and its log says which files were met.
 */
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openDataKey } from '#core/key/data-key';
import { foldersOf, lookAtLeft, makeDesk, type Said } from './break-backups.ts';

export type Injection = {
  readonly phase: 'backup' | 'restore';
  readonly call: string;
  readonly error: 'EIO' | 'ENOSPC';
  /** Which of the calls, from 1; with `+` that and all after it. */
  readonly when: string;
};

export type Injected = {
  readonly runs: number;
  /** Runs in which the error came, and how many calls got it, by what they were about. */
  readonly met: number;
  readonly calls: Readonly<Record<string, number>>;
  readonly faults: Readonly<Record<string, number>>;
  readonly proved: number;
  readonly wrong: readonly string[];
};

/** Faults that tell the truth of a disk that fails or is full; of a folder that cannot be made Node says that it is not there. */
const honest = new Set(['disk-failing', 'disk-full', 'backup-damaged', 'folder-gone']);

const worker = fileURLToPath(new URL('./backup-worker.ts', import.meta.url));

export const injectErrors = async (
  root: string,
  injections: readonly Injection[],
  onRun: () => void = () => undefined,
): Promise<Injected> => {
  const { dir, drive } = foldersOf(root);
  await makeDesk(dir);
  await mkdir(drive, { recursive: true });
  const dataKey = (await openDataKey(dir, false)).bytes;
  const calls: Record<string, number> = {};
  const faults: Record<string, number> = {};
  const wrong: string[] = [];
  let met = 0;
  let proved = 0;
  for (const injection of injections) {
    const log = join(root, 'trace');
    const said = await runUnder(injection, root, log);
    const hits = (await readFile(log, 'utf8').catch(() => ''))
      .split('\n')
      .filter((line) => line.includes('(INJECTED)'));
    for (const line of hits) {
      const place = placeOf(line);
      calls[place] = (calls[place] ?? 0) + 1;
    }
    if (hits.length > 0) met += 1;
    for (const { fault } of said)
      if (fault !== undefined) {
        faults[fault] = (faults[fault] ?? 0) + 1;
        if (!honest.has(fault)) wrong.push(`${JSON.stringify(injection)}: told as ${fault}`);
      }
    const left = await lookAtLeft(root, dataKey, said);
    proved += left.proved;
    wrong.push(...left.wrong.map((what) => `${JSON.stringify(injection)}: ${what}`));
    await rm(log, { force: true });
    onRun();
  }
  return { runs: injections.length, met, calls, faults, proved, wrong };
};

/** What a line of the log is about, by the paths of its descriptors (`-y`). */
const placeOf = (line: string): string =>
  /restor|\/trial/.test(line)
    ? 'restore'
    : /shiming-backup-|\/backups/.test(line)
      ? 'backup'
      : /store\.db|anchor|vault/.test(line)
        ? 'desk'
        : 'other';

const runUnder = async (
  { phase, call, error, when }: Injection,
  root: string,
  log: string,
): Promise<readonly Said[]> => {
  const { dir, drive, restored } = foldersOf(root);
  const child = spawn(process.execPath, [worker, dir, drive, restored, phase], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const said: Said[] = [];
  const limit = setTimeout(() => child.kill('SIGKILL'), 60_000);
  for await (const text of createInterface({ input: child.stdout })) {
    const line = JSON.parse(text) as Said;
    said.push(line);
    if (!line.ready) continue;
    const rule = `inject=${call}:error=${error}:when=${when}`;
    const tracer = spawn('strace', ['-f', '-y', '-o', log, '-e', rule, '-p', String(child.pid)], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    // It says so once it holds every thread.
    await new Promise<void>((resolve) => {
      tracer.stderr.once('data', () => resolve());
      tracer.once('close', () => resolve());
    });
    child.stdin.write('go\n');
  }
  await ended;
  clearTimeout(limit);
  return said;
};
