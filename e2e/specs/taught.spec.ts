/** Messages nobody understands are taught and taken back, answers become plots, and a customer is asked for another photo; by keys. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { blankFields } from '../../src/domain/template/fields.ts';
import { seriousOn } from '../fixtures/serious-on.ts';
import { openLine } from '../fixtures/sight.ts';
import { expect, test } from '../hosts/fixture.ts';
import { ReturnedPage } from '../pages/returned-page.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

const makeTemplate = async (page: Page): Promise<void> => {
  await page.getByRole('heading', { name: '工作台还是空的' }).waitFor();
  const { client } = await openLine(page);
  await client.templates.create({ fields: { ...blankFields, holder: { zh: '样本甲', en: '' } } });
  await page.reload();
  await new TemplatesPage(page).open('样本甲');
};

test('an office teaches what its reviewer means, and takes it back', async ({ desk: { page } }) => {
  const returned = new ReturnedPage(page);
  await makeTemplate(page);
  await returned.open();
  await returned.paste('样本甲：这一份又没有弄对，麻烦重来');
  const { teach } = returned;
  await expect(teach).toBeVisible();
  await page.keyboard.press('Alt+t');
  await expect(teach.getByRole('textbox').first()).toBeFocused();
  await teach.getByRole('combobox', { name: '意思是' }).focus();
  await page.keyboard.type('F33');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await seriousOn(page)).toEqual([]);
  await teach.getByRole('button', { name: '记下' }).press('Enter');
  await expect(returned.likely).toContainText('按本单位教的');
  await returned.message.focus();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/已记为退回/)).toBeVisible();

  await page.getByRole('button', { name: '不针对某个模板' }).press('Enter');
  const notes = page.getByRole('region', { name: '本单位教过的' });
  await expect(notes).toContainText('这一份又没有弄对');
  await expect(notes).not.toContainText('样本甲');
  // Every answer stands in the plots and in the table beside them.
  const weeks = page.getByRole('region', { name: '按提交的周' });
  await expect(weeks.getByRole('row').nth(1)).toContainText('2026-11-23');
  expect(await seriousOn(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await page
    .getByRole('region', { name: '从答复里学到的' })
    .getByRole('button', { name: '导出 CSV' })
    .press('Enter');
  expect(await readFile(await (await download).path(), 'utf8')).toContain('2026-11-23');
  await notes.getByRole('button', { name: /^收回/ }).press('Enter');
  await expect(page.getByText('还无法识别的退回')).toBeVisible();
});

test('a customer is asked for another photo in their language, as text, picture and PDF', async ({
  desk: { page },
}) => {
  const template = new TemplatePage(page);
  await makeTemplate(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+T');
  const { dialog, text, reason } = template.retake();
  await expect(dialog).toBeVisible();
  await reason('有反光，盖住了字。').focus();
  await page.keyboard.press('Space');
  await expect(text).toHaveValue(/样本甲，您好：[\s\S]*有反光，盖住了字。[\s\S]*关掉闪光灯/);
  expect(await seriousOn(page)).toEqual([]);
  await text.press('Control+End');
  await page.keyboard.type('张经理');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('Shift+T');
  await expect(text).toHaveValue(/有反光，盖住了字。[\s\S]*张经理$/);
  await dialog.getByRole('radio', { name: 'English' }).press('Enter');
  await expect(text).toHaveValue(/your document[\s\S]*A reflection hides some of the print\./);
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '存为 PDF' }).press('Enter');
  const pdf = await readFile(await (await download).path());
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});
