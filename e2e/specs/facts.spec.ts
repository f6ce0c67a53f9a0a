/** What only a person knows is asked in the line of its finding, and answered by the person: no repair sets it. */
import { expect, test } from '../hosts/fixture.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test('R and Alt R never say that the e-mail is verified; its line has the answers', async ({
  desk: { page },
}) => {
  const template = new TemplatePage(page);
  const verified = page.getByRole('checkbox', { name: '邮箱已在注册商处验证过' });
  await new TemplatesPage(page).createNew();
  await template.field('邮箱').fill('jia@example.cn');
  const line = template.finding('邮箱还没有验证');
  await line.getByRole('button', { name: /邮箱还没有验证/ }).focus();
  await page.keyboard.press('r');
  for (let press = 0; press < 8; press += 1) await page.keyboard.press('Alt+r');
  await expect(verified).not.toBeChecked();
  await expect(line.getByRole('button', { name: '去填写' })).toHaveCount(0);

  await line.getByRole('button', { name: '是' }).click();
  await expect(verified).toBeChecked();
  await expect(line).toHaveCount(0);
});

test('questions are answered in their lines, one key each', async ({ desk: { page } }) => {
  const template = new TemplatePage(page);
  await new TemplatesPage(page).createNew();
  const open = template.findings.getByRole('listitem').filter({ has: page.getByRole('group') });
  await open.first().waitFor();
  const count = await open.count();
  expect(count).toBeGreaterThan(3);
  await open.first().locator('.finding-go').focus();
  for (let answered = 1; answered <= count; answered += 1) {
    // The cursor stands in the next question by itself. Only the original must be one.
    const asked = await page.locator('.finding-go:focus').innerText();
    await page.keyboard.press(asked.includes('原件') ? '1' : '2');
    await expect(open).toHaveCount(count - answered);
  }
  const answers = page.locator('.field-questions');
  await expect(answers.getByRole('radio', { name: '是', checked: true })).toHaveCount(1);
  await expect(answers.getByRole('radio', { name: '否', checked: true })).toHaveCount(count - 1);
});
