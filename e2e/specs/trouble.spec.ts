/** The disk fills, the desk's folder goes away, the window is closed: it says what happened, and nothing is lost. */
import { rename } from 'node:fs/promises';
import { drawScan } from '../fixtures/draw-scan.ts';
import { fillDisk } from '../fixtures/full-disk.ts';
import { canMountDisks, expect, test } from '../hosts/fixture.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test('typed text waits while the folder of the desk is away', async ({ desk: { page, dir } }) => {
  const template = new TemplatePage(page);
  await new TemplatesPage(page).createNew();
  await template.field('持有者（中文）').fill('示例乙');
  await expect(template.saved).toBeVisible();

  await rename(dir, `${dir}-unplugged`);
  await template.field('客户').fill('拔盘时输入');
  await expect(page.getByRole('alert').getByText(/工作台的文件夹不在原处/)).toBeVisible();
  await template.attach([{ name: 'front.jpg', mimeType: 'image/jpeg', buffer: await drawScan('示例') }]);
  await template.toast(/工作台的文件夹不在原处/);
  await rename(`${dir}-unplugged`, dir);
  await expect(template.saved).toBeVisible();

  await page.reload();
  await expect(template.field('持有者（中文）')).toHaveValue('示例乙');
  await expect(template.field('客户')).toHaveValue('拔盘时输入');
});

test('a core that dies while the folder is away makes no new desk and comes back with it', async ({
  desk: { page, dir, corePid },
}) => {
  const template = new TemplatePage(page);
  await new TemplatesPage(page).createNew();
  await template.field('持有者（中文）').fill('示例丙');
  await expect(template.saved).toBeVisible();

  await rename(dir, `${dir}-unplugged`);
  process.kill(corePid(), 'SIGKILL');
  await expect(page.getByRole('alert').getByText(/工作台的文件夹不在原处/)).toBeVisible();
  await rename(`${dir}-unplugged`, dir);
  await expect(template.field('持有者（中文）')).toHaveValue('示例丙');
});

test('closing the window asks once while text is not saved yet', async ({ desk: { page, dir } }) => {
  const template = new TemplatePage(page);
  await new TemplatesPage(page).createNew();
  await template.field('持有者（中文）').fill('示例丁');
  await expect(template.saved).toBeVisible();
  await rename(dir, `${dir}-unplugged`);
  await template.field('客户').fill('关窗时输入');
  await expect(page.getByRole('alert')).toBeVisible();
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await rename(`${dir}-unplugged`, dir);
  await expect(template.saved).toBeVisible();
});

test.describe('on a small disk', () => {
  test.skip(!canMountDisks, 'a disk of its own can only be mounted by root on Linux');
  test.use({ disk: 24 });

  test('typed text waits for room on a full disk', async ({ desk: { page, dir } }) => {
    const template = new TemplatePage(page);
    await new TemplatesPage(page).createNew();
    await template.field('持有者（中文）').fill('示例戊');
    await expect(template.saved).toBeVisible();

    const makeRoom = await fillDisk({ dir });
    // The log file may still hold room that it was given before: long text uses it up.
    await template.field('备注').fill('磁盘已满时输入。'.repeat(1500));
    await template.attach([{ name: 'front.jpg', mimeType: 'image/jpeg', buffer: await drawScan('示例') }]);
    await template.toast(/磁盘已满/);
    await expect(page.getByRole('alert').getByText(/还没有保存：磁盘已满/)).toBeVisible();
    await makeRoom();
    await expect(template.saved).toBeVisible();
    await template.attach([{ name: 'front.jpg', mimeType: 'image/jpeg', buffer: await drawScan('示例') }]);
    await expect(template.findings.getByText('扫描件已添加，还没有制作上传图片。')).toBeVisible();
    await page.reload();
    await expect(template.field('备注')).toHaveValue(/^磁盘已满时输入/);
  });
});
