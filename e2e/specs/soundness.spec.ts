/** Something of the desk is missing, damaged or was changed from outside: the window says so, names the next step, and heals what can be. */
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawScan } from '../fixtures/draw-scan.ts';
import { editStore } from '../fixtures/edit-store.ts';
import { expect, test } from '../hosts/fixture.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test('a store that is gone is said to be missing, no new one is made, and work goes on when it is back', async ({
  desk: { page, dir, corePid },
}) => {
  const template = new TemplatePage(page);
  await new TemplatesPage(page).createNew();
  await template.field('持有者（中文）').fill('示例甲');
  await expect(template.saved).toBeVisible();
  const parts = ['store.db', 'store.db-wal'];
  for (const part of parts) await rename(join(dir, part), join(dir, '..', part));
  process.kill(corePid(), 'SIGKILL');
  const alert = page.getByRole('alert').getByText(/工作台缺少一部分（store\.db）/);
  await expect(alert).toContainText('没有新建也没有改动任何文件');
  expect(await readdir(dir)).not.toContain('store.db');
  for (const part of parts) await rename(join(dir, '..', part), join(dir, part));
  await expect(template.field('持有者（中文）')).toHaveValue('示例甲');
});

test('a template whose scan is damaged is not ready, is named by the check, and heals when the original is added again', async ({
  desk: { page, dir },
}) => {
  const templates = new TemplatesPage(page);
  const template = new TemplatePage(page);
  const original = { name: 'front.jpg', mimeType: 'image/jpeg', buffer: await drawScan('示例') };
  await templates.createNew();
  await template.field('持有者（中文）').fill('示例乙');
  await template.attach([original]);
  await expect(template.findings.getByText('扫描件已添加，还没有制作上传图片。')).toBeVisible();
  for (const file of await objectsIn(dir)) await flipMiddle(file);

  await page.reload();
  await expect(template.findings.getByText(/工作台里的扫描件“front\.jpg”已损坏或丢失/)).toBeVisible();
  await templates.goTo('设置');
  const settings = new SettingsPage(page);
  await settings.checkDesk();
  await expect(settings.checkResult).toContainText('扫描件）已损坏。示例乙 请给这个模板重新添加原文件。');
  await settings.checkResult.getByRole('link', { name: '打开模板' }).click();

  await template.attach([original]);
  await expect(template.findings.getByText(/已损坏或丢失/)).toHaveCount(0);
  await templates.goTo('设置');
  await settings.checkDesk();
  await expect(settings.checkResult).toContainText('完好：1 个模板');
});

test('a picture that is gone stops its template, and one press makes it again', async ({
  desk: { page, dir },
}) => {
  const template = new TemplatePage(page);
  await new TemplatesPage(page).createNew();
  await template.attach([{ name: 'front.jpg', mimeType: 'image/jpeg', buffer: await drawScan('示例') }]);
  const rowOf = (text: string) => template.findings.getByRole('listitem').filter({ hasText: text });
  const make = (text: string) => rowOf(text).getByRole('button', { name: /^制作/ }).click();
  const notMade = '扫描件已添加，还没有制作上传图片。';
  await expect(rowOf(notMade)).toBeVisible();
  const scans = await objectsIn(dir);
  await make(notMade);
  await expect(rowOf(notMade)).toHaveCount(0);
  for (const file of await objectsIn(dir)) if (!scans.includes(file)) await rm(file);

  await page.reload();
  const lost = '工作台里的上传图片已损坏或丢失，请重新制作图片。';
  await expect(rowOf(lost)).toBeVisible();
  await make(lost);
  await expect(rowOf(lost)).toHaveCount(0);
});

test.describe('with samples', () => {
  test.use({ samples: true });

  test('without its vault no template is ready any more', async ({ desk: { page, dir } }) => {
    const templates = new TemplatesPage(page);
    for (const file of await objectsIn(dir)) await rm(file);
    await templates.goTo('设置');
    const settings = new SettingsPage(page);
    await settings.checkDesk();
    await expect(settings.checkResult).toContainText('已丢失');
    await templates.goTo('模板');
    await templates.filter('需处理').click();
    await expect(templates.grid).toHaveAttribute('aria-rowcount', '13');
  });
});

test('a history that was changed from outside is told above every page and where it is shown', async ({
  desk: { page, dir, corePid },
}) => {
  const template = new TemplatePage(page);
  await new TemplatesPage(page).createNew();
  await template.field('持有者（中文）').fill('示例丙');
  await expect(template.saved).toBeVisible();
  await template.field('客户').fill('示例客户');
  await expect(template.saved).toBeVisible();

  await rename(dir, `${dir}-away`);
  process.kill(corePid(), 'SIGKILL');
  await expect(page.getByRole('alert').getByText(/工作台的文件夹不在原处/)).toBeVisible();
  await editStore(`${dir}-away`, 'DELETE FROM events WHERE id = 2');
  await rename(`${dir}-away`, dir);

  const notice = /历史记录被外部改动过（从第 3 条起）/;
  await expect(page.getByRole('status').filter({ hasText: notice })).toBeVisible();
  await template.showHistory();
  await expect(page.getByRole('dialog').getByText(notice)).toBeVisible();
});

const objectsIn = async (dir: string): Promise<string[]> =>
  (await readdir(join(dir, 'vault'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const flipMiddle = async (file: string): Promise<void> => {
  const bytes = await readFile(file);
  const at = bytes.length >> 1;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(file, bytes);
};
