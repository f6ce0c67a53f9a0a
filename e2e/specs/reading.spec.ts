/** The desk reads the paper: what it read fills empty fields by a key, and is compared with what was typed. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { writable } from '../../src/renderer/features/template/drafts.ts';
import { openLine } from '../fixtures/sight.ts';
import { expect, test } from '../hosts/fixture.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { VerifyLane } from '../pages/verify-lane.ts';

/** What the drawn front of a card says. */
const front = {
  '持有者（中文）': '样本甲',
  '证件上的姓名（名称）': '样本甲',
  '省份（中文）': '北京市',
  '城市（中文）': '北京市',
  '地址（中文）': '朝阳区样本路1号',
};

const attachByKey = async (page: Page, file: string): Promise<void> => {
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Alt+a');
  await (await chooser).setFiles([
    { name: file, mimeType: 'image/jpeg', buffer: await readFile(`assets/samples/${file}`) },
  ]);
};

const begin = async (page: Page): Promise<TemplatePage> => {
  const template = new TemplatePage(page);
  await page.getByRole('heading', { name: '工作台还是空的' }).waitFor();
  await page.keyboard.press('n');
  await expect(template.field('持有者（中文）')).toBeFocused();
  return template;
};

test('an attached scan fills the form by one key, and one step takes it back', async ({ desk: { page } }) => {
  test.slow();
  const template = await begin(page);
  await template.field('邮箱').fill('jia@example.cn');
  await template.field('持有者（中文）').focus();
  await attachByKey(page, 'id-front.jpg');
  const takeAll = page.getByRole('button', { name: /^填入 \d+ 项/ });
  await takeAll.waitFor({ timeout: 60_000 });
  // The field that is worked on shows where it was read.
  await expect(template.picturePanel.locator('.mark-read')).toBeVisible();
  await expect(
    page.locator('.proposal', { hasText: '样本甲' }).first().locator('.cut-out img'),
  ).toBeVisible();

  // One field by its own key.
  await page.keyboard.press('Alt+Enter');
  await expect(template.field('持有者（中文）')).toHaveValue('样本甲');
  await expect(template.saved).toBeVisible();
  const line = await openLine(page);
  const before = await line.client.steps.next();

  await page.keyboard.press('Alt+Shift+Enter');
  await template.toast(/已填入 \d+ 项/);
  for (const [name, value] of Object.entries(front)) await expect(template.field(name)).toHaveValue(value);
  await expect(template.field('邮箱')).toHaveValue('jia@example.cn');
  await expect(takeAll).toHaveCount(0);
  await template.toast(/图片已制作/);
  const picture = await line.client.steps.next();
  expect(picture.undo?.code).toBe('pictures.prepare');

  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await line.client.steps.next()).undo?.code).toBe('templates.update');
  await page.keyboard.press('Control+z');
  await expect.poll(() => line.client.steps.next()).toMatchObject({ undo: before.undo });
  await expect(template.field('城市（中文）')).toHaveValue('');
  await expect(template.field('持有者（中文）')).toHaveValue('样本甲');
});

test('what was typed stays, and the lane compares it: taken by T, agreed to by Enter', async ({
  desk: { page },
}) => {
  test.slow();
  const template = await begin(page);
  const lane = new VerifyLane(page);
  await template.chooseType('居民身份证');
  await template.field('证件上的姓名（名称）').fill('样木甲');
  // Another number whose check digit holds.
  await template.field('证件号码').fill('110101199003078670');
  await attachByKey(page, 'id-front.jpg');
  await expect(template.finding(/扫描件上读到的名称是“样本甲”/)).toBeVisible({ timeout: 60_000 });
  await expect(template.field('证件上的姓名（名称）')).toHaveValue('样木甲');
  await expect(template.saved).toBeVisible();

  await page.keyboard.press('Alt+v');
  await lane.shows('证件号码');
  await expect(lane.differing.first()).toBeVisible();
  // One key edits it in place, another leads to its field.
  await page.keyboard.press('e');
  await expect(lane.typing).toBeFocused();
  await expect(lane.typing).toHaveValue('110101199003078670');
  await page.keyboard.type('1');
  // What cannot be saved, since somebody else was at the template, stays where it was typed.
  const { client } = await openLine(page);
  const [id = ''] = await client.templates.ids({});
  const { revision, fields } = await client.templates.get({ id });
  await client.templates.update({ id, revision, fields: writable({ ...fields, notes: '别处' }) });
  await page.keyboard.press('Enter');
  await expect(page.getByText('这个模板刚被改过').first()).toBeVisible();
  await expect(lane.typing).toHaveValue('1');
  await page.keyboard.press('Escape');
  await expect(lane.item).toBeFocused();
  await page.keyboard.press('f');
  await expect(lane.dialog).toHaveCount(0);
  await expect(template.field('证件号码')).toBeFocused();
  await page.keyboard.press('Alt+v');
  await lane.shows('证件号码');
  await page.keyboard.press('Enter');
  await lane.shows('证件上的姓名（名称）');
  await expect(lane.item).toHaveAccessibleName(/填写：样木甲。读到：样本甲。/);
  await expect(lane.differing).toHaveText('木本');
  await page.keyboard.press('t');
  await expect(lane.end).toContainText('1 项确认无误，1 项采用了读到的');
  await page.keyboard.press('Escape');
  await expect(lane.dialog).toHaveCount(0);
  await expect(template.field('证件上的姓名（名称）')).toHaveValue('样本甲');
  await expect(template.finding(/扫描件上读到的号码/)).toHaveCount(0);

  // Nothing is asked twice.
  await page.keyboard.press('Alt+v');
  await expect(lane.end).toContainText('没有要核对的');
  await page.keyboard.press('Enter');
  await expect(lane.dialog).toHaveCount(0);
});
