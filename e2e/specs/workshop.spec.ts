/** The workshop: two papers of one photo on one picture, the views, and the same corrections for other templates. By keyboard. */

import { drawScan, drawTwoCards } from '../fixtures/draw-scan.ts';
import { expect, test } from '../hosts/fixture.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';
import { WorkshopPage } from '../pages/workshop-page.ts';

const jpeg = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/jpeg', buffer });

test('both cards of one photo become the two sides of the picture', async ({ desk: { page } }) => {
  test.slow();
  const [templates, template, workshop] = [
    new TemplatesPage(page),
    new TemplatePage(page),
    new WorkshopPage(page),
  ];
  await templates.createNew();
  await template.attach([jpeg('two.jpg', await drawTwoCards())]);
  await workshop.open();
  await expect(workshop.sides).toHaveCount(0);
  await workshop.corner(0).focus();
  await page.keyboard.press('a');
  await page.keyboard.press('d');
  await expect(workshop.sides).toHaveCount(2);
  await expect(workshop.dialog.getByRole('button', { name: '另一张证件也用上' })).toHaveCount(0);
  const second = await workshop.cornerAt(0);
  await page.keyboard.press('1');
  expect(await workshop.cornerAt(0)).not.toEqual(second);
  await workshop.apply();
  await template.toast(/图片已制作/);
  await workshop.open();
  await expect(workshop.sides).toHaveCount(2);
});

test('before and after, and every pixel, by one key', async ({ desk: { page } }) => {
  test.slow();
  const [templates, template, workshop] = [
    new TemplatesPage(page),
    new TemplatePage(page),
    new WorkshopPage(page),
  ];
  await templates.createNew();
  await template.attach([jpeg('front.jpg', await drawScan('ONE'))]);
  await workshop.open();
  await workshop.corner(0).focus();
  await page.keyboard.press('v');
  await expect(workshop.dialog.getByRole('figure')).toHaveCount(2);
  await page.keyboard.press('v');
  const full = workshop.dialog.getByRole('region', { name: '100%' });
  await expect(full).toBeVisible();
  const before = await full.evaluate((element) => element.scrollTop);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => full.evaluate((element) => element.scrollTop)).toBeGreaterThan(before);
  await page.keyboard.press('v');
  await expect(workshop.corner(0)).toBeVisible();
});

test('corrections are carried over to another template, also where that is open', async ({
  desk: { page },
}) => {
  test.slow();
  const [templates, template, workshop] = [
    new TemplatesPage(page),
    new TemplatePage(page),
    new WorkshopPage(page),
  ];
  await templates.createNew();
  await template.attach([jpeg('one.jpg', await drawScan('ONE'))]);
  await workshop.opener.waitFor();
  const first = page.url();
  const other = await page.context().newPage();
  await other.goto(first);
  const there = new WorkshopPage(other);
  await there.open();
  await expect.poll(() => isUpright(there)).toBe(false);
  await templates.createNew();
  await expect(page).not.toHaveURL(first);
  await template.attach([jpeg('two.jpg', await drawScan('TWO'))]);
  await workshop.open();
  await workshop.corner(0).focus();
  await page.keyboard.press(']');
  await workshop.dialog.getByRole('button', { name: '用于其他模板…' }).click();
  await page.getByRole('button', { name: '应用并制作 1 张' }).click();
  await page.getByText('做成 1 张，0 张没有做成。').waitFor();
  await page.getByRole('button', { name: '完成' }).click();
  await expect(workshop.dialog).toHaveCount(0);
  await expect.poll(() => isUpright(there)).toBe(true);
  await page.goto(first);
  await workshop.open();
  await expect.poll(() => isUpright(workshop)).toBe(true);
});

/** Whether the straightened picture is higher than wide; the drawn one is not, so a quarter turn shows. */
const isUpright = (workshop: WorkshopPage): Promise<boolean> =>
  workshop.dialog
    .locator('.workshop-result .straight-sheet')
    .evaluate((sheet) => sheet.clientHeight > sheet.clientWidth);
