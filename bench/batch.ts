/**
 * Keys while a batch runs: an intake of 300 scans on a desk with 100,000 templates, and meanwhile somebody types in a template's form,
 * walks through the list and searches. From each key to the next paint by Chromium's Event Timing; the same keys without a batch
 * beside them. The web host and its core as they are installed. `node bench/batch.ts [SCANS] [TEMPLATES]`, after a build.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { fillDesk } from './list/fill-desk.ts';
import { openWindow } from './list/open-window.ts';
import { drawScene } from './photos/scenes.ts';
import { atMost, plain, report } from './report.ts';

const count = Number(process.argv[2] ?? 300);
const size = Number(process.argv[3] ?? 100_000);
const today = '2026-11-23';
/** Papers that are drawn; further files are the same photos with other bytes behind them, which the desk looks at anew. */
const drawn = 16;
/** Between two keys, as a quick typist types; milliseconds. */
const pause = 60;
/** A batch that takes longer is left; keys without any are pressed for a while. */
const [longest, alone] = [600_000, 15_000];

const root = await mkdtemp(join(tmpdir(), 'shiming-bench-batch-'));
try {
  await fillDesk(join(root, 'desk'), size, today);
  const folder = join(root, 'scans');
  await drawFolder(folder);
  await measure(folder);
} finally {
  await rm(root, { recursive: true, force: true });
}

async function drawFolder(folder: string): Promise<void> {
  await mkdir(folder);
  const photos: Buffer[] = [];
  for (let seed = 0; seed < Math.min(drawn, count); seed++) {
    const { width, height, data } = drawScene(2000 + seed * 7, 2400).picture;
    photos.push(
      await sharp(data, { raw: { width, height, channels: 3 } })
        .jpeg({ quality: 90 })
        .toBuffer(),
    );
  }
  for (let index = 0; index < count; index++)
    await writeFile(
      join(folder, `${holderOf(index)}_正面.jpg`),
      Buffer.concat([photos[index % photos.length]!, Buffer.from(`file ${index}`)]),
    );
}

/** Invented names of two and more characters. */
function holderOf(index: number): string {
  const digits = [...String(1000 + index)].map((digit) => '林涛海月晨光雨雪山川'[Number(digit)]);
  return `示${digits.join('')}`;
}

async function measure(folder: string): Promise<void> {
  const { page, close } = await openWindow(join(root, 'desk'), today);
  try {
    await page.locator('.template-row .row-name').first().waitFor({ timeout: 60_000 });
    await page.waitForTimeout(2_000);
    await watchKeys(page);
    const end = performance.now() + alone;
    const quiet = await pressKeys(page, async () => performance.now() < end);
    await startBatch(page, folder);
    const begun = performance.now();
    const busy = await pressKeys(
      page,
      async () => performance.now() - begun < longest && (await leftOf(page)) > 0,
    );
    const seconds = (performance.now() - begun) / 1000;
    const left = await leftOf(page);
    console.log(
      `batch: ${count} scans, ${size} templates; ${busy.length} keys in ${seconds.toFixed(0)} s, ${quiet.length} without a batch`,
    );
    console.table([
      { keys: 'with a batch', ...summary(busy) },
      { keys: 'without', ...summary(quiet) },
    ]);
    report([
      atMost('batch: scans that were left over', left, 0),
      atMost('batch: a key until the next paint, median', at(busy, 0.5), 100, 'ms'),
      atMost('batch: a key until the next paint, worst', at(busy, 1), 100, 'ms'),
      plain('batch: the same keys without a batch, worst', at(quiet, 1), 'ms'),
    ]);
  } finally {
    await close();
  }
}

/** Chromium rounds to 8 ms and keeps silent below 16: those count as 16. */
async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const keys = new Map<number, number>();
    Object.assign(globalThis, { paintedKeys: keys });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[])
        if (entry.interactionId > 0 && /^key|^input$/.test(entry.name))
          keys.set(entry.interactionId, Math.max(keys.get(entry.interactionId) ?? 16, entry.duration));
    }).observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit);
  });
}

/** Goes round form, list and search as long as `goesOn`; milliseconds of each key. */
async function pressKeys(page: Page, goesOn: () => Promise<boolean>): Promise<number[]> {
  let pressed = 0;
  const press = async (key: string): Promise<void> => {
    await page.keyboard.press(key);
    pressed += 1;
    await page.waitForTimeout(pause);
  };
  const grid = page.getByRole('grid', { name: '模板' });
  for (let round = 0; await goesOn(); round++) {
    await page.locator('.search-input').fill('');
    await grid.focus();
    for (let step = 0; step < 12; step++) await press('ArrowDown');
    await press('PageDown');
    await press('Enter');
    const field = page
      .getByRole('form', { name: '模板内容' })
      .getByRole('textbox', { name: '地址（中文）', exact: true });
    await field.focus();
    for (const letter of `room ${round} on the street`) await press(letter === ' ' ? 'Space' : letter);
    await page.locator('.search-input').focus();
    for (const letter of ['0050734', 'shili-73', 'kehu12'][round % 3]!) await press(letter);
  }
  await page.waitForTimeout(500);
  const seen = await page.evaluate(() => {
    const keys = (globalThis as unknown as { paintedKeys: Map<number, number> }).paintedKeys;
    const durations = [...keys.values()];
    keys.clear();
    return durations;
  });
  if (seen.length > pressed) throw new Error('more keys were painted than pressed');
  return [...Array.from({ length: pressed - seen.length }, () => 16), ...seen].sort((a, b) => a - b);
}

async function startBatch(page: Page, folder: string): Promise<void> {
  const rail = page.getByRole('navigation', { name: '主导航' });
  await rail.getByRole('link', { name: /收件/ }).press('Enter');
  await page.locator('main button:focus', { hasText: '文件夹' }).waitFor();
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(folder);
  await page.locator('main button:focus', { hasText: '开始' }).waitFor({ timeout: 60_000 });
  await page.keyboard.press('Enter');
  await page.getByRole('progressbar', { name: '收件进度' }).waitFor();
  await rail.getByRole('link', { name: /^模板/ }).press('Enter');
  await page.locator('.search-input').fill('');
  await page.locator('.template-row .row-name').first().waitFor();
}

/** Each scan is of another holder: what is not a template yet is still open. Read beside the filter of all templates. */
async function leftOf(page: Page): Promise<number> {
  await page.locator('.search-input').fill('');
  await page.locator('.list[data-shown=""]').waitFor();
  const all = await page.getByRole('radio', { name: /^全部/ }).textContent();
  return size + count - Number((all ?? '').replace(/\D/g, ''));
}

function summary(keys: readonly number[]) {
  return {
    count: keys.length,
    'median ms': at(keys, 0.5),
    'p95 ms': at(keys, 0.95),
    'worst ms': at(keys, 1),
    'over 100 ms': keys.filter((key) => key > 100).length,
  };
}

function at(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
}
