/** The whole job, as staff do it: type, repair, correct the picture by keys, hand over, prove. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cardCorners, drawScan } from '../fixtures/draw-scan.ts';
import { expect, test } from '../hosts/fixture.ts';
import { BundlesPage } from '../pages/bundles-page.ts';
import { readyPerson, TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';
import { WorkshopPage } from '../pages/workshop-page.ts';

test('from an empty desk to a bundle that proves genuine', async ({ desk: { page, scratch } }) => {
  test.slow();
  const templates = new TemplatesPage(page);
  const template = new TemplatePage(page);
  const workshop = new WorkshopPage(page);
  const bundles = new BundlesPage(page);

  await templates.createNew();
  await expect(template.findings.getByText('请填写持有者（中文）。')).toBeVisible();
  await template.chooseType('居民身份证');
  await template.fill(readyPerson);

  // A digit that looks alike: the sentence names the place, the repair key mends exactly that.
  await template.field('证件号码').fill('1101051949I231002X');
  await expect(page.locator('.field-hint').getByText(/第 11 位/)).toBeVisible();
  await template.field('邮箱').focus();
  await template.findings
    .getByRole('button', { name: /改为 .*1231002X/ })
    .first()
    .click();
  await template.toast('已修复');
  await expect(page.locator('.field-hint').getByText(/第 11 位/)).toHaveCount(0);
  await template.field('证件号码').focus();
  await expect(template.field('证件号码')).toHaveValue('11010519491231002X');
  await template.field('邮箱').focus();
  await expect(template.field('证件号码')).toHaveValue(/•{6,}/);

  await page.getByText('邮箱已在注册商处验证过').click();
  await expect(page.getByRole('checkbox', { name: '邮箱已在注册商处验证过' })).toBeChecked();
  await expect(template.saved).toBeVisible();

  await template.attach([{ name: 'front.jpg', mimeType: 'image/jpeg', buffer: await drawScan('示例') }]);
  // Its corners are sure: the picture is made at once.
  await template.toast(/图片已制作/);

  await workshop.open();
  // The desk found the card to a few pixels; the keys do the rest.
  for (const at of [0, 1, 2, 3] as const) {
    const [x, y] = await workshop.cornerAt(at);
    const [dx, dy] = [cardCorners[at][0] - x, cardCorners[at][1] - y];
    expect(Math.hypot(dx, dy)).toBeLessThan(12);
    await workshop.nudge(at, dx, dy);
  }
  await expect(workshop.corner(2)).toHaveAccessibleName(
    `右下角，横 ${cardCorners[2][0]}，纵 ${cardCorners[2][1]}`,
  );
  await workshop.apply();
  await template.toast(/图片已制作/);
  await expect(template.picturePanel.getByRole('img', { name: '上传图片' })).toBeVisible();
  await expect(page.getByText('可提交').first()).toBeVisible();

  await page
    .getByRole('banner')
    .or(page.locator('header'))
    .getByRole('button', { name: '导出提交包' })
    .click();
  await expect(bundles.next.getByRole('link', { name: '示例甲' })).toBeVisible();
  await bundles.build();
  const file = join(scratch, 'bundle.zip');
  await bundles.save(file);
  await bundles.verifyFile(file);
  await expect(bundles.history.getByText(/核对无误：1 个模板/)).toBeVisible();

  // One changed byte is found.
  const bytes = await readFile(file);
  const changed = Buffer.from(bytes);
  const at = Math.floor(bytes.length / 2);
  changed[at] = (changed[at] ?? 0) ^ 0xff;
  await writeFile(join(scratch, 'changed.zip'), changed);
  await bundles.verifyFile(join(scratch, 'changed.zip'));
  await expect(bundles.history.getByText(/核对不通过/)).toBeVisible();
});

test('a file that is no picture is refused with its reason and changes nothing', async ({
  desk: { page },
}) => {
  const template = new TemplatePage(page);
  await new TemplatesPage(page).createNew();
  await template.attach([
    { name: 'front.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture at all, only text') },
  ]);
  await template.toast(/front\.jpg：这个文件不能用作扫描件/);
  await expect(template.picturePanel.getByText('还没有证件图片')).toBeVisible();
});
