/** One desk per test: its own folder, its own host process, the window in a real browser. Leaves nothing behind. */
import { type ChildProcess, execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, chromium, type Page } from '@playwright/test';
import { openDesk } from '#core/open-desk';
import { systemClock } from '#core/system-clock';
import { ensureBrowser } from '../../scripts/ensure-browser.ts';
import { fillWithPictures } from '../../tests/ready-desk.ts';
import { takeFileChoosers } from '../fixtures/file-choosers.ts';
import { makeSampleDesk, sharedDeskVariable } from './sample-desk.ts';
import { startHost, stopHost, today } from './start-host.ts';

export { startHost, stopHost } from './start-host.ts';

export type DeskUnderTest = {
  readonly page: Page;
  readonly url: string;
  /** The desk's folder. */
  readonly dir: string;
  /** A folder for files of the test. */
  readonly scratch: string;
  /** Process id of the core that serves this desk now. */
  corePid(): number;
  /** Fills the desk with samples by the command line's own code path: the window's button. */
  readonly host: ChildProcess;
};

type Options = {
  readonly scheme: 'light' | 'dark';
  readonly lang: 'zh' | 'en';
  /** Megabytes of a disk of its own for the desk; null is the machine's. Needs `canMountDisks`. */
  readonly disk: number | null;
  /** Whether the desk already holds the samples. */
  readonly samples: boolean;
  /** How many ready templates the desk already holds, each with a picture of 450 KB; samples aside. */
  readonly ready: number;
  /** Whether the desk reads what is attached; most specs look at other things, and reading takes a second a scan. */
  readonly reads: boolean;
};

/** The folder of a desk with samples; tests get copies. Where the run has not made one, a worker makes its own. */
type Prepared = { readonly sampleDesk: () => Promise<string> };

/** The samples of the first desk of a worker are read and made into pictures: on a busy machine that takes longer than a test may. */
const makingDesk = 240_000;

/** A disk of a given size is a mount: for that one must be root on Linux. */
export const canMountDisks = process.platform === 'linux' && process.getuid?.() === 0;

export const test = base.extend<{ desk: DeskUnderTest } & Options, Prepared>({
  scheme: ['light', { option: true }],
  lang: ['zh', { option: true }],
  disk: [null, { option: true }],
  samples: [false, { option: true }],
  ready: [0, { option: true }],
  reads: [false, { option: true }],
  sampleDesk: [
    async ({}, use) => {
      let made: Promise<string> | null = null;
      const root = await mkdtemp(join(tmpdir(), 'shiming-e2e-samples-'));
      await use(() => {
        const shared = process.env[sharedDeskVariable];
        made ??= shared ? Promise.resolve(shared) : makeSampleDesk(join(root, 'desk'));
        return made;
      });
      await rm(root, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  browser: [
    async ({}, use) => {
      const browser = await chromium.launch({
        executablePath: ensureBrowser(),
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          '--no-first-run',
        ],
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  desk: [
    async ({ browser, scheme, lang, disk, samples, ready, reads, sampleDesk }, use) => {
      const root = await mkdtemp(join(tmpdir(), 'shiming-e2e-'));
      const dir = join(root, 'desk');
      if (disk !== null) {
        await mkdir(dir);
        execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', `size=${disk}m`, 'tmpfs', dir]);
      }
      if (samples) await cp(await sampleDesk(), dir, { recursive: true, preserveTimestamps: true });
      if (ready > 0) await makeReadyDesk(dir, ready);
      const { host, url } = await startHost(dir, lang, reads);
      const context = await browser.newContext({
        colorScheme: scheme,
        viewport: { width: 1366, height: 768 },
        acceptDownloads: true,
      });
      const page = takeFileChoosers(await context.newPage());
      await page.goto(url);
      if (samples) await page.locator('[role=grid] [role=row]').first().waitFor();
      await use({ page, url, dir, scratch: root, host, corePid: () => childOf(host) });
      await context.close();
      await stopHost(host);
      if (disk !== null) execFileSync('/bin/umount', [dir]);
      await rm(root, { recursive: true, force: true });
    },
    { timeout: makingDesk },
  ],
});

export { expect } from '@playwright/test';

const makeReadyDesk = async (dir: string, count: number): Promise<void> => {
  const made = await openDesk({ dir, clock: systemClock(today) });
  await fillWithPictures(made, count, 450_000);
  await made.close();
};

/** The core is the host's only child process. */
const childOf = (host: ChildProcess): number => {
  const child = parents().find(([, parent]) => parent === host.pid);
  if (!child) throw new Error('the host has no core process');
  return child[0];
};

/** Every process with its parent. Linux says so in files; `ps` is not everywhere. */
const parents = (): (readonly [pid: number, parent: number])[] => {
  if (process.platform !== 'linux')
    return execFileSync('ps', ['-o', 'pid=,ppid=', '-A'], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map((row) => row.trim().split(/\s+/).map(Number) as [number, number]);
  return readdirSync('/proc').flatMap((name) => {
    const pid = Number(name);
    const stat = Number.isInteger(pid) ? statOf(pid) : null;
    // The name of a program stands in brackets and may hold anything, brackets too.
    return stat === null ? [] : [[pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])] as const];
  });
};

/** Null for one that has ended meanwhile. */
const statOf = (pid: number): string | null => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
};
