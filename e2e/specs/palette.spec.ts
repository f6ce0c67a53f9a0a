/** The palette reaches pages, settings and templates; the sheet lists what keys do. */
import { seriousOn } from '../fixtures/serious-on.ts';
import { expect, test } from '../hosts/fixture.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test('goes to a page, changes the language, opens a template, without the mouse', async ({
  desk: { page },
}) => {
  const template = new TemplatePage(page);
  const palette = page.getByRole('combobox', { name: '命令面板' });
  await new TemplatesPage(page).createNew();
  await template.field('客户').fill('云帆样例');
  await expect(template.saved).toBeVisible();

  await page.keyboard.press('Control+k');
  await palette.fill('设置');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '设置' })).toBeVisible();

  await page.keyboard.press('Control+k');
  await palette.fill('云帆');
  await expect(page.getByRole('option', { name: /云帆样例/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(template.field('客户')).toHaveValue('云帆样例');

  await page.keyboard.press('Control+k');
  await palette.fill('english');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('the sheet of keys and the palette hold for everybody', async ({ desk: { page } }) => {
  await new TemplatesPage(page).createNew();
  // The cursor stands in the new form, where ? is a letter.
  await expect(new TemplatePage(page).field('持有者（中文）')).toBeFocused();
  await page.keyboard.press('F1');
  const sheet = page.getByRole('dialog', { name: '快捷键' });
  await expect(sheet.getByText('打开命令面板')).toBeVisible();
  await expect(sheet.getByText('按建议修复')).toBeVisible();
  expect(await seriousOn(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '命令面板' }).waitFor();
  expect(await seriousOn(page)).toEqual([]);
});
