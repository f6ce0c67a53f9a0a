/**
 * The installed app does the whole job: a desk, a photo, what is written on it, a picture, a bundle that proves genuine, a core that is
 * killed. Where no installed app can be had, the same over the web host.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { photoOf } from '../fixtures/draw-scan.ts';
import { coreOf, installedApp, openApp } from '../hosts/installed.ts';
import { BundlesPage } from '../pages/bundles-page.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

const deskFor = (folder: string): string => process.env['SHIMING_APP_DESK'] ?? join(folder, 'desk');

test('installed: the whole job', async ({ browserName: _ }, info) => {
  test.skip(
    installedApp === undefined && process.env['SHIMING_TEST_INSTALLED'] !== 'web',
    'no installed app (SHIMING_APP); SHIMING_TEST_INSTALLED=web does the same over the web host',
  );
  test.slow();
  const desk = deskFor(info.outputDir);
  const app = await openApp(desk);
  if (app.kind === 'web') console.log('no installed app (SHIMING_APP): the web host stands in for it');
  try {
    await bundleOnePhoto(app.page);
    const core = coreOf(desk);
    if (core === null) console.log('this system does not say which process is the core: it is not killed');
    else {
      const said = app.page.getByText('后台中断了，正在重新启动。');
      const isSaid = said.waitFor();
      process.kill(core, 'SIGKILL');
      await isSaid;
      await said.waitFor({ state: 'hidden' });
      expect(coreOf(desk)).not.toBe(core);
    }
    await new TemplatesPage(app.page).goTo('模板');
    await expect(app.page.getByRole('row', { name: /样本甲/ })).toBeVisible();
  } finally {
    await app.close();
  }
});

test('installed: opens the desk of the release before', async () => {
  const desk = process.env['SHIMING_APP_DESK'];
  test.skip(
    installedApp === undefined || desk === undefined,
    'needs two installed releases, one after the other',
  );
  const app = await openApp(desk!);
  try {
    await expect(app.page.getByText(/程序已从 .* 版换成/)).toBeVisible();
    await expect(app.page.locator('[role=grid] [role=row]').first()).toBeVisible();
  } finally {
    await app.close();
  }
});

/** What no paper says is typed. */
const bundleOnePhoto = async (page: Page): Promise<void> => {
  const template = new TemplatePage(page);
  const bundles = new BundlesPage(page);
  await page.getByRole('heading', { name: '工作台还是空的' }).waitFor({ timeout: 60_000 });
  await page.keyboard.press('n');
  await expect(template.field('持有者（中文）')).toBeFocused();
  const photo = await photoOf(await readFile('assets/samples/id-front.jpg'), 4);
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Alt+a');
  await (await chooser).setFiles([{ name: 'IMG_2024.jpg', mimeType: 'image/jpeg', buffer: photo }]);
  await page.getByRole('button', { name: /^填入 \d+ 项/ }).waitFor({ timeout: 60_000 });
  await page.keyboard.press('Alt+Shift+Enter');
  await template.toast(/图片已制作/);
  for (const [name, text] of [
    ['邮政编码', '100020'],
    ['电话号码', '13800000000'],
    ['邮箱', 'jia@example.cn'],
  ] as const)
    await template.field(name).fill(text);
  await page.getByText('邮箱已在注册商处验证过').click();
  await expect(template.standing).toHaveText(/可提交/);
  await bundles.open();
  await bundles.build();
  await page.keyboard.press('v');
  await expect(bundles.history.getByText(/核对无误：1 个模板/)).toBeVisible();
};
