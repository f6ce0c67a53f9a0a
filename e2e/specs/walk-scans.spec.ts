/** Six scans without the mouse: attached, what is wrong with them seen, made upright or turned back from a mirror; and each step back. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { tabTo, undoBackTo } from '../fixtures/by-keys.ts';
import { openLine, seeDesk } from '../fixtures/sight.ts';
import { expect, test } from '../hosts/fixture.ts';
import { ImportDialog } from '../pages/import-dialog.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';
import { WorkshopPage } from '../pages/workshop-page.ts';

const lying = /证件没有摆正/;
const mirrored = /证件像是左右镜像/;

/** How the drawn card of the samples comes in: as it is, turned, or as a mirror shows it. */
const photos = ['', '90', 'mirror', '180', '270', 'mirror'] as const;

// Which way up a scan lies, and whether it is mirrored, is read.
test.use({ reads: true });

test('six scans are prepared and repaired by keys, and taken back one by one', async ({ desk: { page } }) => {
  test.slow();
  const template = new TemplatePage(page);
  await page.getByRole('heading', { name: '工作台还是空的' }).waitFor();
  const list = new ImportDialog(page);
  await list.choose(
    ['姓名,证件类型,证件号码', ...photos.map((_, at) => `示例${at},身份证,SAMPLE-${at}`)].join('\n'),
  );
  await list.finish();
  const line = await openLine(page);
  const before = await seeDesk(line);
  const front = await readFile('assets/samples/id-front.jpg');

  for (const [at, photo] of photos.entries()) {
    await openByName(page, `示例${at}`);
    await page.keyboard.press('f');
    await tabTo(template.picturePanel.getByRole('button', { name: '添加扫描件' }), 'Shift+Tab');
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Enter');
    await (await chooser).setFiles([
      { name: `${at}.jpg`, mimeType: 'image/jpeg', buffer: await takePhoto(front, photo) },
    ]);
    // Its corners are sure: the picture is made at once.
    await template.toast(/图片已制作/);
    // The word of the picture before may still stand: this one is read and made, ten seconds on a busy machine.
    await expect(template.picturePanel.getByRole('img', { name: '上传图片' })).toBeVisible({
      timeout: 30_000,
    });
    // The desk lays it upright by itself; a mirror is for a person to judge.
    await expect(template.findings.getByText(mirrored)).toHaveCount(photo === 'mirror' ? 1 : 0);
    await expect(template.findings.getByText(lying)).toHaveCount(0);
    if (photo === 'mirror') await turnMirrorBack(page);
  }
  expect(await undoBackTo(page, line, before)).toBe(14);
});

const turnMirrorBack = async (page: Page): Promise<void> => {
  const template = new TemplatePage(page);
  const workshop = new WorkshopPage(page);
  await page.keyboard.press('c');
  await workshop.corner(0).waitFor();
  await page.keyboard.press('f');
  await expect(page.getByText('只有原照片是镜像时才翻转', { exact: false })).toBeVisible();
  await workshop.apply();
  await expect(template.findings.getByText(/照片原来是镜像/)).toBeVisible();
  await expect(template.findings.getByText(mirrored)).toHaveCount(0);
};

/** By the search field: arrow down to the one that is found, and Enter. */
const openByName = async (page: Page, name: string): Promise<void> => {
  const templates = new TemplatesPage(page);
  await page.keyboard.press('/');
  await expect(templates.search).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(name);
  await expect(templates.grid).toHaveAttribute('aria-rowcount', '1');
  await expect(templates.row(name)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(templates.grid).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(new TemplatePage(page).title).toHaveText(name);
};

const takePhoto = async (front: Buffer, how: (typeof photos)[number]): Promise<Buffer> => {
  if (how === '') return front;
  const photo = sharp(front);
  return (how === 'mirror' ? photo.flop() : photo.rotate(Number(how))).jpeg({ quality: 92 }).toBuffer();
};
