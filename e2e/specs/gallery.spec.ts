/** The same templates as pictures, by keys: looked through, looked at large, selected and acted on, opened and come back to. */
import { readdir, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { seriousOn } from '../fixtures/serious-on.ts';
import { openLine } from '../fixtures/sight.ts';
import { expect, test } from '../hosts/fixture.ts';
import { Gallery } from '../pages/gallery.ts';
import { ManyDialogs } from '../pages/many-dialogs.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test.use({ samples: true });

test('tiles are moved among, filtered, looked at large, selected and come back to by keys alone', async ({
  desk: { page },
}) => {
  const { client } = await openLine(page);
  const gallery = new Gallery(page);
  const templates = new TemplatesPage(page);
  const press = (key: string) => page.keyboard.press(key);
  await templates.grid.waitFor();
  const ids = await client.templates.ids({});
  await gallery.show();
  await expect(gallery.tiles).toHaveCount(ids.length);
  await expect(gallery.tiles.first()).toHaveAttribute('aria-setsize', String(ids.length));
  // Every picture in sight comes, and none is broken.
  await expect(gallery.board.locator('.tile-picture img').first()).toBeVisible();
  await expect(gallery.board.locator('.tile-picture.coming')).toHaveCount(0);
  const sizes = await gallery.board
    .locator('.tile-picture img')
    .evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth));
  expect(sizes.length).toBeGreaterThan(8);
  expect(Math.min(...sizes)).toBeGreaterThan(0);
  // Three words for who does not see them: name, standing, what there is to see.
  const label = await gallery.tile('样本乙').getAttribute('aria-label');
  expect(label).toMatch(/^样本乙、.*、居民身份证、上传图片$/);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    expect(await seriousOn(page)).toEqual([]);
  }

  const columns = await gallery.columns();
  expect(columns).toBeGreaterThan(2);
  await press('ArrowRight');
  expect(await gallery.activePlace()).toBe(1);
  await press('ArrowDown');
  expect(await gallery.activePlace()).toBe(1 + columns);
  await press('End');
  expect(await gallery.activePlace()).toBe(ids.length - 1);
  await press('Home');
  expect(await gallery.activePlace()).toBe(0);

  // Larger tiles are fewer in a row, and stay so.
  await press('Shift+Z');
  await expect.poll(() => gallery.columns()).toBeLessThan(columns);
  await expect.poll(async () => (await client.desk.status()).settings.tiles).toBe('large');
  await expect(gallery.board).toBeFocused();
  await press('Shift+Z');
  await expect.poll(() => gallery.columns()).toBe(columns);

  // Large without leaving: arrows go on, Space selects, Esc is back on the tile that was looked at last.
  await press('z');
  await expect(gallery.large).toBeVisible();
  await expect(gallery.large.locator('img').first()).toBeVisible();
  expect(await seriousOn(page)).toEqual([]);
  await press('ArrowRight');
  await press('ArrowRight');
  const name = await (await gallery.active()).locator('.tile-name').innerText();
  await expect(gallery.large).toHaveAccessibleName(`放大：${name}`);
  await expect(gallery.large.getByRole('status')).toContainText(name);
  await press('Space');
  await expect(gallery.large.getByRole('status')).toContainText('已选择');
  await press('Escape');
  await expect(gallery.large).toHaveCount(0);
  await expect(gallery.board).toBeFocused();
  expect(await gallery.activePlace()).toBe(2);
  expect(await gallery.selected()).toEqual([name]);
  await press('Escape');
  expect(await gallery.selected()).toEqual([]);

  // Opened, changed and come back to: the same tile, although the list is ordered by the last change.
  await press('ArrowRight');
  const opened = await (await gallery.active()).locator('.tile-name').innerText();
  await press('Enter');
  const template = new TemplatePage(page);
  await expect(template.title).toHaveText(opened);
  // Under a template the gallery takes no keys.
  await press('Shift+Z');
  await template.field('客户').fill('新客户');
  await press('F6');
  await expect(gallery.board).toBeFocused();
  expect(await gallery.activePlace()).toBe(3);
  await expect(await gallery.active()).toContainText(opened);
  await expect(gallery.foot).toContainText('新客户');
  expect((await client.desk.status()).settings.tiles).toBe('small');

  // The same search and filters as the list.
  await press('/');
  await page.keyboard.type('新客户');
  await expect(gallery.tiles).toHaveCount(1);
  await press('ArrowDown');
  await expect(gallery.board).toBeFocused();
  await press('Shift+G');
  await expect(templates.grid).toBeFocused();
  await expect(templates.grid.getByRole('row')).toHaveCount(1);
});

test('three are selected and removed, and come back by one step, with the cursor on the board', async ({
  desk: { page },
}) => {
  const { client } = await openLine(page);
  const gallery = new Gallery(page);
  const templates = new TemplatesPage(page);
  const press = (key: string) => page.keyboard.press(key);
  await templates.grid.waitFor();
  const before = await client.templates.ids({});
  await gallery.show();
  await press('ArrowRight');
  await press('Space');
  await press('Shift+ArrowRight');
  await press('Shift+ArrowRight');
  await expect(templates.selectionBar).toContainText(`已选 3 / ${before.length}`);
  expect(await gallery.selected()).toHaveLength(3);
  await press('Delete');
  const { removal } = new ManyDialogs(page);
  await expect(removal.getByRole('button', { name: '删除 3 个' })).toBeFocused();
  await press('Enter');
  await expect(removal).toHaveCount(0);
  await expect(gallery.board.locator('.tile.removed')).toHaveCount(3);
  await expect(gallery.board).toBeFocused();
  // Tiles stay where they are until the order is asked for anew.
  await expect(gallery.tiles).toHaveCount(before.length);
  await press('Alt+u');
  await expect(gallery.tiles).toHaveCount(before.length - 3);
  await expect(gallery.board).toBeFocused();
  await press('Control+z');
  await expect(gallery.foot.getByRole('button', { name: /增减/ })).toBeVisible();
  await press('Alt+u');
  await expect(gallery.tiles).toHaveCount(before.length);
  expect(new Set(await client.templates.ids({}))).toEqual(new Set(before));
});

test('what cannot be shown says so in words, beside those that can', async ({ desk: { page, dir } }) => {
  const gallery = new Gallery(page);
  await new TemplatesPage(page).grid.waitFor();
  const vault = await readdir(join(dir, 'vault'), { recursive: true, withFileTypes: true });
  for (const file of vault.filter((one) => one.isFile()).slice(0, 12))
    await truncate(join(file.parentPath, file.name), 40);
  await gallery.show();
  await expect(gallery.board.getByText('无法显示').first()).toBeVisible();
  await expect(gallery.board.locator('.tile-picture img').first()).toBeVisible();
  await expect(gallery.board.locator('.tile-picture.coming')).toHaveCount(0);
  await expect(gallery.tiles.filter({ hasText: '无法显示' }).first()).toHaveAccessibleName(/无法显示/);
  expect(await seriousOn(page)).toEqual([]);
});
