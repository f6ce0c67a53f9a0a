/** The log of the desk, and a new data key, by keys alone. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tabAndEnter } from '../fixtures/by-keys.ts';
import { seriousOn } from '../fixtures/serious-on.ts';
import { expect, test } from '../hosts/fixture.ts';
import { AuditPage } from '../pages/audit-page.ts';
import { KeysSection } from '../pages/keys-section.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test('the log says what was done, holds, and is saved; a new data key writes all of it anew', async ({
  desk: { page, dir, scratch },
}) => {
  test.setTimeout(120_000);
  const template = new TemplatePage(page);
  const audit = new AuditPage(page);
  await new TemplatesPage(page).createNew();
  await template.field('持有者（中文）').fill('示例甲');
  await expect(template.saved).toBeVisible();

  await audit.open();
  await expect(audit.entries.filter({ hasText: '新建' })).toContainText('示例甲');
  const before = await audit.entries.count();
  await tabAndEnter(audit.filter('查看'));
  await expect(page.getByText('没有记录。')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(audit.entries).toHaveCount(before);
  await tabAndEnter(audit.filter('检验全部记录'));
  await expect(audit.result).toContainText('记录完好');
  await expect(audit.result).toContainText('没有可对照的备份');
  expect(await seriousOn(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await tabAndEnter(audit.filter('存为 CSV'), 'Shift+Tab');
  const file = join(scratch, 'log.csv');
  await (await download).saveAs(file);
  const saved = await readFile(file, 'utf8');
  expect(saved).toContain(',changed,created,');
  expect(saved).not.toContain('示例甲');

  const old = await readFile(join(dir, 'key.json'), 'utf8');
  await new TemplatesPage(page).goTo('设置');
  await new KeysSection(page).press('更换数据密钥…');
  await expect(page.getByRole('dialog')).toContainText('断电也不例外');
  expect(await seriousOn(page)).toEqual([]);
  await tabAndEnter(page.getByRole('button', { name: '生成新密钥' }));
  await expect.poll(() => readFile(join(dir, 'key.json'), 'utf8').catch(() => old)).not.toBe(old);
  await audit.open();
  await expect(audit.entries.first()).toContainText('更换数据密钥');
  await tabAndEnter(audit.filter('检验全部记录'));
  await expect(audit.result).toContainText('记录完好');
});
