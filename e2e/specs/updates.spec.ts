/** An update comes in by the window: a wrong file is refused in words, a right one ends with a backup and an installer that lies ready. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makePublisherCopy } from '../../tests/publisher-copy.ts';
import { makeKey, makePackage } from '../../tests/update-room.ts';
import { seriousOn } from '../fixtures/serious-on.ts';
import { expect, startHost, stopHost, test } from '../hosts/fixture.ts';
import { TemplatesPage } from '../pages/templates-page.ts';
import { UpdatesSection } from '../pages/updates-section.ts';

test('a build without keys says that it takes no update from a file', async ({ desk: { page } }) => {
  await new TemplatesPage(page).goTo('设置');
  const updates = new UpdatesSection(page);
  await expect(updates.section).toContainText('没有发布者的公钥');
  await expect(updates.button('选择更新包…')).toBeDisabled();
  expect(await seriousOn(page)).toEqual([]);
});

test('an update is proved, the desk backed up, and the installer laid ready', async ({
  desk: { page, scratch },
}) => {
  test.skip(process.platform === 'win32', 'the copy of the app is made by links');
  const key = makeKey();
  const packages = join(scratch, 'packages');
  await mkdir(packages);
  const right = await makePackage(packages, 'right', [key]);
  const copy = await makePublisherCopy(join(scratch, 'app'), [key]);
  const { host, url } = await startHost(join(scratch, 'other'), 'zh', false, copy);
  try {
    await page.goto(url);
    await new TemplatesPage(page).goTo('设置');
    const updates = new UpdatesSection(page);
    const bytes = await readFile(right);
    const at = bytes.length - 100_000;
    bytes[at] = bytes[at]! ^ 1;
    const changed = join(packages, 'changed-update.zip');
    await writeFile(changed, bytes);
    await updates.choose(changed);
    await expect(updates.section.getByRole('alert')).toContainText('更新包被改动过');

    await updates.choose(right);
    await expect(updates.section).toContainText('→ 99.0.0（2026-11-01）· 0.3 MB');
    await expect(updates.section.getByRole('alert')).toHaveCount(0);
    await expect(updates.button('备份并准备安装')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(updates.section).toContainText('99.0.0 版的安装程序已放好');
    await expect(updates.section).toContainText(join(scratch, 'other', 'updates'));
    expect(await seriousOn(page)).toEqual([]);
    await expect(page.getByRole('region', { name: '备份' })).toContainText('更新前');
    await updates.button('不安装了').click();
    await expect(updates.section).not.toContainText('已放好');
  } finally {
    await stopHost(host);
  }
});
