/** Many corners at once, by keys: what is marked stays for a person, the pictures of the others are made. */
import sharp from 'sharp';
import { seriousOn } from '../fixtures/serious-on.ts';
import { expect, test } from '../hosts/fixture.ts';
import { LookOver } from '../pages/look-over.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

/** Grain without any paper: no corner of it is sure. */
const grain = (seed: number): Promise<Buffer> =>
  sharp({
    create: {
      width: 900,
      height: 600,
      channels: 3,
      background: '#8a8f94',
      noise: { type: 'gaussian', mean: 128, sigma: 18 + seed },
    },
  })
    .jpeg({ quality: 90 })
    .toBuffer();

test('Enter agrees to a sheet, Space keeps one back for the workshop', async ({ desk: { page } }) => {
  const templates = new TemplatesPage(page);
  const template = new TemplatePage(page);
  const sheet = new LookOver(page);
  for (const [at, name] of ['示例甲', '示例乙', '示例丙'].entries()) {
    await templates.createNew();
    await template.fill({ '持有者（中文）': name });
    await template.attach([{ name: `${at}.jpg`, mimeType: 'image/jpeg', buffer: await grain(at) }]);
    await expect(template.picturePanel.getByRole('img')).toBeVisible();
    await expect(template.saved).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+C');
  await expect(sheet.cards).toHaveCount(3);
  expect(await seriousOn(page)).toEqual([]);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  const kept = await sheet.cards.nth(1).locator('.look-over-name').textContent();
  await expect(sheet.card(kept ?? '')).toHaveAccessibleName(`${kept}, 不对，手工校正`);
  await page.keyboard.press('Enter');
  await expect(sheet.dialog).toHaveCount(0);
  await expect(page.getByText('已制作 2 个，0 个没有做成')).toBeVisible();
  // What was kept back is selected, to be gone through.
  await expect(templates.selectionBar).toContainText('1 / 3');
  await page.keyboard.press('Shift+C');
  await expect(sheet.cards).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(sheet.dialog).toHaveCount(0);
});
