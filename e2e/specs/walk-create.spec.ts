/** A template from nothing to a filled, saved one without the mouse, by Tab from place to place; and every step of it back. */
import { chooseByArrows, tabAndEnter, tabTo, undoBackTo } from '../fixtures/by-keys.ts';
import { openLine, seeDesk } from '../fixtures/sight.ts';
import { expect, test } from '../hosts/fixture.ts';
import { readyPerson, TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test('a template is created, filled and saved by keys, and undone to nothing', async ({ desk: { page } }) => {
  const template = new TemplatePage(page);
  const templates = new TemplatesPage(page);
  await page.getByRole('heading', { name: '工作台还是空的' }).waitFor();
  const line = await openLine(page);
  const empty = await seeDesk(line);
  expect(empty.templates).toEqual([]);

  await tabAndEnter(page.getByRole('main').getByRole('button', { name: '新建模板' }));
  const form = page.getByRole('form', { name: '模板内容' });
  for (const [name, value] of Object.entries(readyPerson)) {
    if (name === '证件号码') {
      await tabTo(form.getByRole('button', { name: /证件类型/ }));
      await chooseByArrows(page.getByRole('option', { name: '居民身份证' }).first());
    }
    await tabTo(template.field(name));
    await page.keyboard.insertText(value);
  }
  await tabTo(page.getByRole('checkbox', { name: '邮箱已在注册商处验证过' }));
  await page.keyboard.press('Space');
  await expect(template.saved).toBeVisible();
  await expect(template.title).toHaveText('示例甲');
  // Nothing is left to say but that its picture is missing.
  await expect(template.standing).toHaveText('1 项不通过');
  await expect(template.findings.getByText('还没有证件图片，请添加扫描件或照片。')).toBeVisible();

  expect(await undoBackTo(page, line, empty)).toBeGreaterThan(1);
  await expect(template.title).toHaveText('示例甲');
  await expect(template.field('地址（英文）')).toHaveValue('No. 1 Shili Road, Xihu District');
  await page.keyboard.press('Escape');
  await expect(templates.row('示例甲')).toBeVisible();
});
