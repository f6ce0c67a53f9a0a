/**
 * The gallery with 100,000 templates in a real window: first tiles, scrolling through everything, and how long a screen of scans takes
 * to come, each scan another photo of 4 megapixels. Chromium's own clock, in the page; the web host and its core as they are installed.
 * `node bench/gallery-window.ts [TEMPLATES]`, after a build.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { openDesk } from '#core/open-desk';
import { systemClock } from '#core/system-clock';
import { scanOf } from '../tests/dossiers.ts';
import { fillDesk } from './list/fill-desk.ts';
import { openWindow } from './list/open-window.ts';
import { atMost, plain, report } from './report.ts';

const size = Number(process.argv[2] ?? 100_000);
const today = '2026-11-23';
/** Templates with a scan: they were changed last and stand first. */
const scans = 72;
const root = await mkdtemp(join(tmpdir(), 'shiming-bench-gallery-'));
try {
  await fillDesk(join(root, 'desk'), size, today);
  await attachScans(join(root, 'desk'));
  await measure();
} finally {
  await rm(root, { recursive: true, force: true });
}

/** Each brighter than the one before by a hair: equal files would be made small only once. */
async function attachScans(dir: string): Promise<void> {
  const desk = await openDesk({ dir, clock: systemClock(today) });
  const { templates, vault } = desk.context;
  for (let at = 0; at < scans; at += 1) {
    const bytes = await sharp('assets/samples/id-front.jpg')
      .linear(1, at / 4)
      .jpeg({ quality: 88 })
      .toBuffer();
    const { id: _, addedAt, ...scan } = scanOf('scan');
    templates.attachScan(`t${size - 1 - at}`, {
      ...scan,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      vaultId: await vault.put(bytes),
      password: '',
    });
  }
  await desk.close();
}

async function measure(): Promise<void> {
  const { page, close } = await openWindow(join(root, 'desk'), today);
  try {
    await page.locator('.template-row .row-name').first().waitFor({ timeout: 60_000 });
    await page.keyboard.press('Alt+Shift+g');
    await page.locator('#tile-0 .tile-name').waitFor({ timeout: 60_000 });
    await page.reload();
    await page.locator('#tile-0 .tile-name').waitFor();
    const first = await page.evaluate(() => performance.now());
    const screen = await pictures(page);
    const next = await turnPage(page);
    const scrolled = await scroll(page);
    report([
      atMost(`gallery: first tiles of ${size}`, first, 1_000, 'ms'),
      plain(`gallery: the ${screen.count} scans in sight after that`, screen.time, 'ms'),
      plain(`gallery: the ${next.count} scans of the next page`, next.time, 'ms'),
      plain('gallery: the page before, seen again', next.again, 'ms'),
      atMost('gallery: frames with an empty tile while scrolling', scrolled.blanks, 0),
      plain('gallery: frame while scrolling, p95', scrolled.p95, 'ms'),
      atMost('gallery: pictures asked for while scrolling past', scrolled.asked, 8),
      plain('gallery: from the first tile to the last', scrolled.jump, 'ms'),
    ]);
  } finally {
    await close();
  }
}

/** Until every scan in sight is drawn. */
function pictures(page: Page): Promise<{ readonly count: number; readonly time: number }> {
  return page.evaluate(async () => {
    const begun = performance.now();
    const sight = document.querySelector('.gallery-board')!.getBoundingClientRect();
    const inSight = (what: string) =>
      [...document.querySelectorAll(what)].filter((one) => {
        const { top, bottom } = one.getBoundingClientRect();
        return bottom > sight.top && top < sight.bottom;
      }).length;
    const frame = () => new Promise((next) => requestAnimationFrame(next));
    await frame();
    await frame();
    while (inSight('.tile-picture.coming') > 0) await frame();
    return { count: inSight('.tile-picture img'), time: performance.now() - begun };
  });
}

async function turnPage(page: Page) {
  await page.locator('.gallery-board').focus();
  // The first key only leads to the last row in sight.
  await page.keyboard.press('PageDown');
  await pictures(page);
  await page.keyboard.press('PageDown');
  const { count, time } = await pictures(page);
  await page.keyboard.press('Home');
  const again = await pictures(page);
  return { count, time, again: again.time };
}

/** 100 pixels a frame; counts frames in which a tile in sight was still empty. */
function scroll(page: Page) {
  return page.evaluate(async () => {
    const box = document.querySelector('.gallery-board')!;
    const frame = () => new Promise((next) => requestAnimationFrame(next));
    const isBlank = () =>
      [...box.querySelectorAll('.tile.loading')].some((tile) => {
        const { top, bottom } = tile.getBoundingClientRect();
        const sight = box.getBoundingClientRect();
        return bottom > sight.top && top < sight.bottom;
      });
    const asked = () =>
      performance.getEntriesByType('resource').filter(({ name }) => name.includes('/blob/scan/')).length;
    const before = asked();
    let blanks = 0;
    const times: number[] = [];
    for (let at = 0; at < 300; at += 1) {
      const begun = performance.now();
      box.scrollTop += 100;
      await frame();
      times.push(performance.now() - begun);
      if (isBlank()) blanks += 1;
    }
    times.sort((a, b) => a - b);
    const begun = performance.now();
    box.scrollTop = box.scrollHeight;
    await frame();
    while (isBlank()) await frame();
    return {
      blanks,
      p95: times[Math.floor(times.length * 0.95)]!,
      asked: asked() - before,
      jump: performance.now() - begun,
    };
  });
}
