/** A group that may be a known template's offers that template first: Enter never makes a second one of the same name. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawScan } from '../fixtures/draw-scan.ts';
import { openLine } from '../fixtures/sight.ts';
import { expect, test } from '../hosts/fixture.ts';
import { IntakePage } from '../pages/intake-page.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test('Enter takes the known template; a second one of its name is asked for twice', async ({ desk }) => {
  test.setTimeout(180_000);
  const { page, scratch } = desk;
  const intake = new IntakePage(page);
  const { client } = await openLine(page);
  const count = async (): Promise<number> => (await client.templates.ids({ filter: 'all' })).length;
  await new TemplatesPage(page).createNew();
  await new TemplatePage(page).field('持有者（中文）').fill('样例辛');
  await expect(new TemplatePage(page).saved).toBeVisible();
  // Two different photos of one side, and one that names nobody.
  const folder = join(scratch, '十一月');
  await mkdir(folder);
  for (const [name, drawn] of [
    ['样例辛 身份证正面.jpg', '甲'],
    ['样例辛 身份证正面 新.jpg', '乙'],
    ['IMG_0007.jpg', '丙'],
  ] as const)
    await writeFile(join(folder, name), await drawScan(drawn));
  await intake.open();
  await intake.chooseFolder(folder);
  await page.keyboard.press('Enter');
  await expect(intake.button('完成')).toBeVisible({ timeout: 120_000 });

  await intake.choose('样例辛');
  await expect(intake.candidate('样例辛')).toBeVisible();
  await intake.grid.focus();
  await page.keyboard.press('e');
  await expect(intake.candidate('样例辛')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(intake.answer).toBeVisible();
  expect(await count()).toBe(1);
  // While that is being taken in, an answer would only be noted for the next start.
  await expect(intake.row('样例辛')).toContainText('项不通过', { timeout: 60_000 });
  await expect(intake.button('完成')).toBeVisible();

  await intake.choose('IMG_0007');
  await intake.name.fill('样例辛');
  await page.keyboard.press('Enter');
  const ask = page.getByRole('alertdialog', { name: '已有叫“样例辛”的模板' });
  await expect(ask.getByRole('button', { name: '归到已有的' })).toBeFocused();
  expect(await count()).toBe(1);
  await ask.getByRole('button', { name: '仍然新建' }).click();
  await expect(ask).toHaveCount(0);
  await expect.poll(count).toBe(2);
});
