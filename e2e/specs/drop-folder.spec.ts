/** A folder that is really dropped on the window: Chromium gives its entries, the page walks them. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawScan } from '../fixtures/draw-scan.ts';
import { expect, test } from '../hosts/fixture.ts';
import { IntakePage } from '../pages/intake-page.ts';

test('a dropped folder is planned with the folders inside it', async ({ desk: { page, scratch } }) => {
  const intake = new IntakePage(page);
  const folder = join(scratch, '十一月');
  await mkdir(join(folder, '示例丙'), { recursive: true });
  const scan = await drawScan('示例');
  for (const name of ['示例甲身份证正面.jpg', '示例丙/正面.jpg']) await writeFile(join(folder, name), scan);
  await writeFile(join(folder, '名单.txt'), 'x');
  await intake.open();
  await intake.button('选择文件夹').waitFor();

  // As the system's file manager would: enter, hover, drop, with the folder's path.
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  const { x, y, width, height } = (await page.locator('main').boundingBox())!;
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await client.send('Input.dispatchDragEvent', { type, x: x + width / 2, y: y + height / 2, data });
    if (type === 'dragOver') await expect(page.locator('.drop-hint')).toBeVisible();
  }
  await expect(page.locator('.drop-hint')).toHaveCount(0);
  await expect(page.getByText('0 组归入，2 组新建，0 组留给你')).toBeVisible();
  await expect(intake.row('示例丙')).toContainText('将新建');
  await expect(intake.row('示例甲')).toContainText('将新建');
  await expect(intake.row('名单.txt')).toContainText('不是图片或 PDF');
});
