/** On a desk with samples, without the mouse, each a walk of its own: import, bulk edit, bundle, rejection; and each step of it back. */
import type { Page } from '@playwright/test';
import { tabAndEnter, tabTo, turnStep, undoBackTo } from '../fixtures/by-keys.ts';
import { openLine, seeDesk } from '../fixtures/sight.ts';
import { expect, test } from '../hosts/fixture.ts';
import { BundlesPage } from '../pages/bundles-page.ts';
import { customerList, ImportDialog } from '../pages/import-dialog.ts';
import { ReturnedPage } from '../pages/returned-page.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test.use({ samples: true });
const samples = 13;

test('500 rows are imported, taken back, and can be imported again', async ({ desk: { page } }) => {
  test.slow();
  const list = new ImportDialog(page);
  const templates = new TemplatesPage(page);
  await templates.grid.waitFor();
  const line = await openLine(page);
  const before = await seeDesk(line);

  const importAll = async () => {
    await list.choose(customerList(500));
    await tabTo(list.button('导入 500 行'));
    await page.keyboard.press('Enter');
    await expect(list.dialog.getByText('新建 500 个，更新 0 个，0 行相同，0 行没有导入。')).toBeVisible({
      timeout: 60_000,
    });
    await page.keyboard.press('Escape');
    await expect(list.dialog).toHaveCount(0);
  };
  await importAll();
  await expect(templates.filter('全部')).toContainText(String(500 + samples));
  expect(await undoBackTo(page, line, before)).toBe(1);
  await expect(templates.filter('全部')).toContainText(String(500 + samples));

  await turnStep(page, line, 'undo');
  await expect(templates.filter('全部')).toHaveText(new RegExp(`全部\\s*${samples}$`));
  // What was taken back stands in nobody's way.
  await importAll();
  expect((await seeDesk(line)).templates).toHaveLength(500 + samples);
});

test('one change for all is made and taken back', async ({ desk: { page } }) => {
  const templates = new TemplatesPage(page);
  await templates.grid.waitFor();
  const line = await openLine(page);
  const before = await seeDesk(line);
  await selectAll(page);
  await tabAndEnter(templates.selectionBar.getByRole('button', { name: '批量修改' }));
  const bulk = page.getByRole('dialog', { name: `批量修改 ${samples} 个模板` });
  await expect(bulk).toBeVisible();
  await tabTo(bulk.getByRole('textbox', { name: '新内容' }));
  await page.keyboard.type('键盘客户');
  await tabTo(bulk.getByRole('button', { name: `修改 ${samples} 个` }));
  await page.keyboard.press('Enter');
  await expect(bulk).toHaveCount(0);
  const changed = await seeDesk(line);
  expect(changed.templates.map(({ fields }) => fields.customer)).toEqual(
    before.templates.map(() => '键盘客户'),
  );
  expect(await undoBackTo(page, line, before)).toBe(1);
  await expect(templates.row('键盘客户').first()).toBeVisible();
  await turnStep(page, line, 'undo');
  await expect(templates.row('键盘客户')).toHaveCount(0);
});

test('a bundle is built and proved; undo takes back the step before it, and it stays what it was', async ({
  desk: { page },
}) => {
  const bundles = new BundlesPage(page);
  const templates = new TemplatesPage(page);
  await templates.grid.waitFor();
  const line = await openLine(page);
  const { counts } = await seeDesk(line);
  await tabTo(templates.filter('需处理'));
  while (!(await templates.filter('可提交').evaluate((own) => own === document.activeElement)))
    await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(templates.grid).toHaveAttribute('aria-rowcount', String(counts.ready));
  await selectAll(page);
  await tabAndEnter(templates.selectionBar.getByRole('button', { name: '批量修改' }));
  await expect(page.getByRole('dialog').getByRole('textbox', { name: '新内容' })).toBeFocused();
  await page.keyboard.type('交付');
  await expect(page.getByRole('button', { name: `修改 ${counts.ready} 个` })).toBeEnabled();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await tabAndEnter(templates.selectionBar.getByRole('button', { name: '导出提交包' }));
  await expect(page.getByRole('button', { name: `只看选中的 ${counts.ready} 个` })).toBeVisible();
  await tabAndEnter(bundles.make);
  await expect(bundles.next.getByText(new RegExp(`\\.zip：${counts.ready} 个模板`))).toBeVisible();
  await tabAndEnter(bundles.history.getByRole('button', { name: /^核对 shiming/ }));
  await expect(bundles.history.getByText(`核对无误：${counts.ready} 个模板`)).toBeVisible();

  // A bundle is handed over: it is no step of its own and stays as it went out.
  const made = await seeDesk(line);
  expect(made.bundles).toHaveLength(1);
  const undone = await turnStep(page, line, 'undo');
  await new TemplatePage(page).toast(`已撤销：批量修改 ${counts.ready} 个模板`);
  expect(undone.templates.filter(({ fields }) => fields.customer === '交付')).toEqual([]);
  expect(undone.bundles).toEqual(made.bundles);
  await page.keyboard.press('Enter');
  await expect(bundles.history.getByText(`核对无误：${counts.ready} 个模板`)).toBeVisible();
});

test('a rejection is recorded and its repair applied, and both are taken back', async ({
  desk: { page },
}) => {
  const returned = new ReturnedPage(page);
  const template = new TemplatePage(page);
  await new TemplatesPage(page).grid.waitFor();
  const line = await openLine(page);
  const before = await seeDesk(line);

  await page.keyboard.press('Alt+4');
  await expect(returned.message).toBeFocused();
  await returned.paste('样本乙：库中无此号');
  await expect(page.getByRole('heading', { level: 1, name: '样本乙' })).toBeVisible();
  await expect(returned.suspects.getByRole('button').first()).toContainText('证件号码');
  await page.keyboard.press('Control+Enter');
  await template.toast('样本乙：已记为退回');
  await expect(returned.rail).toHaveAccessibleName('退回 1 个待修复');

  await page.keyboard.press('Alt+g');
  await expect(template.field('证件号码')).toBeFocused();
  await page.keyboard.press('Alt+r');
  await template.toast('已修复');
  // The cursor went on to what comes next, and a number shows whole only while it is worked on.
  await template.field('证件号码').focus();
  await expect(template.field('证件号码')).toHaveValue('110101199003078670');
  await expect(template.saved).toBeVisible();
  await expect(returned.rail).toHaveAccessibleName('退回');

  expect(await undoBackTo(page, line, before)).toBe(2);
  await expect(template.standing).toHaveText('已退回');
});

const selectAll = async (page: Page): Promise<void> => {
  await tabTo(page.getByRole('grid', { name: '模板' }));
  await page.keyboard.press('Control+a');
  await new TemplatesPage(page).selectionBar.waitFor();
};
