/** A folder is watched: what comes into it is taken in without a key, and what does not belong there is put aside with a reason. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tabTo } from '../fixtures/by-keys.ts';
import { seriousOn } from '../fixtures/serious-on.ts';
import { expect, test } from '../hosts/fixture.ts';
import { TemplatesPage } from '../pages/templates-page.ts';
import { WatchedSection } from '../pages/watched-section.ts';

test('scans that come into a watched folder become templates, by no key at all', async ({
  desk: { page, scratch, dir },
}) => {
  const inbox = join(scratch, 'inbox');
  await new TemplatesPage(page).goTo('设置');
  const watched = new WatchedSection(page);
  await tabTo(watched.path);
  await page.keyboard.type(dir);
  await page.keyboard.press('Enter');
  await expect(watched.section.getByRole('alert')).toContainText('不能监视这个文件夹');
  await mkdir(join(inbox, '客户甲'), { recursive: true });
  await watched.path.fill(inbox);
  await page.keyboard.press('Enter');
  await expect(watched.folder(inbox)).toContainText('监视中');
  expect(await seriousOn(page)).toEqual([]);

  const front = await readFile('assets/samples/id-front.jpg');
  await writeFile(join(inbox, '客户甲', '示例甲_正面.jpg'), front);
  await writeFile(join(inbox, '客户甲', '示例甲_反面.jpg'), await readFile('assets/samples/id-back.jpg'));
  await writeFile(join(inbox, '读我.txt'), 'not a scan');
  await expect(watched.folder(inbox)).toContainText('收下 2，已有 0，拒收 1', { timeout: 30_000 });
  expect(await readdir(join(inbox, 'failed'))).toEqual(['读我.txt', '读我.txt.txt']);
  await new TemplatesPage(page).goTo('模板');
  await expect(page.getByRole('row', { name: /示例甲/ })).toContainText('客户甲');

  await new TemplatesPage(page).goTo('设置');
  await watched.press(inbox, '不再监视');
  await expect(watched.folder(inbox)).toHaveCount(0);
});
