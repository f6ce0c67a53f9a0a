/** Whatever was done goes back by Ctrl+Z and comes again by Ctrl+Shift+Z; a field that is being typed in keeps its own. */
import { expect, test } from '../hosts/fixture.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test('undo and redo over edits, states and removal, by keys alone', async ({ desk: { page } }) => {
  const template = new TemplatePage(page);
  await page.getByRole('heading', { name: '工作台还是空的' }).waitFor();
  await page.keyboard.press('n');
  await template.title.waitFor();
  const customer = template.field('客户');
  await customer.focus();
  await page.keyboard.type('样例客户');
  await expect(template.saved).toBeVisible();
  await page.keyboard.press('Tab');

  await page.keyboard.press('Control+z');
  await template.toast('已撤销：修改 1 个模板');
  await expect(customer).toHaveValue('');
  await page.keyboard.press('Control+Shift+z');
  await template.toast('已重做：修改 1 个模板');
  await expect(customer).toHaveValue('样例客户');

  // Through the palette, by the initials of 删除.
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: '命令面板' })).toBeFocused();
  await page.keyboard.type('scmb');
  await expect(page.getByRole('option', { name: '删除模板' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await template.toast('已删除');
  await expect(template.standing).toHaveText('已删除');
  await page.keyboard.press('Control+z');
  await template.toast('已撤销：删除 1 个模板');
  await expect(template.standing).not.toHaveText('已删除');
  await page.keyboard.press('Control+y');
  await expect(template.standing).toHaveText('已删除');
});

test('unsaved typing is the field’s own until the core has it', async ({ desk: { page } }) => {
  const template = new TemplatePage(page);
  await new TemplatesPage(page).createNew();
  const customer = template.field('客户');
  await customer.fill('第一');
  await expect(template.saved).toBeVisible();
  await customer.focus();
  await page.keyboard.press('End');
  await page.keyboard.type('x');
  await page.keyboard.press('Control+z');
  // Chromium's own undo, at once: no step of the desk was taken back.
  await expect(page.getByText('已撤销', { exact: false })).toHaveCount(0);
});
