/** Makes sure that a Chromium for the tests exists, and says where: installed, Playwright's own, or Debian's package. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../src/web/find-browser.ts';

/** Path of the browser. Throws with what to install when none can be had. */
export const ensureBrowser = (): string => {
  const there = findBrowser();
  if (there) return there;
  for (const [name, fetch] of sources) {
    console.error(`no Chromium here; trying ${name}`);
    fetch();
    const found = findBrowser();
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
      run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']);
    },
  ],
];

if (import.meta.main) console.log(ensureBrowser());
