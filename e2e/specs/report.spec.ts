/** The check report prints without the window around it. */
import { expect, test } from '../hosts/fixture.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test('a template’s report is one page of paper', async ({ desk: { page } }) => {
  const template = new TemplatePage(page);
  await new TemplatesPage(page).createNew();
  await template.field('持有者（中文）').fill('示例甲');
  await expect(template.saved).toBeVisible();
  await page.getByRole('button', { name: '更多操作' }).press('Enter');
  await page.getByRole('menuitem', { name: '检查报告' }).press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: '示例甲' })).toBeVisible();
  await expect(page.getByText('不通过：').first()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeHidden();
  await expect(page.getByRole('button', { name: '打印或存为 PDF' })).toBeHidden();
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(0);
  await page.emulateMedia({ media: 'screen' });
  await page.keyboard.press('Escape');
  await expect(template.title).toHaveText('示例甲');
});
