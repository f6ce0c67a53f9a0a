/**
 * The grid with 100,000 templates in a real window: first rows, scrolling through everything, one cell edited until it is saved and
 * judged, a block of 500 × 6 cells pasted with its preview, a heading sorted by. Chromium's own clock, in the page; the web host and
 * its core as they are installed. `node bench/grid-window.ts [TEMPLATES]`, after a build.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { fillDesk } from './list/fill-desk.ts';
import { openWindow } from './list/open-window.ts';
import { atMost, plain, report } from './report.ts';

const size = Number(process.argv[2] ?? 100_000);
const today = '2026-11-23';
const root = await mkdtemp(join(tmpdir(), 'shiming-bench-grid-'));
const edits = 9;
const block = { rows: 500, columns: 6 } as const;
try {
  await fillDesk(join(root, 'desk'), size, today);
  await measure();
} finally {
  await rm(root, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const { page, close } = await openWindow(join(root, 'desk'), today);
  try {
    await page.locator('.template-row .row-name').first().waitFor({ timeout: 60_000 });
    await page.keyboard.press('Alt+g');
    await page.locator('#cell-0-0').waitFor({ timeout: 60_000 });
    await page.reload();
    await page.locator('#cell-0-0').waitFor();
    const first = await page.evaluate(() => performance.now());
    await page.waitForTimeout(1_000);
    const scrolled = await scroll(page);
    const edited = await edit(page);
    const pasted = await paste(page);
    const sorted = await sort(page);
    report([
      atMost(`grid: first rows of ${size}`, first, 1_000, 'ms'),
      atMost('grid: frames with an empty row while scrolling', scrolled.blanks, 0),
      plain('grid: frame while scrolling, p95', scrolled.p95, 'ms'),
      atMost('grid: an edit saved and judged, median', edited, 50, 'ms'),
      plain(`grid: preview of ${block.rows} × ${block.columns} cells`, pasted.preview, 'ms'),
      atMost(
        `grid: paste of ${block.rows} × ${block.columns} cells with preview`,
        pasted.preview + pasted.write,
        2_000,
        'ms',
      ),
      plain('grid: sorted by a heading', sorted, 'ms'),
    ]);
  } finally {
    await close();
  }
}

/** 100 pixels a frame; counts frames in which a row in sight was still empty. */
async function scroll(page: Page): Promise<{ readonly blanks: number; readonly p95: number }> {
  return page.evaluate(async () => {
    const box = document.querySelector('.cell-scroll')!;
    const frame = () => new Promise((next) => requestAnimationFrame(next));
    const isBlank = () =>
      [...box.querySelectorAll('.row-loading')].some((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        const sight = box.getBoundingClientRect();
        return bottom > sight.top && top < sight.bottom;
      });
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
    box.scrollTop = 0;
    return { blanks, p95: times[Math.floor(times.length * 0.95)]! };
  });
}

/** Wrong addresses typed over good ones: from Enter until the cell says that they are wrong, which it does once the core has them. */
async function edit(page: Page): Promise<number> {
  const times: number[] = [];
  const column = await columnOf(page, '邮箱');
  await page.locator('#cell-0-0').click();
  for (let at = 0; at < column; at += 1) await page.keyboard.press('ArrowRight');
  for (let at = 0; at < edits; at += 1) {
    await page.keyboard.type('nobody');
    const time = page.evaluate(async (id) => {
      const cell = () => document.getElementById(id)!;
      const begun = await new Promise<number>((done) => {
        const heard = () => done(performance.now());
        addEventListener('keydown', heard, { capture: true, once: true });
      });
      while (!cell().classList.contains('has-stop')) await new Promise((next) => setTimeout(next, 1));
      return performance.now() - begun;
    }, `cell-${at}-${column}`);
    await page.waitForTimeout(300);
    await page.keyboard.press('Enter');
    times.push(await time);
  }
  return times.sort((a, b) => a - b)[times.length >> 1]!;
}

function columnOf(page: Page, heading: string): Promise<number> {
  return page.evaluate(
    (name) =>
      [...document.querySelectorAll<HTMLElement>('.cell.heading')].findIndex(({ title }) => title === name),
    heading,
  );
}

async function paste(page: Page): Promise<{ readonly preview: number; readonly write: number }> {
  const text = Array.from(
    { length: block.rows },
    (_, row) => `示例${row}\t浙江省\t杭州市\t西湖区示例路${row}号\t1390000${1000 + row}\tp${row}@example.cn`,
  ).join('\r\n');
  await page.locator('#cell-20-0').click();
  const column = await columnOf(page, '联系人（中文）');
  for (let at = 0; at < column; at += 1) await page.keyboard.press('ArrowRight');
  return page.evaluate(async (pasted) => {
    const until = async (done: () => boolean) => {
      while (!done()) await new Promise((next) => setTimeout(next, 2));
      return performance.now();
    };
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    const begun = performance.now();
    document
      .querySelector('textarea.cell-input')!
      .dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    const button = () => document.querySelector<HTMLButtonElement>('.bulk-dialog .button.primary');
    const previewed = await until(() => button()?.disabled === false);
    button()!.click();
    const written = await until(() => button() === null);
    return { preview: previewed - begun, write: written - previewed };
  }, text);
}

/** By a column that nothing was sorted by before. */
async function sort(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const heading = [...document.querySelectorAll<HTMLElement>('.cell.heading')].find(
      ({ title }) => title === '邮箱',
    )!;
    const column = heading.id.split('-').at(-1);
    const begun = performance.now();
    heading.click();
    const cell = () => document.getElementById(`cell-0-${column}`)?.textContent ?? '';
    const before = cell();
    while (cell() === before || cell() === '') await new Promise((next) => setTimeout(next, 5));
    return performance.now() - begun;
  });
}
