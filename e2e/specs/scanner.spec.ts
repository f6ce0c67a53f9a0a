/** A scanner in the network: allowed by its address, then pages come into the intake by keys, and what goes wrong is said. */
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { startEscl } from '../../tests/escl-device.ts';
import { tabTo } from '../fixtures/by-keys.ts';
import { seriousOn } from '../fixtures/serious-on.ts';
import { expect, test } from '../hosts/fixture.ts';
import { IntakePage } from '../pages/intake-page.ts';
import { ScanDialog } from '../pages/scan-dialog.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test('pages of a network scanner come into the intake, without blank ones, and a jam is told', async ({
  desk: { page },
}) => {
  const front = await readFile('assets/samples/id-front.jpg');
  const back = await readFile('assets/samples/id-back.jpg');
  const blank = await sharp({ create: { width: 300, height: 400, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();
  const device = await startEscl({ pages: [] });
  device.lay([front, blank]);
  await new TemplatesPage(page).goTo('设置');
  const dialog = new ScanDialog(page);
  await tabTo(dialog.address);
  await page.keyboard.type('http://user:word@127.0.0.1');
  await page.keyboard.press('Enter');
  await expect(dialog.settings.getByRole('alert')).toContainText('这不是扫描仪的地址');
  await dialog.address.fill(device.address);
  await page.keyboard.press('Enter');
  await expect(dialog.settings.getByRole('button', { name: '不再使用' })).toBeVisible();
  expect(device.requests).toEqual([]);

  const intake = new IntakePage(page);
  await intake.open();
  await intake.button('选择文件夹').waitFor();
  await page.keyboard.press('Alt+s');
  await expect(dialog.choice('扫描仪')).toContainText('Sample scanner');
  await expect(dialog.choice('分辨率')).toContainText('300 dpi');
  await expect(dialog.choice('颜色')).toContainText('彩色');
  await dialog.choose('来源', '进纸器');
  expect(await seriousOn(page)).toEqual([]);
  await dialog.start.press('Enter');
  await expect(dialog.box.getByRole('status')).toContainText('收下 1 页 · 略去空白页 1 页');

  device.lay([back, front], 'jam', 1);
  await dialog.start.press('Enter');
  await expect(dialog.box.getByRole('alert')).toContainText('卡纸');
  await page.keyboard.press('Escape');
  await expect(intake.grid.getByRole('row')).toHaveCount(
    2 + (await intake.grid.locator('.intake-head').count()),
  );

  await page.keyboard.press('Alt+s');
  await expect(dialog.choice('来源')).toContainText('进纸器');
  device.lay([front], 'stall', 0);
  await dialog.start.press('Enter');
  await expect(dialog.box.getByRole('status')).toContainText('等待第一页');
  await dialog.box.getByRole('button', { name: '取消' }).press('Enter');
  await expect(dialog.box.getByRole('status')).toContainText('扫描已停止');
  await device.close();
});
