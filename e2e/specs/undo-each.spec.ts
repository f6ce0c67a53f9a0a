/** From nothing to a returned template by keys alone; each step goes back by Ctrl+Z and comes again. */
import { drawScan } from '../fixtures/draw-scan.ts';
import { expect, test } from '../hosts/fixture.ts';
import { ReturnedPage } from '../pages/returned-page.ts';
import { readyPerson, TemplatePage } from '../pages/template-page.ts';

test('typing, scan, picture and rejection are undone one by one', async ({ desk: { page } }) => {
  test.slow();
  const template = new TemplatePage(page);
  const returned = new ReturnedPage(page);
  await page.getByRole('heading', { name: '工作台还是空的' }).waitFor();
  await page.keyboard.press('n');
  await template.title.waitFor();
  const form = page.getByRole('form', { name: '模板内容' });
  await form.getByRole('button', { name: /证件类型/ }).press('Enter');
  await page.getByRole('option', { name: '居民身份证' }).first().press('Enter');
  for (const [name, value] of Object.entries(readyPerson)) {
    await template.field(name).focus();
    await page.keyboard.insertText(value);
  }
  await page.getByRole('checkbox', { name: '邮箱已在注册商处验证过' }).press('Space');
  await expect(template.saved).toBeVisible();

  const chooser = page.waitForEvent('filechooser');
  await template.picturePanel.getByRole('button', { name: '添加扫描件' }).press('Enter');
  await (await chooser).setFiles([
    { name: 'card.jpg', mimeType: 'image/jpeg', buffer: await drawScan('示例') },
  ]);
  // Its corners are sure: the picture is made at once, as a step of its own.
  await template.toast(/图片已制作/);
  await expect(template.standing).toHaveText(/^可提交/);
  const notMade = template.findings.getByText('扫描件已添加，还没有制作上传图片。');
  await page.keyboard.press('Control+z');
  await template.toast(/已撤销：.*图片/);
  await expect(notMade).toBeVisible();
  await page.keyboard.press('Control+z');
  await template.toast(/已撤销：.*扫描件/);
  await expect(template.picturePanel.getByText('还没有证件图片')).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(notMade).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(template.standing).toHaveText(/^可提交/);

  await returned.open();
  await returned.paste('示例甲：库中无此号');
  await expect(page.getByRole('heading', { level: 1, name: '示例甲' })).toBeVisible();
  await expect(returned.likely.getByRole('heading')).toContainText('库中无此号');
  await page.keyboard.press('Control+Enter');
  await expect(returned.list.getByRole('option')).toHaveCount(1);
  await returned.list.focus();
  await page.keyboard.press('Control+z');
  await template.toast(/已撤销/);
  await expect(returned.list).toHaveCount(0);
  await expect(returned.rail).toHaveAccessibleName('退回');
});
