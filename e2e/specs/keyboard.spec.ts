/** A walk without the mouse: list, template, repair, workshop, and back. */
import { drawScan } from '../fixtures/draw-scan.ts';
import { expect, test } from '../hosts/fixture.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';
import { WorkshopPage } from '../pages/workshop-page.ts';

test('opens a template by keys and repairs by R', async ({ desk: { page } }) => {
  const templates = new TemplatesPage(page);
  const template = new TemplatePage(page);
  await page.getByRole('heading', { name: '工作台还是空的' }).waitFor();
  await page.keyboard.press('n');
  await template.title.waitFor();
  await template.field('持有者（中文）').focus();
  await page.keyboard.type('示例 丙');
  // While typing, R is a letter; Alt+R mends the field.
  await expect(page.locator('.field-hint').getByText('中文姓名之间不能有空格。')).toBeVisible();
  await page.keyboard.press('Alt+r');
  await expect(template.field('持有者（中文）')).toHaveValue('示例丙');
  await expect(template.saved).toBeVisible();
  await page.keyboard.press('Escape');
  await templates.grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(template.title).toHaveText('示例丙');
  // The list of findings: arrows choose, Enter goes to the field.
  await template.findings.getByRole('button').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(template.field('联系人（中文）')).toBeFocused();
});

test('Tab goes on from a day whose repair goes with it', async ({ desk: { page } }) => {
  const template = new TemplatePage(page);
  await new TemplatesPage(page).createNew();
  await template.field('发证日期').focus();
  await page.keyboard.type('20160308');
  await expect(template.repairTo('2016-03-08')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(template.field('发证日期')).toHaveValue('2016-03-08');
  await expect(template.field('有效期至')).toBeFocused();
  await page.keyboard.type('20360308');
  await expect(template.repairTo('2036-03-08')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(template.field('有效期至')).toHaveValue('2036-03-08');
  await expect(page.getByRole('combobox', { name: '国籍', exact: true })).toBeFocused();
});

test('leaving the workshop with changes asks once', async ({ desk: { page } }) => {
  const template = new TemplatePage(page);
  const workshop = new WorkshopPage(page);
  await new TemplatesPage(page).createNew();
  await template.attach([{ name: 'card.jpg', mimeType: 'image/jpeg', buffer: await drawScan('页') }]);
  await workshop.opener.focus();
  await page.keyboard.press('Enter');
  await workshop.dialog.waitFor();
  await page.keyboard.press('0');
  await workshop.corner(0).focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(workshop.corner(0)).toHaveAccessibleName('左上角，横 10，纵 0');
  // The corners that the desk found come back at a key.
  await page.keyboard.press('a');
  await expect(workshop.corner(0)).not.toHaveAccessibleName('左上角，横 10，纵 0');
  await page.keyboard.press(']');
  await page.keyboard.press('f');
  await expect(page.getByText('只有原照片是镜像时才翻转', { exact: false })).toBeVisible();
  await page.keyboard.press('Escape');
  const ask = page.getByRole('alertdialog', { name: '放弃这次校正？' });
  await ask.getByRole('button', { name: '继续校正' }).press('Enter');
  await expect(ask).toHaveCount(0);
  await workshop.corner(0).focus();
  await page.keyboard.press('Escape');
  await ask.getByRole('button', { name: '放弃', exact: true }).press('Enter');
  await expect(workshop.dialog).toHaveCount(0);
});
