/** axe finds nothing serious or critical where work is under way: dialogs, workshop views, a made bundle, an intake, an answer. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawScan } from '../fixtures/draw-scan.ts';
import { seriousOn } from '../fixtures/serious-on.ts';
import { expect, test } from '../hosts/fixture.ts';
import { BundlesPage } from '../pages/bundles-page.ts';
import { customerList, ImportDialog } from '../pages/import-dialog.ts';
import { IntakePage } from '../pages/intake-page.ts';
import { ReturnedPage } from '../pages/returned-page.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';
import { WorkshopPage } from '../pages/workshop-page.ts';

for (const scheme of ['light', 'dark'] as const)
  test.describe(scheme, () => {
    test.use({ scheme });

    test('dialogs and work with samples have no serious problem', async ({ desk: { page } }) => {
      test.slow();
      const look = async (what: string) => expect.soft(await seriousOn(page), what).toEqual([]);
      const [templates, list, workshop, bundles, returned] = [
        new TemplatesPage(page),
        new ImportDialog(page),
        new WorkshopPage(page),
        new BundlesPage(page),
        new ReturnedPage(page),
      ];
      await templates.fillWithSamples();
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: '快捷键' }).waitFor();
      await look('shortcut sheet');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: '命令面板' }).waitFor();
      await look('palette');
      await page.keyboard.press('Escape');

      await list.choose(customerList(12));
      await list.button('导入 12 行').waitFor();
      await look('import');
      await page.keyboard.press('Escape');
      await templates.grid.focus();
      await page.keyboard.press('Control+a');
      await templates.selectionBar.getByRole('button', { name: '批量修改' }).press('Enter');
      await page.getByRole('textbox', { name: '新内容' }).fill('客户');
      await page.getByText(/个会改变/).waitFor();
      await look('bulk edit');
      await page.keyboard.press('Escape');

      await templates.open('样本己');
      await new TemplatePage(page).title.waitFor();
      await workshop.open();
      await workshop.corner(0).focus();
      for (const view of ['corners', 'before and after', 'every pixel']) {
        await look(`workshop, ${view}`);
        await page.keyboard.press('v');
      }
      await workshop.dialog.getByRole('button', { name: '用于其他模板…' }).press('Enter');
      await page.getByRole('button', { name: /^应用并制作/ }).waitFor();
      await look('the same corrections for others');
      await page.keyboard.press('Escape');
      await workshop.corner(0).focus();
      await page.keyboard.press('Escape');
      await workshop.dialog.waitFor({ state: 'detached' });

      await templates.goTo('提交包');
      await bundles.build();
      await look('bundles');
      await bundles.history.getByRole('button', { name: /报告/ }).press('Enter');
      await page.getByRole('button', { name: '打印或存为 PDF' }).waitFor();
      await look('report');
      await returned.open();
      await returned.paste('样本戊：库中无此号');
      await returned.likely.waitFor();
      await look('returned');
      await page.keyboard.press('Alt+5');
      await page.getByRole('grid', { name: '日程' }).waitFor();
      await look('calendar');
    });

    test('an intake has no serious problem', async ({ desk: { page, scratch } }) => {
      test.slow();
      const intake = new IntakePage(page);
      const folder = join(scratch, '收件');
      await mkdir(folder);
      for (const name of ['示例甲身份证正面.jpg', 'IMG_0007.jpg'])
        await writeFile(join(folder, name), await drawScan(name.slice(0, 4)));
      await intake.open();
      await intake.chooseFolder(folder);
      await page.keyboard.press('Enter');
      await expect(page.getByText(/1 组已归到模板/)).toBeVisible({ timeout: 60_000 });
      expect.soft(await seriousOn(page), 'run done').toEqual([]);
      await intake.choose('IMG_0007');
      await page.keyboard.press('Enter');
      await expect(intake.name).toBeFocused();
      expect.soft(await seriousOn(page), 'lane').toEqual([]);
    });
  });
