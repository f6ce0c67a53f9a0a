/** Looking around with samples: counts, filters, search, selection. */
import { expect, test } from '../hosts/fixture.ts';
import { Frame } from '../pages/frame.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test('an empty desk is filled with samples', async ({ desk: { page } }) => {
  // Thirteen papers are made into pictures: a machine that is busy needs its time.
  test.setTimeout(240_000);
  await new TemplatesPage(page).fillWithSamples();
});

test.describe('with samples', () => {
  test.use({ samples: true });

  test('a tip is ticked for good, one a page, or all are put away and brought back', async ({
    desk: { page },
  }) => {
    const { tip } = new Frame(page);
    await expect(tip).toContainText('按 / 搜索');
    await tip.getByRole('button', { name: '知道了' }).press('Enter');
    await expect(tip).toHaveCount(0);
    await page.keyboard.press('Alt+3');
    await expect(tip).toBeVisible();
    await page.keyboard.press('Alt+1');
    await expect(tip).not.toContainText('搜索');
    await tip.getByRole('button', { name: '不再提示' }).press('Enter');
    await expect(tip).toHaveCount(0);
    await page.reload();
    await page.getByRole('grid').getByRole('row').first().waitFor();
    await expect(tip).toHaveCount(0);
    await page.keyboard.press('Alt+6');
    await page.getByRole('button', { name: '重新显示提示' }).press('Enter');
    await expect(tip).toBeVisible();
  });

  test('filters show what they count', async ({ desk: { page } }) => {
    const templates = new TemplatesPage(page);
    for (const name of ['需处理', '可提交', '全部']) {
      await templates.filter(name).click();
      const count = Number((await templates.filter(name).innerText()).replace(/\D/g, ''));
      expect(count).toBeGreaterThan(0);
      await expect(templates.grid).toHaveAttribute('aria-rowcount', String(count));
    }
  });

  test('search narrows the list and the selection says its size', async ({ desk: { page } }) => {
    const templates = new TemplatesPage(page);
    const all = Number(await templates.grid.getAttribute('aria-rowcount'));
    const [first] = (await templates.grid.getByRole('row').first().innerText()).split('\n');
    await page.keyboard.press('/');
    await expect(templates.search).toBeFocused();
    await page.keyboard.type(first ?? '');
    await expect(templates.grid).not.toHaveAttribute('aria-rowcount', String(all));
    await page.keyboard.press('ArrowDown');
    await expect(templates.grid).toBeFocused();
    await page.keyboard.press('Space');
    await expect(templates.selectionBar).toContainText('已选 1 /');
    await templates.search.fill('');
    await expect(templates.selectionBar).toHaveCount(0);
    await templates.grid.focus();
    await page.keyboard.press('Control+a');
    await expect(templates.selectionBar).toContainText(`已选 ${all} / ${all}`);
  });

  test('removed templates can be brought back', async ({ desk: { page } }) => {
    const templates = new TemplatesPage(page);
    const all = Number(await templates.grid.getAttribute('aria-rowcount'));
    await templates.grid.getByRole('row').first().click();
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '删除', exact: true }).click();
    await expect(templates.grid).toHaveAttribute('aria-rowcount', String(all - 1));
    await page.getByRole('region', { name: '消息' }).getByRole('button', { name: '撤销' }).click();
    await expect(templates.grid).toHaveAttribute('aria-rowcount', String(all));
  });
});
