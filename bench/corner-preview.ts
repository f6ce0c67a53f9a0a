/**
 * The live preview of the workshop, in the window itself: a photo of 12 megapixels is open, a corner is moved by a key, and the time
 * from the key to the frame after the one that shows it is taken in Chromium. That is one frame (17 ms) more than a person waits.
 * Needs a build of the window.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import sharp from 'sharp';
import { openDesk } from '#core/open-desk';
import { blankFields } from '#domain/template/fields';
import { findBrowser } from '../src/web/find-browser.ts';
import { drawScene } from './photos/scenes.ts';
import { atMost, plain, report } from './report.ts';

const presses = 60;
const browserPath = findBrowser();
if (!browserPath || !existsSync('dist/renderer/index.html'))
  console.log('corner preview: left out, there is no Chromium or no build of the window (npm run build)');
else await measure(browserPath);

async function measure(executablePath: string): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'shiming-bench-'));
  const desk = join(dir, 'desk');
  const id = await fill(desk);
  const host = spawn(process.execPath, ['src/web/serve.ts', '--desk', desk, '--port', '0', '--no-open'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const lines = createInterface({ input: host.stdout })[Symbol.asyncIterator]();
    const { url } = JSON.parse((await lines.next()).value ?? '{}') as { url: string };
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await page.goto(url);
    await page.goto(`${page.url().replace(/#.*$/, '')}#/templates/${id}/workshop`);
    const corner = page.locator('.corner').first();
    await corner.waitFor({ timeout: 60_000 });
    await page.waitForFunction(() =>
      [...document.images].every((image) => image.complete && image.naturalWidth > 0),
    );
    // Its copy with all pixels comes later; what a person does meanwhile is no slower.
    await page.waitForTimeout(3000);
    await corner.focus();
    await page.evaluate(() => {
      const times: number[] = [];
      Object.assign(window, { times });
      addEventListener(
        'keydown',
        ({ timeStamp }) =>
          requestAnimationFrame(() => requestAnimationFrame(() => times.push(performance.now() - timeStamp))),
        true,
      );
    });
    for (let press = 0; press < presses; press++) {
      await page.keyboard.press(press % 2 ? 'Shift+ArrowLeft' : 'Shift+ArrowRight');
      await page.waitForTimeout(40);
    }
    const times = await page.evaluate(() => (window as unknown as { times: number[] }).times);
    times.sort((a, b) => a - b);
    report([
      atMost(
        'corner preview: key to frame, median',
        times[Math.floor(times.length / 2)] ?? Number.NaN,
        50,
        'ms',
      ),
      plain('corner preview: key to frame, 95 %', times[Math.floor(times.length * 0.95)] ?? Number.NaN, 'ms'),
    ]);
  } finally {
    await browser.close();
    host.kill('SIGTERM');
    await new Promise((done) => (host.exitCode === null ? host.once('exit', done) : done(null)));
    await rm(dir, { recursive: true, force: true });
  }
}

/** A desk with one template and its photo of 12 megapixels. */
async function fill(dir: string): Promise<string> {
  const { width, height, data } = drawScene(4000, 4032).picture;
  const bytes = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
  const desk = await openDesk({ dir });
  try {
    const { id } = await desk.client.templates.create({ fields: { ...blankFields, domains: [], tags: [] } });
    const { token } = await desk.host.offer(`${createHash('sha256').update(bytes).digest('hex')}.jpg`, {
      bytes,
    });
    await desk.client.scans.attach({ template: id, grant: token });
    return id;
  } finally {
    await desk.close();
  }
}
