/**
 * The list with 100,000 templates in a real window: first rows after the start, each key of a search until its rows are painted,
 * and scrolling through everything. Chromium's own clock, in the page; the web host and its core as they are installed.
 * `node bench/list-window.ts [TEMPLATES]`, after a build.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { fillDesk } from './list/fill-desk.ts';
import { openWindow } from './list/open-window.ts';
import { atMost, report } from './report.ts';

const size = Number(process.argv[2] ?? 100_000);
const today = '2026-11-23';
const root = await mkdtemp(join(tmpdir(), 'shiming-bench-list-'));
try {
  const filled = performance.now();
  await fillDesk(join(root, 'desk'), size, today);
  console.log(`list: ${size} templates, written in ${((performance.now() - filled) / 1000).toFixed(1)} s`);
  await measure();
} finally {
  await rm(root, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const { page, close } = await openWindow(join(root, 'desk'), today);
  try {
    const rows = page.locator('.template-row .row-name');
    await rows.first().waitFor({ timeout: 60_000 });
    const first = await page.evaluate(() => performance.now());
    console.log(`first rows ${first.toFixed(0)} ms after the page began`);
    await page.reload();
    await rows.first().waitFor();
    console.log(`first rows ${(await page.evaluate(() => performance.now())).toFixed(0)} ms, core warm`);
    const searched = await search(page);
    console.table(searched);
    const scrolled = await scroll(page);
    console.log(scrolled);
    const keys = searched.map((row) => Number(row['last key ms'])).sort((a, b) => a - b);
    report([
      atMost(`list: first rows of ${size}`, first, 1_000, 'ms'),
      atMost('list: last key of a search, median', keys[keys.length >> 1]!, 50, 'ms'),
      atMost('list: last key of a search, worst', keys.at(-1)!, 50, 'ms'),
      atMost('list: frames with an empty row while scrolling', scrolled.wheel.blanks, 0),
    ]);
  } finally {
    await close();
  }
}

/** Types a word a key at a time; each key is timed from its event to the frame in which the list shows what was found for it. */
async function search(page: Page) {
  const table = [];
  for (const word of ['林涛', 'slt', '0050734', 'shili-73512', '1']) {
    await page.locator('.search-input').fill('');
    await page.waitForTimeout(400);
    const times: number[] = [];
    for (const [at, key] of [...word].entries())
      times.push(
        await page.evaluate(
          async ([text]) => {
            const input = document.querySelector<HTMLInputElement>('.search-input')!;
            const list = document.querySelector<HTMLElement>('.list')!;
            const begun = performance.now();
            const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!;
            set.call(input, text);
            input.dispatchEvent(new Event('input', { bubbles: true }));
            const limit = begun + 2_000;
            while (list.dataset['shown'] !== text && performance.now() < limit)
              await new Promise((next) => requestAnimationFrame(next));
            return performance.now() - begun;
          },
          [word.slice(0, at + key.length)] as const,
        ),
      );
    table.push({
      word,
      'worst key ms': Math.max(...times).toFixed(1),
      'last key ms': times.at(-1)!.toFixed(1),
    });
  }
  await page.locator('.search-input').fill('');
  await page.waitForTimeout(400);
  return table;
}

/** Scrolls one screen a frame for 300 frames, then jumps; counts frames in which a row in sight was still empty. */
async function scroll(page: Page) {
  return page.evaluate(async () => {
    const box = document.querySelector('.template-grid')!;
    const frame = () => new Promise((next) => requestAnimationFrame(next));
    const blank = () =>
      [...box.querySelectorAll('.row-loading')].filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        const sight = box.getBoundingClientRect();
        return bottom > sight.top && top < sight.bottom;
      }).length;
    const run = async (step: number, frames: number) => {
      let blanks = 0;
      const times: number[] = [];
      for (let at = 0; at < frames; at++) {
        const begun = performance.now();
        box.scrollTop += step;
        await frame();
        times.push(performance.now() - begun);
        if (blank() > 0) blanks += 1;
      }
      times.sort((a, b) => a - b);
      return { frames, blanks, 'frame p95 ms': Number(times[Math.floor(frames * 0.95)]!.toFixed(1)) };
    };
    const wheel = await run(100, 300);
    const fast = await run(600, 300);
    box.scrollTop = box.scrollHeight / 2;
    const begun = performance.now();
    await frame();
    while (blank() > 0) await frame();
    return { wheel, fast, 'jump to the middle ms': Number((performance.now() - begun).toFixed(1)) };
  });
}
