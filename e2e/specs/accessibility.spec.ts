/** axe finds nothing serious or critical on any page, in both themes. */
import { seriousOn } from '../fixtures/serious-on.ts';
import { expect, test } from '../hosts/fixture.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';
import { WorkshopPage } from '../pages/workshop-page.ts';

for (const scheme of ['light', 'dark'] as const)
  test.describe(scheme, () => {
    test.use({ scheme });

    test('no page has a serious problem', async ({ desk: { page } }) => {
      test.slow();
      const templates = new TemplatesPage(page);
      await page.getByRole('heading', { name: '工作台还是空的' }).waitFor();
      expect(await seriousOn(page)).toEqual([]);

      await templates.fillWithSamples();
      await templates.grid.getByRole('row').first().click();
      await new TemplatePage(page).title.waitFor();
      expect(await seriousOn(page)).toEqual([]);

      await page.getByRole('button', { name: '校正', exact: true }).click();
      await new WorkshopPage(page).dialog.waitFor();
      expect(await seriousOn(page)).toEqual([]);
      await page.keyboard.press('Escape');

      await templates.goTo('提交包');
      await page.getByRole('button', { name: '制作提交包' }).waitFor();
      expect(await seriousOn(page)).toEqual([]);

      await templates.goTo('设置');
      await page.getByRole('heading', { name: '设置', level: 1 }).waitFor();
      expect(await seriousOn(page)).toEqual([]);
    });
  });
