/** Opens the page in a window of its own, with a profile that is gone when it closes. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser, quietFlags } from './find-browser.ts';

export type OpenedWindow = { readonly closed: Promise<void>; close(): void };

/** Whether a window could be shown here. Pure. */
export const hasDisplay = (
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): boolean =>
  platform === 'win32' || platform === 'darwin' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);

/** Null when there is no display or no browser: the caller prints the address instead. */
export const openWindow = async (url: string): Promise<OpenedWindow | null> => {
  const browser = findBrowser();
  if (!browser || !hasDisplay(process.platform, process.env)) return null;
  const profile = await mkdtemp(join(tmpdir(), 'shiming-window-'));
  const flags = [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--window-size=1366,768',
    ...quietFlags(process.getuid?.() === 0),
  ];
  const child = spawn(browser, flags, { stdio: 'ignore' });
  const closed = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  }).then(() => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  return { closed, close: () => void child.kill() };
};
