/** The core dies, the folder goes away or the window is closed in the middle of long work: what was done stays, the rest goes on. */
import { rename } from 'node:fs/promises';
import { killCore, killCoreDuring } from '../fixtures/core.ts';
import {
  closeUnasked,
  goOnWithImport,
  manyRows,
  openNext,
  startImport,
  startPictures,
  startPicturesAndMakeSome,
} from '../fixtures/long-work.ts';
import { expect, test } from '../hosts/fixture.ts';
import { BulkDialog } from '../pages/bulk-dialog.ts';
import { BundlesPage } from '../pages/bundles-page.ts';
import { ImportDialog } from '../pages/import-dialog.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

const died = /后台刚刚中断，正在重新启动。已保存的内容没有丢失，请稍后再试。/;
const away = /工作台的文件夹不在原处/;

test.beforeEach(() => test.slow());

test.describe('an import', () => {
  test('goes on from where its core died', async ({ desk }) => {
    const { page } = desk;
    const list = new ImportDialog(page);
    await startImport(page);
    await killCore(desk);
    await expect(list.dialog.getByText(died)).toBeVisible();
    await expect(list.dialog.getByText(/再次导入同一个表格会从这里继续/)).toBeVisible();
    await page.keyboard.press('Enter');
    expect(await goOnWithImport(page)).toBeGreaterThan(0);
  });

  test('goes on when its window closes', async ({ desk: { page } }) => {
    await startImport(page);
    const next = await openNext(page);
    await closeUnasked(page);
    await expect(new TemplatesPage(next).filter('全部')).toContainText(manyRows.toLocaleString('en-US'), {
      timeout: 60_000,
    });
  });
});

test.describe('with samples', () => {
  test.use({ samples: true });

  test('pictures outlast their core: the next one makes the rest by itself', async ({ desk }) => {
    const { page } = desk;
    await startPicturesAndMakeSome(page);
    await killCore(desk);
    await page.getByText(/^已制作 [1-9]\d* /).waitFor({ timeout: 120_000 });
  });

  test('two windows watch the pictures, and one that closes changes nothing', async ({ desk: { page } }) => {
    await startPictures(page);
    const next = await openNext(page);
    await new TemplatesPage(next).selectionBar.getByRole('progressbar').waitFor();
    await closeUnasked(page);
    await next.getByText(/^已制作 [1-9]\d* /).waitFor({ timeout: 120_000 });
  });

  test('a bundle is made whole or not at all', async ({ desk }) => {
    const { page, dir } = desk;
    const bundles = new BundlesPage(page);
    const template = new TemplatePage(page);
    await page.keyboard.press('Alt+3');
    await bundles.make.waitFor();
    await killCoreDuring(desk, async () => {
      await bundles.make.press('Enter');
      await bundles.next.getByText(/^正在制作/).waitFor();
    });
    await template.toast(died);
    await expect(bundles.history.getByText('还没有做过提交包。')).toBeVisible();

    await rename(dir, `${dir}-unplugged`);
    await bundles.make.press('Enter');
    await template.toast(away);
    await rename(`${dir}-unplugged`, dir);

    await bundles.make.press('Enter');
    await bundles.next.getByText(/\.zip：/).waitFor();
    await expect(bundles.history.getByRole('listitem')).toHaveCount(1);
    await bundles.history.getByRole('button', { name: /^核对 shiming/ }).press('Enter');
    await expect(bundles.history.getByText(/核对无误/)).toBeVisible();
  });

  test('a bulk edit changes all or none', async ({ desk }) => {
    const { page, dir } = desk;
    const template = new TemplatePage(page);
    const templates = new TemplatesPage(page);
    const bulk = new BulkDialog(page);
    const all = await bulk.propose('中断客户');
    const changes = bulk.dialog.getByText(`${all} 个会改变，0 个不变`);
    const apply = bulk.apply(all);
    await killCoreDuring(desk, async () => {
      await page.keyboard.press('Enter');
      await expect(apply).toBeDisabled();
    });
    await template.toast(died);
    // None: the same change is still to be made.
    await expect(changes).toBeVisible();

    await rename(dir, `${dir}-unplugged`);
    await bulk.confirm(all);
    await template.toast(away);
    await rename(`${dir}-unplugged`, dir);

    // The desk notices within two seconds that its folder is back; who presses before is told again.
    await expect(async () => {
      await bulk.confirm(all);
      await expect(bulk.dialog).toHaveCount(0, { timeout: 2_000 });
    }).toPass();
    await page.keyboard.press('/');
    await expect(templates.search).toBeFocused();
    await page.keyboard.type('中断客户');
    await expect(templates.grid).toHaveAttribute('aria-rowcount', String(all));
  });
});
