/** Starts the real main, preload and core process, and the page's own client, over the stand-in. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { DeskBridge } from '#contract/bridge';
import { coreEntry, sandboxEntry } from '../entries.ts';
import { createStandIn, type StandIn } from './electron.ts';

/** Starts the app as `main.ts` does, and its page as the preload and the page's entry do. */
export const launch = async (root: string, keyStore: 'gnome_libsecret' | 'basic_text') => {
  const standIn = createStandIn({ userData: join(root, 'user'), keyStore });
  const pageFolder = join(root, 'page');
  vi.resetModules();
  vi.doMock('electron', () => standIn.electron);
  const { startApp } = await import('../../src/main/start-app.ts');
  await startApp({
    coreFile: coreEntry,
    sandboxFiles: { imaging: sandboxEntry('imaging'), reading: sandboxEntry('reading') },
    preloadFile: join(root, 'preload.cjs'),
    pageFolder,
    deskDir: join(root, 'desk'),
    readAfter: null,
  });
  vi.stubGlobal('window', standIn.page.window);
  vi.stubGlobal('addEventListener', standIn.page.window.addEventListener.bind(standIn.page.window));
  vi.resetModules();
  vi.doMock('electron', () => standIn.page.electron);
  await import('../../src/preload/preload.ts');
  const { connectBridge } = await import('../../src/renderer/client/connect-bridge.ts');
  const desk = await connectBridge(standIn.page.exposed['desk'] as DeskBridge);
  return { standIn, desk };
};

export const quit = async (standIn: StandIn): Promise<void> => {
  standIn.electron.app.quit();
  await standIn.hasQuit;
  vi.unstubAllGlobals();
  vi.doUnmock('electron');
};

/** A folder with a built page in it; the caller removes it. */
export const makeRoot = async (): Promise<string> => {
  const root = await mkdtemp(join(tmpdir(), 'shiming-electron-'));
  await mkdir(join(root, 'page'));
  await writeFile(join(root, 'page', 'index.html'), '<!doctype html><title>desk</title>');
  return root;
};
