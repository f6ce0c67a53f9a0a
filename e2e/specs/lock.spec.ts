/** The lock: by key and by idling; the screen shows nothing, what was typed stays, and it opens by its secret or one key. */
import { openDesk } from '#core/open-desk';
import { seriousOn } from '../fixtures/serious-on.ts';
import { expect, startHost, stopHost, test } from '../hosts/fixture.ts';
import { BundlesPage } from '../pages/bundles-page.ts';
import { KeysSection, LockScreen } from '../pages/keys-section.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

const phrase = 'a quiet river behind the mill';

test('locks by key in an instant, shows nothing, keeps what was typed, opens by one key', async ({
  desk: { page },
}) => {
  const screen = new LockScreen(page);
  const template = new TemplatePage(page);
  await new TemplatesPage(page).createNew();
  await template.field('持有者（中文）').fill('示例甲');
  await template.field('客户').fill('锁定前输入');
  await page.evaluate(() => {
    const seen = new MutationObserver(() => {
      if (document.querySelector('.lock-screen')) performance.mark('locked');
    });
    seen.observe(document.body, { subtree: true, childList: true });
    addEventListener('keydown', () => performance.mark('pressed'), { capture: true });
  });
  await page.keyboard.press('Control+Shift+L');
  await expect(screen.locked).toBeVisible();
  const took = await page.evaluate(() => {
    const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
    return (
      at('locked') -
      performance
        .getEntriesByName('pressed')
        .filter(({ startTime }) => startTime <= at('locked'))
        .at(-1)!.startTime
    );
  });
  test.info().annotations.push({ type: 'milliseconds to the lock', description: took.toFixed(0) });
  expect(took).toBeLessThan(1_000);
  expect(await page.content()).not.toContain('示例甲');
  expect(await page.content()).not.toContain('锁定前输入');
  expect(await seriousOn(page)).toEqual([]);
  await screen.asks();
  await page.keyboard.press('Enter');
  await expect(template.field('持有者（中文）')).toHaveValue('示例甲');
  await expect(template.field('客户')).toHaveValue('锁定前输入');
  await expect(template.saved).toBeVisible();
});

test('asks for the passphrase where there is one, also after a reload, and ends its session for good', async ({
  desk,
}) => {
  test.setTimeout(120_000);
  await stopHost(desk.host);
  const made = await openDesk({ dir: desk.dir });
  await made.client.keys.add({ kind: 'passphrase', text: phrase });
  await made.close();
  const { host, url } = await startHost(desk.dir, 'zh');
  const { page } = desk;
  const screen = new LockScreen(page);
  try {
    await page.goto(url);
    await page.getByRole('navigation', { name: '主导航' }).waitFor({ timeout: 30_000 });
    await page.keyboard.press('Control+Shift+L');
    await expect(screen.locked).toBeVisible();
    await page.reload();
    await expect(screen.locked).toBeVisible();
    await screen.type('not the passphrase at all');
    await expect(screen.alert).toContainText('已错 1 次');
    await page.locator('input[type=password]').fill('');
    await page.locator('input[type=password]').focus();
    await screen.type(phrase);
    await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
    await page.keyboard.press('Control+Shift+L');
    await screen.asks();
    const gone = new Promise((done) => host.once('exit', done));
    await new KeysSection(page).press('结束会话');
    await gone;
  } finally {
    await stopHost(host);
  }
});

test.describe('with work that runs', () => {
  test.use({ ready: 24 });

  test('a bundle that is being made is made while the desk is locked', async ({ desk: { page } }) => {
    const screen = new LockScreen(page);
    const bundles = new BundlesPage(page);
    await bundles.open();
    await bundles.make.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Shift+L');
    await screen.asks();
    await page.keyboard.press('Enter');
    await expect(bundles.history.getByRole('button', { name: /^保存/ })).toHaveCount(1, { timeout: 30_000 });
  });
});

test('locks after the minutes that are set without a key, and never while somebody works', async ({
  desk: { page },
}) => {
  const screen = new LockScreen(page);
  await page.clock.install();
  await page.reload();
  await new TemplatesPage(page).goTo('设置');
  await page.clock.fastForward('09:00');
  await page.keyboard.press('Shift');
  await page.clock.fastForward('09:00');
  await expect(page.getByRole('heading', { level: 1, name: '设置' })).toBeVisible();
  await page.clock.fastForward('02:00');
  await expect(screen.locked).toBeVisible();
});
