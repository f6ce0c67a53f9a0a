/** axe finds nothing serious or critical on the pages for returns, calendar, report and settings, in both themes. */
import { seriousOn } from '../fixtures/serious-on.ts';
import { expect, test } from '../hosts/fixture.ts';
import { CalendarPage } from '../pages/calendar-page.ts';
import { ReturnedPage } from '../pages/returned-page.ts';
import { readyPerson, TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

for (const scheme of ['light', 'dark'] as const)
  test.describe(scheme, () => {
    test.use({ scheme });

    test('the later pages have no serious problem', async ({ desk: { page } }) => {
      test.slow();
      const template = new TemplatePage(page);
      const returned = new ReturnedPage(page);
      await new TemplatesPage(page).createNew();
      await template.fill({ ...readyPerson, 有效期至: '2026-12-31' });
      await expect(template.saved).toBeVisible();

      await returned.open();
      expect(await seriousOn(page)).toEqual([]);
      await returned.paste('示例甲：未提交注册者证件');
      await expect(returned.suspects.getByRole('button').first()).toBeVisible();
      await page.keyboard.press('Control+Enter');
      await expect(returned.list.getByRole('option')).toHaveCount(1);
      expect(await seriousOn(page)).toEqual([]);

      await new CalendarPage(page).open();
      await page.getByRole('grid', { name: '日程' }).waitFor();
      expect(await seriousOn(page)).toEqual([]);

      await new TemplatesPage(page).goTo('设置');
      await page.getByRole('button', { name: '诊断信息' }).press('Enter');
      await page.getByRole('textbox', { name: '诊断信息' }).waitFor();
      expect(await seriousOn(page)).toEqual([]);
      await page.keyboard.press('Escape');
    });
  });
