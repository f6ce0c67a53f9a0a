/** With marked texts, everything that names something comes from the catalogues, and no dialog, menu or workshop cuts it off. */
import { cutTexts, foreignTexts } from '../fixtures/pseudo-texts.ts';
import { expect, test } from '../hosts/fixture.ts';
import { customerList } from '../pages/import-dialog.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test('pages, dialogs, menus and workshop say only what the catalogues say', async ({ desk: { page } }) => {
  test.slow();
  const look = async (what: string) => {
    expect.soft(await page.evaluate(foreignTexts), `${what}: not from a catalogue`).toEqual([]);
    expect.soft(await page.evaluate(cutTexts), `${what}: cut off`).toEqual([]);
  };
  await page.getByRole('heading', { level: 1 }).waitFor();
  // Without the marks every name is foreign: the look sees what it should.
  expect((await page.evaluate(foreignTexts)).length).toBeGreaterThan(8);
  const home = page.url().replace(/[?#].*$/, '');
  await new TemplatesPage(page).fillWithSamples();
  const toast = page.getByRole('region', { name: '消息' }).getByRole('button', { name: '关闭' });
  await toast.first().press('Enter');
  await page.goto(`${home}?pseudo#/templates`);
  const grid = page.getByRole('grid');
  await grid.getByRole('row').first().waitFor();
  await look('list');

  for (const [key, what] of [
    ['?', 'shortcut sheet'],
    ['Control+k', 'palette'],
    ['i', 'import'],
  ] as const) {
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
    await look(what);
    if (key !== 'i') await page.keyboard.press('Escape');
  }
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  }, customerList(3));
  await page
    .getByRole('dialog')
    .getByRole('table')
    .or(page.getByRole('dialog').getByText('示例1'))
    .first()
    .waitFor();
  await look('plan of an import');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await grid.focus();
  await page.keyboard.press('Control+a');
  await page
    .getByRole('toolbar')
    .getByRole('button', { name: /批量修改/ })
    .press('Enter');
  await page.getByRole('dialog').getByRole('textbox').fill('客户');
  await page.getByRole('dialog').getByRole('listitem').first().waitFor();
  await look('bulk edit');
  await page.keyboard.press('Escape');

  await grid.getByRole('row').filter({ hasText: '样本己' }).click();
  await page.locator('.template-header').waitFor();
  await look('template');
  await page
    .locator('.template-header')
    .getByRole('button', { name: /更多操作/ })
    .press('Enter');
  await page.getByRole('menu').waitFor();
  await look('menu');
  await page.keyboard.press('Escape');
  const template = page.url();
  await page.goto(`${template}/workshop`);
  await page.locator('.workshop-shade').waitFor();
  await page.getByRole('button', { name: /左上角/ }).focus();
  for (const view of ['corners', 'before and after', 'every pixel']) {
    await look(`workshop, ${view}`);
    await page.keyboard.press('v');
  }
  for (const name of ['intake', 'bundles', 'returned', 'calendar', 'settings']) {
    await page.goto(`${home}?pseudo#/${name}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await look(name);
  }
});
