/** A protected PDF with front and back on its pages becomes two scans. */
import { scanPage, writePdf } from '../../tests/pdf-files.ts';
import { drawScan } from '../fixtures/draw-scan.ts';
import { expect, test } from '../hosts/fixture.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test('a protected PDF opens with its password, and its pages become scans', async ({ desk: { page } }) => {
  const template = new TemplatePage(page);
  await new TemplatesPage(page).createNew();
  const scan = { bytes: await drawScan('示例'), width: 1600, height: 1200 };
  const buffer = writePdf([scanPage(scan, 200), scanPage(scan, 200, 180)], 'sample-word');
  await template.attach([{ name: 'card.pdf', mimeType: 'application/pdf', buffer }]);

  const question = page.getByRole('dialog', { name: 'card.pdf 有密码保护' });
  await question.getByLabel('密码', { exact: true }).fill('other-word');
  await page.keyboard.press('Enter');
  await expect(question.getByText('这个密码打不开文件。')).toBeVisible();
  await question.getByLabel('密码', { exact: true }).fill('sample-word');
  await page.keyboard.press('Enter');
  await expect(template.findings.getByText(/文件有 2 页，现用第 1 页/)).toBeVisible();

  await template.picturePanel.locator('.thumb-item button').last().click();
  await page.getByRole('menuitem', { name: '选择页…' }).click();
  const pages = page.getByRole('dialog', { name: '需要 card.pdf 的哪几页？' });
  await expect(pages.getByRole('button', { name: '第 1 页' })).toHaveAttribute('aria-pressed', 'true');
  await pages.getByRole('button', { name: '第 2 页' }).click();
  await expect(pages.locator('img').nth(1)).not.toHaveJSProperty('naturalWidth', 0);
  await pages.getByRole('button', { name: '使用 2 页' }).click();
  await expect(pages).toBeHidden();
  await expect(page.locator('.thumb-side')).toHaveText(['正面', '反面']);
});
