/** Makes sure that a Chromium for the tests exists, and says where: installed, Playwright's own, or Debian's package. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../src/web/find-browser.ts';

/** Chromium without windows of its own: the same pages for a fifth less work. Only tests can use it. */
const headlessShell = '/usr/bin/chromium-headless-shell';

const find = (): string | null =>
  !process.env['CHROMIUM'] && existsSync(headlessShell) ? headlessShell : findBrowser();

/** Path of the browser. Throws with what to install when none can be had. */
export const ensureBrowser = (): string => {
  const there = find();
  if (there) return there;
  for (const [name, fetch] of sources) {
    console.error(`no Chromium here; trying ${name}`);
    fetch();
    const found = find();
    if (found) return found;
  }
  throw new Error(
    'No Chromium-family browser. Install Chromium, Chrome or Edge, or name one in the environment variable CHROMIUM.',
  );
};

const run = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 600_000 }).status === 0;

const sources: readonly (readonly [name: string, fetch: () => void])[] = [
  [
    "Playwright's own download",
    () =>
      run(process.execPath, [join('node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium']),
  ],
  [
    "Debian's package",
    () => {
      if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
      run('apt-get', ['update', '-qq']);
      // Without Chinese fonts the pages would be boxes, and so would the screenshots.
      const packages = ['chromium-headless-shell', 'fonts-noto-cjk'];
      run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
    },
  ],
];

if (import.meta.main) console.log(ensureBrowser());
