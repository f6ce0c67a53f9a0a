/** The core dies, the folder goes away or the window is closed in the middle of long work: what was done stays, the rest goes on. */
import { rename } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { killCore, killCoreDuring } from '../fixtures/core.ts';
import { expect, test } from '../hosts/fixture.ts';
import { BundlesPage } from '../pages/bundles-page.ts';
import { customerList, ImportDialog } from '../pages/import-dialog.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

/** So many that an import of them can be caught in the middle. */
const rows = 4000;
const died = /后台刚刚中断，正在重新启动。已保存的内容没有丢失，请稍后再试。/;
const away = /工作台的文件夹不在原处/;

test.beforeEach(() => test.slow());

test.describe('an import', () => {
  test('goes on from where its core died', async ({ desk }) => {
    const { page } = desk;
    const list = new ImportDialog(page);
    const templates = new TemplatesPage(page);
    await startImport(page);
    await killCore(desk);
    await expect(list.dialog.getByText(died)).toBeVisible();
    await expect(list.dialog.getByText(/再次导入同一个表格会从这里继续/)).toBeVisible();
    await page.keyboard.press('Enter');
    const written = await goOnWithImport(page);
    expect(written).toBeGreaterThan(0);
    await expect(templates.filter('全部')).toContainText(rows.toLocaleString('en-US'));
  });

  test('asks once before the window closes, and goes on in the next one', async ({ desk: { page } }) => {
    await startImport(page);
    await answerClosing(page, 'accept');
    const next = await page.context().newPage();
    await next.goto(page.url());
    await goOnWithImport(next);
    await expect(new TemplatesPage(next).filter('全部')).toContainText(rows.toLocaleString('en-US'));
  });
});

test.describe('with samples', () => {
  test.beforeEach(async ({ desk: { page } }) => {
    await new TemplatesPage(page).fillWithSamples();
  });

  test('pictures that were made outlast their core, and the rest is made', async ({ desk }) => {
    const { page } = desk;
    const all = await startPictures(page);
    await page.getByText(new RegExp(`^制作图片 [1-9]\\d* / ${all}$`)).waitFor();
    await killCore(desk);
    await new TemplatePage(page).toast(died);
    await finishPictures(page);
  });

  test('pictures ask once before the window closes, and the rest is made in the next one', async ({
    desk: { page },
  }) => {
    await startPictures(page);
    await answerClosing(page, 'dismiss');
    await expect(new TemplatesPage(page).selectionBar.getByRole('progressbar')).toBeVisible();
    await answerClosing(page, 'accept');
    const next = await page.context().newPage();
    await next.goto(page.url());
    await startPictures(next);
    await finishPictures(next);
  });

  test('a bundle is made whole or not at all', async ({ desk }) => {
    const { page, dir } = desk;
    const bundles = new BundlesPage(page);
    const template = new TemplatePage(page);
    const make = bundles.next.getByRole('button', { name: '制作提交包' });
    await page.keyboard.press('Alt+3');
    await make.waitFor();
    await killCoreDuring(desk, async () => {
      await make.press('Enter');
      await bundles.next.getByText(/^正在制作/).waitFor();
    });
    await template.toast(died);
    await expect(bundles.history.getByText('还没有做过提交包。')).toBeVisible();

    await rename(dir, `${dir}-unplugged`);
    await make.press('Enter');
    await template.toast(away);
    await rename(`${dir}-unplugged`, dir);

    await make.press('Enter');
    await bundles.next.getByText(/\.zip：/).waitFor();
    await expect(bundles.history.getByRole('listitem')).toHaveCount(1);
    await bundles.history.getByRole('button', { name: /^核对 shiming/ }).press('Enter');
    await expect(bundles.history.getByText(/核对无误/)).toBeVisible();
  });

  test('a bulk edit changes all or none', async ({ desk }) => {
    const { page, dir } = desk;
    const template = new TemplatePage(page);
    const templates = new TemplatesPage(page);
    await selectAll(page);
    const all = Number(await templates.grid.getAttribute('aria-rowcount'));
    await templates.selectionBar.getByRole('button', { name: '批量修改' }).press('Enter');
    const bulk = page.getByRole('dialog', { name: /^批量修改/ });
    const changes = bulk.getByText(`${all} 个会改变，0 个不变`);
    await bulk.getByRole('textbox', { name: '新内容' }).focus();
    await page.keyboard.type('中断客户');
    await expect(changes).toBeVisible();
    await expect(bulk.getByRole('button', { name: `修改 ${all} 个` })).toBeEnabled();
    await killCoreDuring(desk, async () => {
      await page.keyboard.press('Enter');
      await expect(bulk.getByRole('button', { name: `修改 ${all} 个` })).toBeDisabled();
    });
    await template.toast(died);
    // None: the same change is still to be made.
    await expect(changes).toBeVisible();
    const apply = bulk.getByRole('button', { name: `修改 ${all} 个` });

    await rename(dir, `${dir}-unplugged`);
    await apply.press('Enter');
    await template.toast(away);
    await rename(`${dir}-unplugged`, dir);

    await apply.press('Enter');
    await expect(bulk).toHaveCount(0);
    await page.keyboard.press('/');
    await page.keyboard.type('中断客户');
    await expect(templates.grid).toHaveAttribute('aria-rowcount', String(all));
  });
});

/** Returns when some rows are written and others are not. */
const startImport = async (page: Page): Promise<void> => {
  const list = new ImportDialog(page);
  await page.getByRole('heading', { name: '工作台还是空的' }).waitFor();
  await list.choose(customerList(rows));
  await list.button('导入 4,000 行').press('Enter');
  await list.dialog.getByText(/^正在导入 [1-9][\d,]* \/ 4,000$/).waitFor();
};

/** The same list again: what is there already is told apart from what is left. How many were there. */
const goOnWithImport = async (page: Page): Promise<number> => {
  const list = new ImportDialog(page);
  await page.getByRole('grid', { name: '模板' }).waitFor();
  await list.choose(customerList(rows));
  const same = list.dialog.getByRole('radio', { name: /^相同/ });
  await expect(same).toHaveText(/[1-9]/, { timeout: 60_000 });
  const written = Number((await same.innerText()).replace(/\D/g, ''));
  await list.finish();
  return written;
};

const selectAll = async (page: Page): Promise<void> => {
  await page.getByRole('grid', { name: '模板' }).focus();
  await page.keyboard.press('Control+a');
  await new TemplatesPage(page).selectionBar.waitFor();
};

/** Begins to make the pictures of all samples. How many there are. */
const startPictures = async (page: Page): Promise<number> => {
  const { grid, selectionBar } = new TemplatesPage(page);
  await grid.waitFor();
  await selectAll(page);
  await selectionBar.getByRole('button', { name: '制作图片' }).press('Enter');
  await selectionBar.getByRole('progressbar').waitFor();
  return Number(await grid.getAttribute('aria-rowcount'));
};

const finishPictures = async (page: Page): Promise<void> => {
  const { selectionBar } = new TemplatesPage(page);
  const again = selectionBar.getByRole('button', { name: '制作图片' });
  if (await again.isVisible()) await again.press('Enter');
  await page.getByText(/^已制作 [1-9]\d* /).waitFor({ timeout: 120_000 });
};

/** Closes the window, which asks, and stays (`dismiss`) or leaves. */
const answerClosing = async (page: Page, answer: 'dismiss' | 'accept'): Promise<void> => {
  const [dialog] = await Promise.all([page.waitForEvent('dialog'), page.close({ runBeforeUnload: true })]);
  expect(dialog.type()).toBe('beforeunload');
  const closed = answer === 'accept' ? page.waitForEvent('close') : null;
  await dialog[answer]();
  await closed;
};
