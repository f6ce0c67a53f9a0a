/** From template to template by keys, without leaving the form; after each repair the cursor stands where the work goes on. */
import { blankFields } from '../../src/domain/template/fields.ts';
import { openLine } from '../fixtures/sight.ts';
import { expect, test } from '../hosts/fixture.ts';
import { ManyDialogs } from '../pages/many-dialogs.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test.use({ ready: 1 });

test('next and previous keep the field, also when the list has another order by now; back to the list and in again', async ({
  desk: { page },
}) => {
  const { client } = await openLine(page);
  for (const name of ['示例丙', '示例乙', '示例甲'])
    await client.templates.create({ fields: { ...blankFields, holder: { zh: name, en: '' } } });
  const { grid } = new TemplatesPage(page);
  const template = new TemplatePage(page);
  await page.reload();
  await grid.getByRole('row').first().waitFor();
  await grid.focus();
  await page.keyboard.press('Enter');
  await expect(template.title).toHaveText('示例甲');
  await template.field('邮箱').focus();
  await page.keyboard.type('jia@example.cn');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(template.title).toHaveText('示例乙');
  await expect(template.field('邮箱')).toBeFocused();
  // What was typed is saved, and has moved to the top of the list.
  await page.keyboard.type('yi@example.cn');
  await page.keyboard.press('Alt+j');
  await expect(template.title).toHaveText('示例丙');
  await page.keyboard.press('Alt+k');
  await expect(template.title).toHaveText('示例乙');
  await expect(template.field('邮箱')).toHaveValue('yi@example.cn');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(template.title).toHaveText('示例甲');
  await page.keyboard.press('Alt+ArrowUp');
  await template.toast('这是列表里的第一个。');

  await template.field('邮箱').focus();
  await page.keyboard.press('Escape');
  await expect(grid).toBeFocused();
  await page.keyboard.press('F6');
  await expect(template.findings.locator('.finding-go').first()).toBeFocused();
  await page.keyboard.press('F6');
  await expect(grid).toBeFocused();
});

test('Alt N goes to what has a problem, past what is ready; R after R the cursor follows the work', async ({
  desk: { page },
}) => {
  const { client } = await openLine(page);
  const person = (name: string) => ({
    ...blankFields,
    holder: { zh: name, en: '' },
    city: { zh: '杭州市', en: '' },
  });
  await client.templates.create({ fields: person('李明') });
  await client.templates.create({ fields: person('王小红') });
  const { grid } = new TemplatesPage(page);
  const template = new TemplatePage(page);
  await page.reload();
  await grid.getByRole('row').first().waitFor();
  await grid.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  // The ready one is the oldest; the problems come round from the top.
  await expect(template.standing).toContainText('可提交');
  await page.keyboard.press('Alt+n');
  await expect(template.title).toHaveText('王小红');
  const focused = page.locator('.finding-go:focus');
  await expect(focused).toHaveCount(1);
  await page.keyboard.press('Alt+n');
  await expect(template.title).toHaveText('李明');
  await expect(focused).toHaveCount(1);

  const lines = template.findings.locator('.finding-go');
  const count = await lines.count();
  const repairable = template.finding('请填写持有者（英文）');
  await repairable.locator('.finding-go').focus();
  const next = (await lines.allInnerTexts())[
    (await lines.allInnerTexts()).findIndex((text) => text.includes('持有者（英文）')) + 1
  ]!;
  await page.keyboard.press('r');
  await expect(repairable).toHaveCount(0);
  await expect(lines).toHaveCount(count - 1);
  await expect(focused).toHaveText(next, { useInnerText: true });
});

test('one key lists every template with the same finding', async ({ desk: { page } }) => {
  const { client } = await openLine(page);
  for (const email of ['', '', 'c@example.cn'])
    await client.templates.create({ fields: { ...blankFields, email } });
  const { grid } = new TemplatesPage(page);
  const template = new TemplatePage(page);
  await page.reload();
  await grid.getByRole('row').first().waitFor();
  await grid.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(template.finding('请填写邮箱')).toBeVisible();
  await template.finding('请填写邮箱').locator('.finding-go').focus();
  await page.keyboard.press('l');
  await expect(grid).toHaveAttribute('aria-rowcount', '2');
  await expect(grid).toBeFocused();
  await expect(new ManyDialogs(page).narrowing).toContainText('请填写邮箱');
});
