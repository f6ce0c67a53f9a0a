/** Looks for a Chromium-family browser: named, installed, or downloaded by Playwright. */
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

export type BrowserPlaces = {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folders of Playwright's cache that hold a Chromium, newest first. */
  readonly downloaded: readonly string[];
};

/** Places to look, best first. Pure. */
export const browserCandidates = ({ platform, env, downloaded }: BrowserPlaces): string[] => {
  const named = env['CHROMIUM'] ? [env['CHROMIUM']] : [];
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
      (root) => root !== undefined,
    );
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
      'Chromium\\Application\\chrome.exe',
    ];
    const found = programs.flatMap((program) => roots.map((root) => win32.join(root, program)));
    return [
      ...named,
      ...found,
      ...downloaded.map((folder) => win32.join(folder, 'chrome-win', 'chrome.exe')),
    ];
  }
  if (platform === 'darwin') {
    const apps = ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
    const inside = 'chrome-mac/Chromium.app/Contents/MacOS/Chromium';
    return [...named, ...apps, ...downloaded.map((folder) => posix.join(folder, inside))];
  }
  const programs = [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
  ];
  const found = programs.flatMap((program) =>
    ['/usr/bin', '/usr/local/bin', '/snap/bin'].map((folder) => posix.join(folder, program)),
  );
  return [
    ...named,
    ...found,
    ...downloaded.flatMap((folder) =>
      ['chrome-linux', 'chrome-linux64'].map((inside) => posix.join(folder, inside, 'chrome')),
    ),
  ];
};

/** The browser to use, or null when there is none. */
export const findBrowser = (): string | null =>
  browserCandidates({
    platform: process.platform,
    home: homedir(),
    env: process.env,
    downloaded: playwrightFolders(),
  }).find(existsSync) ?? null;

const playwrightFolders = (): string[] => {
  const caches: Partial<Record<NodeJS.Platform, string>> = {
    win32: win32.join(process.env['LOCALAPPDATA'] ?? homedir(), 'ms-playwright'),
    darwin: posix.join(homedir(), 'Library', 'Caches', 'ms-playwright'),
  };
  const cache =
    process.env['PLAYWRIGHT_BROWSERS_PATH'] ||
    caches[process.platform] ||
    posix.join(homedir(), '.cache', 'ms-playwright');
  if (!existsSync(cache)) return [];
  return readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
    .map((name) => posix.join(cache, name));
};

/** Flags for a quiet browser that asks no network for anything. Root has no sandbox to use. */
export const quietFlags = (isRoot: boolean): string[] => [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  // Nobody's certificate goes to a translation service.
  '--disable-features=Translate,TranslateUI,OptimizationHints,MediaRouter',
  ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
];
