/**
 * Takes pictures of every page, in both languages, themes and sizes, on a desk filled with samples: `npm run shots -- FOLDER`
 * (default `shots`). Also writes the pictures of README and guide into `docs/images`. Run after a build.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Page } from '@playwright/test';
import { ensureBrowser } from './ensure-browser.ts';

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
  '样本丙_正面.jpg': 'id-front.jpg',
  '样本丙_反面.jpg': 'id-back.jpg',
  '示例网络有限公司_营业执照.jpg': 'licence.jpg',
  'SAMPLE LI_passport.jpg': 'passport.jpg',
  'IMG_20261103.jpg': 'permit-front.jpg',
};
const returnedMessage = {
  'zh-CN': '样本戊：库中无此号',
  en: '样本戊: 库中无此号 (number not in the library)',
};

const languages = { 'zh-CN': '中文', en: 'English' } as const;
type Language = keyof typeof languages;

const folder = resolve(process.argv[2] ?? 'shots');
const scratch = await mkdtemp(join(tmpdir(), 'shiming-shots-'));
const { host, url } = await startHost(join(scratch, 'desk'));
const browser = await chromium.launch({
  executablePath: ensureBrowser(),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  await mkdir(folder, { recursive: true });
  await mkdir('docs/images', { recursive: true });
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    deviceScaleFactor: 1,
    locale: 'zh-CN',
  });
  const page = await context.newPage();
  await page.goto(url);
  const home = page.url().replace(/#.*$/, '');
  for (const language of ['en', 'zh-CN'] as const) {
    await choose(page, home, language);
    await page.goto(`${home}#/templates`);
    await shoot(page, 'welcome', language, 'light', 1366);
  }
  await page.getByRole('button', { name: '用样本看看' }).click();
  await page.getByRole('grid').waitFor({ timeout: 120_000 });
  await page.getByRole('button', { name: '关闭' }).click();
  await planIntake(page, home);
  for (const language of Object.keys(languages) as Language[]) await shootLanguage(page, home, language);
} finally {
  await browser.close();
  host.kill('SIGTERM');
  await new Promise((done) => (host.exitCode === null ? host.once('exit', done) : done(null)));
  await rm(scratch, { recursive: true, force: true });
}

async function shootLanguage(page: Page, home: string, language: Language): Promise<void> {
  await choose(page, home, language);
  await page.goto(`${home}#/templates`);
  // The sample whose number holds a letter for a digit: it shows a finding with its repair.
  await page.getByRole('grid').getByRole('row').filter({ hasText: '样本乙' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  const template = page.url();
  const pages = {
    list: `${home}#/templates`,
    template,
    workshop: `${template}/workshop`,
    intake: `${home}#/intake`,
    bundles: `${home}#/bundles`,
    returned: `${home}#/returned`,
    calendar: `${home}#/calendar`,
    report: `${home}#/report/template/${template.split('/').at(-1)}`,
    settings: `${home}#/settings`,
  };
  /** Over the template: what a key opens. */
  const overlays = { palette: 'Control+k', shortcuts: '?' };
  for (const scheme of ['light', 'dark'] as const)
    for (const [width, height, zoom] of sizes) {
      // Zoomed in, the page has half the room and twice the pixels.
      await page.setViewportSize({ width: width / zoom, height: height / zoom });
      const size = `${width}${zoom > 1 ? `-${zoom * 100}%` : ''}`;
      for (const [name, address] of Object.entries(pages)) {
        await page.goto(address);
        if (name === 'returned') await page.getByRole('textbox').last().fill(returnedMessage[language]);
        await shoot(page, name, language, scheme, size);
      }
      await page.goto(template);
      await page.getByRole('heading', { level: 1 }).waitFor();
      for (const [name, key] of Object.entries(overlays)) {
        await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
        await page.keyboard.press(key);
        await shoot(page, name, language, scheme, size);
        await page.keyboard.press('Escape');
      }
    }
}

async function choose(page: Page, home: string, language: Language): Promise<void> {
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(`${home}#/settings`);
  await page.getByText(languages[language], { exact: true }).click();
  await page.locator(`html[lang="${language}"]`).waitFor();
}

/** Leaves the page of intake with a plan that waits for somebody. */
async function planIntake(page: Page, home: string): Promise<void> {
  await page.goto(`${home}#/intake`);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件', exact: true }).click();
  const files = Object.entries(folderOfScans).map(async ([name, sample]) => ({
    name,
    mimeType: 'image/jpeg',
    buffer: await readFile(join('assets/samples', sample)),
  }));
  await (await chooser).setFiles(await Promise.all(files));
  await page.getByRole('button', { name: /^开始/ }).waitFor();
}

async function shoot(
  page: Page,
  name: string,
  language: Language,
  scheme: 'light' | 'dark',
  size: string | number,
): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.waitForLoadState('networkidle');
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

/** The web host on a free port; its first line is `{"url": …}`. */
async function startHost(dir: string): Promise<{ host: ChildProcess; url: string }> {
  const started = spawn(
    process.execPath,
    ['src/web/serve.ts', '--desk', dir, '--port', '0', '--no-open', '--today', '2026-11-23'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  for await (const line of createInterface({ input: started.stdout })) {
    const { url: address } = JSON.parse(line) as { url: string };
    return { host: started, url: address };
  }
  throw new Error('the web host ended before it was ready');
}
