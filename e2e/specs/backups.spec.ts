/** Backing up, trying a restore, restoring and erasing, by keys alone. */
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { tabAndEnter, tabTo } from '../fixtures/by-keys.ts';
import { seriousOn } from '../fixtures/serious-on.ts';
import { expect, test } from '../hosts/fixture.ts';
import { BackupsSection } from '../pages/backups-section.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test('a backup is made in both places, tried and restored beside the desk', async ({
  desk: { page, dir, scratch },
}) => {
  const template = new TemplatePage(page);
  await new TemplatesPage(page).createNew();
  await template.field('持有者（中文）').fill('示例甲');
  await expect(template.saved).toBeVisible();
  await new TemplatesPage(page).goTo('设置');
  const backups = new BackupsSection(page);
  await expect(backups.section).toContainText('还没有备份');

  const drive = join(scratch, 'drive');
  await tabTo(backups.folder);
  await page.keyboard.type(drive);
  await page.keyboard.press('Enter');
  await expect(backups.section.getByRole('alert')).toContainText('不能备份到那里');
  await mkdir(drive);
  await tabAndEnter(backups.button('使用这个文件夹'), 'Tab');
  await expect(backups.section).toContainText('第二备份位置');
  await expect(backups.button('不再使用')).toBeVisible();

  await tabAndEnter(backups.button('立即备份'), 'Shift+Tab');
  await expect(backups.result).toContainText('1 个模板，0 个文件（新增 0 个），读回检验 0 个，可以恢复。');
  expect(await readdir(drive)).toHaveLength(1);
  expect(await seriousOn(page)).toEqual([]);

  await tabAndEnter(backups.button(/^试恢复/).first());
  await expect(backups.result).toContainText('试恢复成功：1 个模板，0 个文件都能读出');
  await tabAndEnter(backups.button(/^把 .*恢复到新文件夹$/).first());
  await expect(backups.result).toContainText(`已恢复到 ${dir}-`);
  expect((await readdir(scratch)).filter((name) => name.startsWith('desk-'))).toHaveLength(1);
});

test('a template is erased for good with a reason, and papers that are due are named first', async ({
  desk: { page },
}) => {
  const templates = new TemplatesPage(page);
  const template = new TemplatePage(page);
  await templates.createNew();
  await template.field('持有者（中文）').fill('示例乙');
  await expect(template.saved).toBeVisible();

  await tabAndEnter(page.getByRole('button', { name: '更多' }), 'Shift+Tab');
  await page.getByRole('menuitem', { name: '彻底删除…' }).focus();
  await page.keyboard.press('Enter');
  const ask = page.getByRole('alertdialog');
  await expect(ask).toContainText('彻底删除“示例乙”？');
  await expect(ask).toContainText('扫描件 0 个，图片 0 个');
  expect(await seriousOn(page)).toEqual([]);
  await tabTo(ask.getByRole('radio', { name: '本人要求' }));
  await page.keyboard.press('ArrowRight');
  await expect(ask.getByRole('radio', { name: '不再需要' })).toBeChecked();
  await tabAndEnter(ask.getByRole('button', { name: '彻底删除' }));
  await expect(page.getByText('已彻底删除“示例乙”。')).toBeVisible();
  await expect(ask).toHaveCount(0);

  await templates.goTo('设置');
  const { retention } = new BackupsSection(page);
  await expect(retention).toContainText('没有到期的内容');
  await tabTo(retention.getByRole('textbox').first());
  await page.keyboard.type('30');
  await page.keyboard.press('Enter');
  await expect(retention.getByRole('textbox').first()).toHaveValue('30');
  await page.reload();
  await expect(retention.getByRole('textbox').first()).toHaveValue('30');
});
