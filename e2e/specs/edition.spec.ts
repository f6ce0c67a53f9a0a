/** By keys alone: a rules file of the publisher shows what it changes, counts at once, and is taken away again. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeRulesFile } from '../../tests/edition-room.ts';
import { makePublisherCopy } from '../../tests/publisher-copy.ts';
import { makeKey } from '../../tests/update-room.ts';
import { seriousOn } from '../fixtures/serious-on.ts';
import { expect, startHost, stopHost, test } from '../hosts/fixture.ts';
import { EditionGroup } from '../pages/edition-group.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test('a build without keys says that it takes no rules file', async ({ desk: { page } }) => {
  await new TemplatesPage(page).goTo('设置');
  const edition = new EditionGroup(page);
  await expect(edition.group).toContainText('程序自带的');
  await expect(edition.group).toContainText('没有发布者的公钥');
  await expect(edition.button('选择规则文件…')).toBeDisabled();
});

test('an edition is previewed, added and taken away', async ({ desk: { page, scratch } }) => {
  test.skip(process.platform === 'win32', 'the copy of the app is made by links');
  const key = makeKey();
  const files = join(scratch, 'files');
  await mkdir(files);
  const right = await makeRulesFile(files, 'right', [key]);
  const copy = await makePublisherCopy(join(scratch, 'app'), [key]);
  const { host, url } = await startHost(join(scratch, 'other'), 'zh', false, copy);
  try {
    await page.goto(url);
    await new TemplatesPage(page).goTo('设置');
    const edition = new EditionGroup(page);
    const bytes = await readFile(right);
    const changed = join(files, 'changed.zip');
    await writeFile(changed, bytes.subarray(0, bytes.length - 100));
    await edition.choose(changed);
    await expect(edition.group.getByRole('alert')).toContainText('不是规则文件');
    await edition.choose(await makeRulesFile(files, 'foreign', [makeKey()]));
    await expect(edition.group.getByRole('alert')).toContainText('不是由本程序认识的发布者签名的');

    await edition.choose(right);
    const dialog = page.getByRole('dialog', { name: '载入第 7 期规则之前' });
    await expect(dialog.getByRole('row').filter({ hasText: '图片最小字节数' })).toContainText('900000');
    await expect(dialog.getByRole('region', { name: '新注册商' })).toContainText('新增的规则包');
    await expect(dialog).toContainText('2031 年放假安排：新增');
    await expect(dialog).toContainText('增加 1 个，去掉 0 个');
    await expect(dialog).toContainText('立即生效');
    expect(await seriousOn(page)).toEqual([]);
    // Nothing counts before somebody says so.
    await page.keyboard.press('Escape');
    await expect(edition.group).toContainText('没有载入发布者的规则文件');

    await edition.choose(right);
    await expect(dialog.getByRole('button', { name: '载入' })).toBeFocused();
    await page.keyboard.press('Enter');
    await new TemplatePage(page).toast('已载入第 7 期规则');
    await expect(edition.group).toContainText('发布者第 7 期（2026-11-20）');
    const packs = page.getByRole('region', { name: '规则包', exact: true });
    await expect(packs.getByRole('row', { name: /strict/ })).toContainText('发布者');
    await expect(packs.getByRole('row', { name: /新注册商 newcomer/ })).toBeVisible();
    await expect(page.getByRole('region', { name: '放假安排与词表' })).toContainText('已加上发布者的');
    expect(await seriousOn(page)).toEqual([]);

    await edition.button('移除发布者的规则').press('Enter');
    await page.getByRole('alertdialog').getByRole('button', { name: '移除发布者的规则' }).press('Enter');
    await expect(edition.group).toContainText('没有载入发布者的规则文件');
    await expect(packs.getByRole('row', { name: /newcomer/ })).toHaveCount(0);
  } finally {
    await stopHost(host);
  }
});
