/**
 * The installed app, driven by its own Chromium's debugging port: fuses close the way that Playwright's Electron driver takes (Node's
 * inspector), and what is proved is the package as it is shipped. Without one (SHIMING_APP) the same page over the web host.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Page } from '@playwright/test';
import { ensureBrowser } from '../../scripts/ensure-browser.ts';
import { takeFileChoosers } from '../fixtures/file-choosers.ts';
import { startHost, stopHost } from './start-host.ts';

export type OpenApp = {
  readonly kind: 'installed' | 'web';
  readonly page: Page;
  /** Ends it as a person does, and waits until no process of it is left. */
  close(): Promise<void>;
};

/** Path of the installed program; none where it cannot be had. */
export const installedApp = process.env['SHIMING_APP'];

export const openApp = (desk: string): Promise<OpenApp> =>
  installedApp === undefined ? openWeb(desk) : openInstalled(installedApp, desk);

const openInstalled = async (program: string, desk: string): Promise<OpenApp> => {
  const app = spawn(program, ['--desk', desk, '--remote-debugging-port=0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(app, 'exit');
  const address = await debuggingAddress(app.stderr);
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  const page = context?.pages()[0] ?? (await context!.waitForEvent('page'));
  return {
    kind: 'installed',
    page: takeFileChoosers(page),
    close: async () => {
      await page.close();
      await ended;
      await browser.close().catch(() => undefined);
    },
  };
};

const debuggingAddress = async (stderr: NodeJS.ReadableStream): Promise<string> => {
  for await (const line of createInterface({ input: stderr })) {
    const found = /DevTools listening on (ws:\S+)/.exec(line);
    if (!found) continue;
    // What comes later is nobody's: the pipe must not fill.
    stderr.resume();
    return found[1]!;
  }
  throw new Error('the app ended before its window was there');
};

const openWeb = async (desk: string): Promise<OpenApp> => {
  const { host, url } = await startHost(desk, 'zh', true);
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = takeFileChoosers(await browser.newPage({ viewport: { width: 1366, height: 768 } }));
  await page.goto(url);
  return {
    kind: 'web',
    page,
    close: async () => {
      await browser.close();
      await stopHost(host);
    },
  };
};

/** The process that has the store of a desk open; null where this system does not tell. */
export const coreOf = (desk: string): number | null => {
  if (process.platform === 'win32') return null;
  if (process.platform === 'linux') return linuxCoreOf(join(desk, 'store.db'));
  const pids = execFileSync('lsof', ['-t', join(desk, 'store.db')], { encoding: 'utf8' })
    .trim()
    .split('\n');
  return Number(pids[0]);
};

const linuxCoreOf = (store: string): number | null => {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    if (openFiles(pid).includes(store)) return Number(pid);
  return null;
};

/** None for a process of somebody else, or one that has just ended. */
const openFiles = (pid: string): readonly string[] => {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`));
  } catch {
    return [];
  }
};
