/** Opens the page in a window of its own, with a profile that is gone when it closes. */
import { spawn } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cacheDir } from '#core/default-desk';
import { makeOwnedFolder, sweepOwnedFolders } from '#core/owned-folders';
import { enterPage } from './entrance.ts';
import { findBrowser, quietFlags } from './find-browser.ts';
import type { WebHost } from './web-host.ts';

export type OpenedWindow = { readonly closed: Promise<void>; close(): void };

/** Whether a window could be shown here. Pure. */
export const hasDisplay = (
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): boolean =>
  platform === 'win32' || platform === 'darwin' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);

/** How a browser is told to show the file `start`, and nothing that another user of the machine could use. Pure. */
export const windowFlags = (profile: string, start: string, isRoot: boolean): string[] => [
  `--app=${pathToFileURL(start).href}`,
  `--user-data-dir=${profile}`,
  '--window-size=1366,768',
  ...quietFlags(isRoot),
];

/**
 * Null when there is no display or no browser: the caller prints the address instead. Profiles that an earlier window left behind
 * when its host was killed are swept first.
 */
export const openWindow = async ({
  address,
  token,
}: Pick<WebHost, 'address' | 'token'>): Promise<OpenedWindow | null> => {
  const root = cacheDir();
  await sweepOwnedFolders(root, 'window');
  const browser = findBrowser();
  if (!browser || !hasDisplay(process.platform, process.env)) return null;
  const profile = await makeOwnedFolder(root, 'window');
  const start = join(profile, 'start.html');
  await writeFile(start, enterPage(address, token), { mode: 0o600 });
  const child = spawn(browser, windowFlags(profile, start, process.getuid?.() === 0), { stdio: 'ignore' });
  const closed = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  }).then(() => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  return { closed, close: () => void child.kill() };
};
