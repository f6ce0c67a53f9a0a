/** Keys that once did nothing, or too much: the next step from the list, the picture from its finding, an empty value for many. */
import { drawScan } from '../fixtures/draw-scan.ts';
import { expect, test } from '../hosts/fixture.ts';
import { BundlesPage } from '../pages/bundles-page.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test.use({ samples: true });

test('Ctrl+Enter takes the next step while the list has the focus', async ({ desk: { page } }) => {
  const templates = new TemplatesPage(page);
  await templates.row('样本甲').click();
  await expect(new TemplatePage(page).title).toHaveText('样本甲');
  await expect(templates.grid).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(new BundlesPage(page).next.getByRole('link', { name: '样本甲' })).toBeVisible();
});

test('R makes the picture that a finding asks for', async ({ desk: { page } }) => {
  const template = new TemplatePage(page);
  await new TemplatesPage(page).createNew();
  await template.attach([{ name: 'card.jpg', mimeType: 'image/jpeg', buffer: await drawScan('示例') }]);
  const notMade = template.findings
    .getByRole('listitem')
    .filter({ hasText: '扫描件已添加，还没有制作上传图片。' });
  await notMade.getByRole('button').first().focus();
  await expect(notMade.getByRole('button', { name: /^制作/ })).toBeVisible();
  await page.keyboard.press('r');
  await template.toast(/图片已制作/);
  await expect(notMade).toHaveCount(0);
});

test('an empty value changes nothing for many; to clear is an action of its own', async ({
  desk: { page },
}) => {
  const templates = new TemplatesPage(page);
  await templates.row('样本甲').waitFor();
  await templates.grid.focus();
  await page.keyboard.press('Control+a');
  await templates.selectionBar.getByRole('button', { name: '批量修改' }).click();
  const bulk = page.getByRole('dialog', { name: '批量修改 13 个模板' });
  await bulk.getByRole('textbox', { name: '新内容' }).press('Enter');
  await expect(bulk.getByText('填写新内容后，这里逐个列出会改变什么。')).toBeVisible();
  await expect(bulk.getByRole('button', { name: '修改 0 个' })).toBeDisabled();
  await bulk.getByRole('button', { name: /怎么改/ }).press('Enter');
  await page.getByRole('option', { name: '清空' }).press('Enter');
  await expect(bulk.getByText('13 个会改变，0 个不变')).toBeVisible();
  await expect(bulk.getByRole('button', { name: '修改 13 个' })).toBeEnabled();
});
