/** By keys alone: a rule pack of the office shows what it changes, applies, and goes again. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../hosts/fixture.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test('a pack is previewed, loaded, compared and removed', async ({ desk: { page, scratch } }) => {
  const pack = JSON.parse(await readFile('assets/targets/strict.json', 'utf8')) as object;
  const file = join(scratch, 'office.json');
  await writeFile(
    file,
    JSON.stringify({
      ...pack,
      id: 'office',
      name: { zh: '本单位', en: 'Office' },
      fields: { ...(pack as { fields: object }).fields, emailVerified: false },
    }),
  );
  await writeFile(join(scratch, 'no-pack.json'), '{"schema":1}');
  const settings = page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '设置' });
  await settings.focus();
  await page.keyboard.press('Enter');
  const packs = page.getByRole('region', { name: '规则包', exact: true });
  const choose = async (path: string) => {
    const chooser = page.waitForEvent('filechooser');
    await packs.getByRole('button', { name: '载入规则包…' }).press('Enter');
    await (await chooser).setFiles(path);
  };
  await choose(join(scratch, 'no-pack.json'));
  await new TemplatePage(page).toast(/不是可用的规则包/);

  await choose(file);
  const preview = page.getByRole('dialog', { name: '载入“本单位”之前' });
  await expect(preview.getByRole('row').filter({ hasText: '邮箱' })).toContainText('否');
  await expect(preview.getByText('没有模板的结论会变。')).toBeVisible();
  // Nothing is loaded before somebody says so.
  await page.keyboard.press('Escape');
  await expect(packs.getByRole('row', { name: /本单位/ })).toHaveCount(0);

  await choose(file);
  await expect(preview.getByRole('button', { name: '载入' })).toBeFocused();
  await page.keyboard.press('Enter');
  await new TemplatePage(page).toast('已载入 本单位');
  await expect(packs.getByRole('row', { name: /本单位 office/ })).toBeVisible();
  await packs.getByRole('button', { name: '移除 本单位' }).press('Enter');
  await page.getByRole('alertdialog').getByRole('button', { name: '移除' }).press('Enter');
  await expect(packs.getByRole('row', { name: /本单位 office/ })).toHaveCount(0);
  await new TemplatesPage(page).goTo('模板');
});

test('diagnostics are two keys away and name nobody', async ({ desk: { page, dir } }) => {
  await new TemplatesPage(page).goTo('设置');
  await page.getByRole('button', { name: '诊断信息' }).press('Enter');
  const report = page.getByRole('textbox', { name: '诊断信息' });
  await expect(report).toHaveValue(/^Shiming Desk: \d/);
  expect(await report.inputValue()).not.toContain(dir);
});
