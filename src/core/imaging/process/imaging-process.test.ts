/** Imaging processes as the system sees them: what they are given, what they may hold, and that none outlives the core. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { firstPage } from '#domain/picture/page-choice';
import { flateBomb } from '../../../../tests/pdf-files.ts';
import { drawPhoto, encodePhoto } from '../../../../tests/photos.ts';
import { createScratch } from '../../../../tests/scratch.ts';
import { openDesk } from '../../open-desk.ts';
import { sandboxEnvironment } from '../../sandbox/environment.ts';
import { startNodeProcess } from '../../sandbox/start-process.ts';
import { createImaging } from '../pool.ts';
import { mostResident } from './bounds.ts';

const scratch = createScratch();
const onLinux = process.platform === 'linux';

/** Starts processes as the desk does, and notes their numbers. */
const noting = () => {
  const pids: number[] = [];
  const start = startNodeProcess('imaging');
  return {
    pids,
    start: () => {
      const started = start();
      pids.push(started.pid!);
      return started;
    },
  };
};

it('keeps of an environment what Node itself needs', () => {
  const own = { SystemRoot: 'C:\\Windows', HOME: '/home/a', PATH: '/bin', NODE_OPTIONS: '-r x', TOKEN: 'x' };
  expect(Object.keys(sandboxEnvironment(own)).sort()).toEqual(['GLIBC_TUNABLES', 'SystemRoot']);
  expect(sandboxEnvironment({ GLIBC_TUNABLES: 'own' })).toEqual({ GLIBC_TUNABLES: 'own' });
});

describe.runIf(onLinux)('an imaging process', () => {
  it('has no path, no open file and no environment of the desk', async () => {
    vi.stubEnv('SHIMING_SECRET_OF_THE_OFFICE', 'not for decoders');
    const { pids, start } = noting();
    const dir = scratch('desk');
    const desk = await openDesk({ dir, startSandbox: () => start });
    try {
      const bytes = await encodePhoto(drawPhoto(300, 200));
      expect(await desk.context.imaging.inspect({ bytes, ...firstPage }, 'a.jpg')).toMatchObject({
        ok: true,
      });
      expect(pids).toHaveLength(1);
      const of = (what: string): string => `/proc/${pids[0]}/${what}`;
      const names = (await readFile(of('environ'), 'utf8')).split('\0').map((entry) => entry.split('=')[0]);
      // The C library takes its own settings apart where they lie.
      const allowed = /^$|^GLIBC_TUNABLES$|^glibc\.malloc|^LD_LIBRARY_PATH$/;
      expect(names.filter((name) => !allowed.test(name ?? ''))).toEqual([]);
      expect(await readFile(of('cmdline'), 'utf8')).not.toContain(dir);
      expect(await readlink(of('cwd'))).toBe('/');
      const open = await Promise.all(
        (await readdir(of('fd'))).map((name) => readlink(of(`fd/${name}`)).catch(() => '')),
      );
      expect(open.length).toBeGreaterThan(3);
      expect(open.filter((path) => path.startsWith(dir))).toEqual([]);
      expect(await readFile(of('maps'), 'utf8')).not.toContain('better_sqlite3');
    } finally {
      await desk.close();
      vi.unstubAllEnvs();
    }
  });

  it('ends itself when a page unpacks to more than it may hold', async () => {
    const { pids, start } = noting();
    const lost: string[] = [];
    const pool = createImaging({
      workers: 1,
      start,
      log: (_, event, data) => lost.push(`${event} ${data?.['why']}`),
    });
    let peak = 0;
    const look = setInterval(async () => {
      const status = await readFile(`/proc/${pids[0]}/status`, 'utf8').catch(() => '');
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024);
    }, 20);
    try {
      const seen = await pool.inspect({ bytes: flateBomb(4), ...firstPage }, 'bomb.pdf');
      expect(seen).toMatchObject({ ok: false, findings: [{ code: 'picture-too-hard' }] });
      expect(lost).toEqual([expect.stringMatching(/broke (too much memory|page too slow)$/)]);
      expect(peak).toBeGreaterThan(mostResident / 8);
      expect(peak).toBeLessThan(mostResident * 1.15);
      const good = await encodePhoto(drawPhoto(300, 200));
      expect(await pool.inspect({ bytes: good, ...firstPage }, 'next.jpg')).toMatchObject({ ok: true });
    } finally {
      clearInterval(look);
      await pool.close();
    }
  });

  it('does not outlive the core, even at work', async () => {
    const core = spawn(process.execPath, ['--input-type=module', '-e', busyCore], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [line] = (await once(createInterface({ input: core.stdout }), 'line')) as [string];
      const pid = Number(line);
      expect(pid).toBeGreaterThan(0);
      const isThere = (): boolean => {
        try {
          return process.kill(pid, 0);
        } catch {
          return false;
        }
      };
      expect(isThere()).toBe(true);
      core.kill('SIGKILL');
      for (let turn = 0; turn < 200 && isThere(); turn++) await setTimeout(50);
      expect(isThere()).toBe(false);
    } finally {
      core.kill('SIGKILL');
    }
  });
});

/** Tells the number of its imaging process when that is at work, which it is for good. */
const busyCore = `
  import { createImaging } from '${new URL('../pool.ts', import.meta.url)}';
  import { startNodeProcess } from '${new URL('../../sandbox/start-process.ts', import.meta.url)}';
  let pid = 0;
  const start = () => {
    const started = startNodeProcess('imaging', '${new URL('../../../../tests/breaking-worker.ts', import.meta.url)}')();
    pid = started.pid;
    return started;
  };
  const scan = { bytes: new Uint8Array(10), page: 1, password: '' };
  createImaging({ workers: 1, start }).inspect(scan, 'hangs', { onStage: () => console.log(pid) });
`;
