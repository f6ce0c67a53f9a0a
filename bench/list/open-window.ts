/** The web host as it is installed, and a real Chromium with its page. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { chromium, type Page } from '@playwright/test';
import { takeFileChoosers } from '../../e2e/fixtures/file-choosers.ts';
import { ensureBrowser } from '../../scripts/ensure-browser.ts';

export type Window = { readonly page: Page; close(): Promise<void> };

/** `desk` is the folder of the desk; the page is loading when this answers. */
export const openWindow = async (desk: string, today: string): Promise<Window> => {
  const host = spawn(
    process.execPath,
    ['dist/hosts/serve.js', '--desk', desk, '--port', '0', '--no-open', '--today', today],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const close = async (): Promise<void> => {
    await browser.close();
    host.kill('SIGTERM');
    await new Promise((done) => (host.exitCode === null ? host.once('exit', done) : done(null)));
  };
  try {
    const page = takeFileChoosers(await browser.newPage({ viewport: { width: 1366, height: 768 } }));
    for await (const line of createInterface({ input: host.stdout })) {
      await page.goto((JSON.parse(line) as { url: string }).url);
      return { page, close };
    }
    throw new Error('the host ended before it was ready; `npm run build` makes it');
  } catch (error) {
    await close();
    throw error;
  }
};
