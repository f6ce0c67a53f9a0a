/** Large bundles in the window: one damaged picture costs its own template, the rest is built, proved, saved and proved again. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../hosts/fixture.ts';
import { BundlesPage } from '../pages/bundles-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

const count = 70;
test.use({ ready: count });

test('a bundle above the size of an upload: built without the damaged one, proved from the list and as a file', async ({
  desk: { page, dir, scratch },
}) => {
  test.slow();
  const bundles = new BundlesPage(page);
  await new TemplatesPage(page).grid.getByRole('row').first().waitFor();
  await damageOne(join(dir, 'vault'));
  await bundles.open();
  await bundles.build();
  await expect(bundles.next.getByText(new RegExp(`${count - 1} 个模板`))).toBeVisible();
  await expect(bundles.history.getByText('1 个不放入')).toBeVisible();

  await bundles.history.getByRole('button', { name: /^核对 shiming/ }).click();
  await expect(bundles.history.getByText(`核对无误：${count - 1} 个模板`)).toBeVisible({ timeout: 60_000 });

  const file = join(scratch, 'bundle.zip');
  await bundles.save(file);
  expect((await readFile(file)).length).toBeGreaterThan(64 * 1024 * 1024);
  await bundles.verifyFile(file);
  await expect(bundles.history.getByText('bundle.zip', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(bundles.history.getByText(`核对无误：${count - 1} 个模板`)).toBeVisible();

  // The desk says who stayed behind and why; the bundle does not.
  await bundles.history.getByRole('button', { name: /的报告$/ }).click();
  await expect(page.getByText('工作台里的上传图片已损坏或丢失，请重新制作图片。')).toBeVisible();
});

test('customer, tags and notes go along when somebody asks; targets that only advise are greyed with the reason', async ({
  desk: { page },
}) => {
  const bundles = new BundlesPage(page);
  await new TemplatesPage(page).grid.getByRole('row').first().waitFor();
  await bundles.open();
  await expect(page.getByRole('checkbox', { name: '附上客户、标签和备注' })).not.toBeChecked();
  await page.getByRole('button', { name: /目标/ }).first().click();
  await expect(page.getByText('只供参考，不能提交到那里')).toBeVisible();
  await expect(page.getByRole('option', { disabled: true })).not.toHaveCount(0);
});

/** Every object of this desk is a picture. */
const damageOne = async (vault: string): Promise<void> => {
  const [folder = ''] = await readdir(vault);
  const [name = ''] = await readdir(join(vault, folder));
  const path = join(vault, folder, name);
  const bytes = await readFile(path);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = bytes[at]! ^ 1;
  await writeFile(path, bytes);
};
