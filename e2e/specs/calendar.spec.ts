/** Days ahead, by keys: the agenda opens a template, kinds narrow it, the file holds what is shown. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '../hosts/fixture.ts';
import { CalendarPage } from '../pages/calendar-page.ts';
import { readyPerson, TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test('the calendar opens the template whose certificate ends, and exports it', async ({ desk: { page } }) => {
  const template = new TemplatePage(page);
  const calendar = new CalendarPage(page);
  await new TemplatesPage(page).createNew();
  await template.fill({ ...readyPerson, 有效期至: '2026-12-31' });
  await expect(template.saved).toBeVisible();

  await calendar.open();
  const ends = calendar.agenda.getByRole('row').filter({ hasText: '示例甲' }).filter({ hasText: '证件到期' });
  await expect(ends).toBeVisible();
  await expect(calendar.agenda.getByRole('row').filter({ hasText: '12月31日' })).toContainText('38 天后');

  // The month grid leads to a day, the agenda from there to the template.
  await calendar.month.getByRole('button', { name: /^11月23日/ }).focus();
  await page.keyboard.press('PageDown');
  await expect(calendar.month.getByRole('heading')).toHaveText('2026年12月');
  await calendar.month.getByRole('button', { name: /^12月31日.*1 项/ }).press('Enter');
  await expect(calendar.agenda).toBeFocused();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^证件到期/ }).press('Enter');
  await expect(calendar.agenda.getByRole('row')).toHaveCount(2);
  await page.getByRole('button', { name: '导出 .ics' }).press('Enter');
  const file = await download;
  expect(file.suggestedFilename()).toBe('shiming-2026-11-23.ics');
  const text = await readFile(await file.path(), 'utf8');
  // A certificate is one row, which says from when it may be refused.
  await expect(ends).toContainText('12月1日');
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  expect(text).toContain('DTSTART;VALUE=DATE:20261231');

  await calendar.agenda.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(template.title).toHaveText('示例甲');
});
