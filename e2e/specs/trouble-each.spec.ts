/** Full disk, unplugged folder, closed window and dead core in the middle of each work that other specs leave out: nothing is lost, the window says why. */
import { rename } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { holdCoreDuring, killCoreDuring } from '../fixtures/core.ts';
import { fillDisk } from '../fixtures/full-disk.ts';
import {
  answerClosing,
  finishPictures,
  goOnWithImport,
  openNext,
  startImport,
  startPicturesAndMakeSome,
} from '../fixtures/long-work.ts';
import { openLine, seeDesk } from '../fixtures/sight.ts';
import { canMountDisks, type DeskUnderTest, expect, test } from '../hosts/fixture.ts';
import { BulkDialog } from '../pages/bulk-dialog.ts';
import { BundlesPage } from '../pages/bundles-page.ts';
import { ImportDialog } from '../pages/import-dialog.ts';
import { ReturnedPage } from '../pages/returned-page.ts';
import { TemplatePage } from '../pages/template-page.ts';

const full = /磁盘已满/;
const away = /工作台的文件夹不在原处/;
const died = /后台刚刚中断，正在重新启动。已保存的内容没有丢失，请稍后再试。/;
const rejection = '样本甲：库中无此号';

test.beforeEach(() => test.slow());

/** The folder is away once the core looks for it again; the answer puts it back. */
const unplug = async ({ dir }: DeskUnderTest): Promise<() => Promise<void>> => {
  await rename(dir, `${dir}-unplugged`);
  return () => rename(`${dir}-unplugged`, dir);
};

test.describe('a full disk', () => {
  test.skip(!canMountDisks, 'a disk of its own can only be mounted by root on Linux');

  test.describe('with samples', () => {
    test.use({ samples: true, disk: 48 });

    test('lets bulk edit, bundle and rejection wait, whole', async ({ desk }) => {
      await changeAll(desk, fillDisk, full);
      await bundleAll(desk, fillDisk, full);
      await reject(desk, fillDisk, full);
    });

    test('keeps the pictures that were made, and says why the rest was not', async ({ desk }) => {
      await makePictures(desk, fillDisk, full);
    });
  });

  test.describe('in an import', () => {
    test.use({ disk: 64 });

    test('stops it where it is, and the same list goes on from there', async ({ desk }) => {
      await importHalf(desk, fillDisk, full);
    });
  });
});

test.describe('a folder that is away', () => {
  test('stops an import where it is, and the same list goes on from there', async ({ desk }) => {
    await importHalf(desk, unplug, away);
  });

  test.describe('with samples', () => {
    test.use({ samples: true });

    test('lets pictures and a rejection wait', async ({ desk }) => {
      await makePictures(desk, unplug, away);
      await reject(desk, unplug, away);
    });
  });
});

test.describe('with samples', () => {
  test.use({ samples: true });

  test('a rejection outlasts its core as it was pasted', async ({ desk }) => {
    const { page } = desk;
    const returned = new ReturnedPage(page);
    await pasteRejection(page);
    await killCoreDuring(desk, () => page.keyboard.press('Control+Enter'));
    await new TemplatePage(page).toast(died);
    await expect(returned.message).toHaveValue(rejection);
    await expect(returned.list).toHaveCount(0);
    await page.keyboard.press('Control+Enter');
    await expect(returned.list.getByRole('option')).toHaveCount(1);
  });

  test('closing asks once while a bundle, a bulk edit or a rejection is under way', async ({ desk }) => {
    const { page } = desk;
    const bulk = new BulkDialog(page);
    const bundles = new BundlesPage(page);
    const all = await bulk.propose('关窗客户');
    await holdCoreDuring(desk, async () => {
      await bulk.confirm(all);
      await answerClosing(page, 'dismiss');
    });
    await expect(bulk.dialog).toHaveCount(0);

    await page.keyboard.press('Alt+3');
    await bundles.make.waitFor();
    await holdCoreDuring(desk, async () => {
      await bundles.make.press('Enter');
      await answerClosing(page, 'dismiss');
    });
    await expect(bundles.history.getByRole('listitem')).toHaveCount(1);

    await pasteRejection(page);
    await holdCoreDuring(desk, async () => {
      await page.keyboard.press('Control+Enter');
      await answerClosing(page, 'accept');
    });
    // Who left all the same finds it recorded or not recorded, never half.
    const next = await openNext(page);
    await new ReturnedPage(next).message.waitFor();
    const { returned, counts, templates, bundles: made } = await seeDesk(await openLine(next));
    expect(returned).toHaveLength(counts.rejected);
    expect(templates.filter(({ outcomes }) => outcomes.length > 0)).toHaveLength(counts.rejected);
    expect(templates.map(({ fields }) => fields.customer)).toEqual(templates.map(() => '关窗客户'));
    expect(made).toHaveLength(1);
  });
});

/** What goes wrong, and what ends it. */
type Trouble = (desk: DeskUnderTest) => Promise<() => Promise<void>>;

const changeAll = async (desk: DeskUnderTest, trouble: Trouble, said: RegExp): Promise<void> => {
  const { page } = desk;
  const bulk = new BulkDialog(page);
  const customer = '麻烦客户'.repeat(40);
  const all = await bulk.propose(customer);
  const line = await openLine(page);
  const before = await seeDesk(line);
  let end = async () => {};
  await holdCoreDuring(desk, async () => {
    await bulk.confirm(all);
    end = await trouble(desk);
  });
  await new TemplatePage(page).toast(said);
  expect(await seeDesk(line)).toEqual(before);
  await end();
  await bulk.confirm(all);
  await expect(bulk.dialog).toHaveCount(0);
  const { templates } = await seeDesk(line);
  expect(templates.map(({ fields }) => fields.customer)).toEqual(templates.map(() => customer));
  await closeToasts(page);
};

const bundleAll = async (desk: DeskUnderTest, trouble: Trouble, said: RegExp): Promise<void> => {
  const { page } = desk;
  const bundles = new BundlesPage(page);
  await page.keyboard.press('Alt+3');
  await bundles.make.waitFor();
  let end = async () => {};
  await holdCoreDuring(desk, async () => {
    await bundles.make.press('Enter');
    await bundles.next.getByText(/^正在制作/).waitFor();
    end = await trouble(desk);
  });
  await new TemplatePage(page).toast(said);
  await expect(bundles.history.getByText('还没有做过提交包。')).toBeVisible();
  await end();
  await bundles.make.press('Enter');
  await expect(bundles.history.getByRole('listitem')).toHaveCount(1);
  await bundles.history.getByRole('button', { name: /^核对 shiming/ }).press('Enter');
  await expect(bundles.history.getByText(/核对无误/)).toBeVisible();
  await closeToasts(page);
};

const reject = async (desk: DeskUnderTest, trouble: Trouble, said: RegExp): Promise<void> => {
  const { page } = desk;
  const returned = new ReturnedPage(page);
  await pasteRejection(page);
  let end = async () => {};
  await holdCoreDuring(desk, async () => {
    await page.keyboard.press('Control+Enter');
    end = await trouble(desk);
  });
  await new TemplatePage(page).toast(said);
  await expect(returned.message).toHaveValue(rejection);
  await expect(returned.list).toHaveCount(0);
  await end();
  await page.keyboard.press('Control+Enter');
  await expect(returned.list.getByRole('option')).toHaveCount(1);
  await expect(returned.message).toHaveValue('');
};

const makePictures = async (desk: DeskUnderTest, trouble: Trouble, said: RegExp): Promise<void> => {
  const { page } = desk;
  await startPicturesAndMakeSome(page);
  let end = async () => {};
  await holdCoreDuring(desk, async () => {
    end = await trouble(desk);
  });
  await new TemplatePage(page).toast(said);
  await end();
  const { templates } = await seeDesk(await openLine(page));
  expect(templates.filter(({ picture }) => picture !== null).length).toBeGreaterThan(0);
  await closeToasts(page);
  await finishPictures(page);
};

const importHalf = async (desk: DeskUnderTest, trouble: Trouble, said: RegExp): Promise<void> => {
  const { page } = desk;
  const { dialog } = new ImportDialog(page);
  await startImport(page);
  let end = async () => {};
  await holdCoreDuring(desk, async () => {
    end = await trouble(desk);
  });
  await expect(dialog.getByText(said)).toBeVisible({ timeout: 60_000 });
  await expect(dialog.getByText(/再次导入同一个表格会从这里继续/)).toBeVisible();
  await end();
  await dialog.getByRole('button', { name: '关闭' }).press('Enter');
  expect(await goOnWithImport(page)).toBeGreaterThan(0);
};

const pasteRejection = async (page: Page): Promise<void> => {
  const returned = new ReturnedPage(page);
  await returned.rail.waitFor();
  await page.keyboard.press('Alt+4');
  await expect(returned.message).toBeFocused();
  await returned.paste(rejection);
  await expect(page.getByRole('heading', { level: 1, name: '样本甲' })).toBeVisible();
  await expect(returned.likely.getByRole('heading')).toContainText('库中无此号');
};

/** So that the next message is the next one's. */
const closeToasts = async (page: Page): Promise<void> => {
  const close = page.getByRole('region', { name: '消息' }).getByRole('button', { name: '关闭' });
  while ((await close.count()) > 0) await close.first().press('Enter');
};
