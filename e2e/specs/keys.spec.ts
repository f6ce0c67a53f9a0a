/** Key slots in the window: made, counted, shut and opened by keyboard alone. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seriousOn } from '../fixtures/serious-on.ts';
import { expect, startHost, stopHost, test } from '../hosts/fixture.ts';
import { KeysSection, LockScreen } from '../pages/keys-section.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

const phrase = 'a quiet river behind the mill';

test('a desk with its key in clear gets a passphrase and words, and opens by either', async ({ desk }) => {
  test.setTimeout(180_000);
  const { page, dir } = desk;
  const keys = new KeysSection(page);
  await expect(page.getByRole('link', { name: '资料已加密，但密钥是明文' })).toBeVisible();
  await new TemplatesPage(page).goTo('设置');
  await expect(keys.section).toContainText('密钥以明文放在');

  await keys.addPassphrase('short');
  await expect(keys.dialog.getByRole('alert')).toContainText('太容易猜到');
  await page.keyboard.press('Escape');
  await keys.addPassphrase(phrase, `${phrase}x`);
  await expect(keys.dialog.getByRole('alert')).toContainText('两次输入不一样');
  await page.keyboard.press('Escape');
  await keys.addPassphrase(phrase);
  await expect(keys.slot('口令')).toBeVisible();
  const words = await keys.makeWords();
  expect(words).toHaveLength(24);
  await expect(keys.slot('24 个恢复词')).toBeVisible();
  expect(await seriousOn(page)).toEqual([]);

  await keys.press('验证口令');
  await keys.asks();
  await page.keyboard.type(phrase);
  await page.keyboard.press('Enter');
  await expect(keys.dialog).toHaveCount(0);
  await expect(keys.slot('口令')).not.toContainText('未验证');
  await keys.remove('明文密钥文件');
  await expect(keys.slot('明文密钥文件')).toHaveCount(0);
  await expect(keys.section).not.toContainText('密钥以明文放在');
  const kept = await readFile(join(dir, 'key.json'), 'utf8');
  for (const secret of [phrase, words.join(' ')]) expect(kept).not.toContain(secret);

  await stopHost(desk.host);
  const { host, url } = await startHost(dir, 'zh');
  try {
    const screen = new LockScreen(page);
    await page.goto(url);
    await expect(screen.shut).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('这个工作台要用口令或24 个恢复词打开。')).toBeVisible();
    expect(await seriousOn(page)).toEqual([]);
    await screen.type('not the passphrase at all');
    await expect(screen.alert).toContainText('这个口令打不开工作台（已错 1 次）', { timeout: 30_000 });
    await screen.choose('24 个恢复词');
    await page.getByRole('textbox').fill(words.with(3, words[4] ?? '').join(''));
    await keys.press('打开');
    await expect(screen.alert).toContainText('对不上校验', { timeout: 30_000 });
    await expect(page.getByRole('textbox')).not.toHaveValue('');
    await page.getByRole('textbox').fill(words.join(''));
    await keys.press('打开');
    await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible({ timeout: 30_000 });
  } finally {
    await stopHost(host);
  }
});
