/**
 * Takes pictures of every page and of what opens over them, in both languages, themes and all sizes, on a desk filled with samples:
 * `npm run shots -- FOLDER` (default `shots`). Also writes the pictures of README and guide into `docs/images`. Run after a build.
 */
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import sharp from 'sharp';
import { takeFileChoosers } from '../e2e/fixtures/file-choosers.ts';
import { ensureBrowser } from './ensure-browser.ts';
import { fillDesk, startHost } from './shots/host.ts';
import { type Language, languages, type Place, type View, views, viewsAfterIntake } from './shots/views.ts';

/** Width and height of the window in pixels, and the zoom inside it. */
const sizes = [
  [1366, 768, 1],
  [1920, 1080, 1],
  [1024, 768, 1],
  [1366, 768, 2],
] as const;
/** What the guide shows, in light and at the size to design for. */
const shownInGuide: ReadonlySet<string> = new Set([
  'welcome',
  'template',
  'workshop',
  'intake',
  'bundles',
  'returned',
  'calendar',
]);
/** Files as offices name them; the pictures are the drawn samples. */
const folderOfScans = {
  '样本丙_正面.jpg': 'id-front-bing.jpg',
  '样本丙_反面.jpg': 'id-back.jpg',
  '示例网络有限公司_营业执照.jpg': 'licence.jpg',
  'SAMPLE LI_passport.jpg': 'passport.jpg',
  'IMG_20261103.jpg': 'permit-front.jpg',
};

const folder = resolve(process.argv[2] ?? 'shots');
const scratch = await mkdtemp(join(tmpdir(), 'shiming-shots-'));
const browser = await chromium.launch({
  executablePath: ensureBrowser(),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  await mkdir(folder, { recursive: true });
  await mkdir('docs/images', { recursive: true });
  await atDesk(join(scratch, 'empty'), async (page, home) => {
    for (const language of ['en', 'zh-CN'] as const) {
      await choose(page, home, language);
      await page.goto(`${home}#/templates`);
      await page.locator('main.welcome-page').waitFor();
      await shoot(page, 'welcome', language, 'light', 1366);
    }
  });
  fillDesk(join(scratch, 'full'));
  await atDesk(join(scratch, 'full'), async (page, home) => {
    await recordRejection(page, home);
    await planIntake(page, home);
    for (const language of Object.keys(languages) as Language[])
      await shootLanguage(page, home, language, views, sizes);
    await runIntake(page, home);
    for (const language of Object.keys(languages) as Language[])
      await shootLanguage(page, home, language, viewsAfterIntake, sizes.slice(0, 1));
  });
} finally {
  await browser.close();
  await rm(scratch, { recursive: true, force: true });
}

async function atDesk(desk: string, work: (page: Page, home: string) => Promise<void>): Promise<void> {
  const host = await startHost(desk);
  try {
    const context = await browser.newContext({
      viewport: { width: 1366, height: 768 },
      deviceScaleFactor: 1,
      locale: 'zh-CN',
    });
    const page = takeFileChoosers(await context.newPage());
    await page.goto(host.url);
    await work(page, page.url().replace(/#.*$/, ''));
    await context.close();
  } finally {
    await host.stop();
  }
}

async function shootLanguage(
  page: Page,
  home: string,
  language: Language,
  taken: readonly View[],
  inSizes: readonly (typeof sizes)[number][],
): Promise<void> {
  await choose(page, home, language);
  await page.goto(`${home}#/templates`);
  // The order may still change under the pointer: found by its name, the row stands alone.
  const search = page.getByRole('searchbox');
  await search.fill('样本乙');
  await page.locator('.list[data-shown="样本乙"]').waitFor();
  await page.locator('.template-row').filter({ hasText: '样本乙' }).click();
  await page.getByRole('heading', { level: 1, name: '样本乙' }).waitFor();
  await search.fill('');
  const place: Place = { home, language, template: page.url().split('/').at(-1) ?? '' };
  for (const scheme of ['light', 'dark'] as const)
    for (const [width, height, zoom] of inSizes) {
      // Zoomed in, the page has half the room and twice the pixels.
      await page.setViewportSize({ width: width / zoom, height: height / zoom });
      const size = `${width}${zoom > 1 ? `-${zoom * 100}%` : ''}`;
      for (const view of taken) await shootView(page, view, place, scheme, size);
    }
}

async function shootView(
  page: Page,
  view: View,
  place: Place,
  scheme: 'light' | 'dark',
  size: string,
): Promise<void> {
  await page.goto(`${place.home}#${view.address(place)}`);
  await page.locator(view.shows).first().waitFor();
  await view.open?.(page, place);
  await shoot(page, view.name, place.language, scheme, size);
  await view.undo?.(page);
}

async function choose(page: Page, home: string, language: Language): Promise<void> {
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(`${home}#/settings`);
  await page.getByText(languages[language], { exact: true }).click();
  await page.locator(`html[lang="${language}"]`).waitFor();
}

/** One template came back. */
async function recordRejection(page: Page, home: string): Promise<void> {
  await page.goto(`${home}#/returned`);
  await page
    .getByRole('textbox', { name: '审核答复原文' })
    .fill('样本己：所有者（中文）字段必须包含中文字符');
  await page.getByRole('heading', { level: 1, name: '样本己' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('option', { name: '样本己' }).waitFor();
  const told = page.locator('.toast');
  await told.getByRole('button').last().click();
  await told.waitFor({ state: 'detached' });
}

/** Leaves the page of intake with a plan that waits for somebody. */
async function planIntake(page: Page, home: string): Promise<void> {
  await page.goto(`${home}#/intake`);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件', exact: true }).click();
  const files = Object.entries(folderOfScans).map(async ([name, sample]) => ({
    name,
    mimeType: 'image/jpeg',
    // Encoded anew, these are photos that the desk has not seen yet.
    buffer: await sharp(join('assets/samples', sample)).jpeg({ quality: 82 }).toBuffer(),
  }));
  await (await chooser).setFiles(await Promise.all(files));
  await page.getByRole('button', { name: /^开始/ }).waitFor();
}

/** Takes the planned folder in; what the names did not say is left for a person. */
async function runIntake(page: Page, home: string): Promise<void> {
  await choose(page, home, 'zh-CN');
  await page.goto(`${home}#/intake`);
  await page.getByRole('button', { name: /^开始/ }).click();
  const undone = page.locator('.intake-row').filter({ hasText: /将新建|归入 ·|正在/ });
  await undone.first().waitFor({ state: 'detached', timeout: 120_000 });
}

async function shoot(
  page: Page,
  name: string,
  language: Language,
  scheme: 'light' | 'dark',
  size: string | number,
): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  // Nothing lies under the pointer: no row or link looks pointed at.
  await page.mouse.move(0, 0);
  await page.waitForLoadState('networkidle');
  // What is read on the scans of a template changes its findings.
  await page.locator('.picture-reading.reading').waitFor({ state: 'detached', timeout: 60_000 });
  await page.evaluate(() =>
    Promise.all([...document.images].map((image) => image.decode().catch(() => undefined))),
  );
  await page.waitForTimeout(250);
  const file = `${name}-${language}-${scheme}-${size}.png`;
  await page.screenshot({ path: join(folder, file) });
  console.log(file);
  if (scheme === 'light' && String(size) === '1366' && shownInGuide.has(name))
    await copyFile(join(folder, file), `docs/images/${name}-${language}.png`);
}
