/** A double click asks once: nothing is made twice, and what a first click started is not stopped by the second. */
import { openLine } from '../fixtures/sight.ts';
import { expect, test } from '../hosts/fixture.ts';
import { BundlesPage } from '../pages/bundles-page.ts';
import { TemplatePage } from '../pages/template-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test('a double click on “new” makes one template', async ({ desk: { page } }) => {
  const { client } = await openLine(page);
  await page.getByRole('button', { name: '新建模板' }).dblclick();
  await page.locator('.template-header').waitFor();
  const template = new TemplatePage(page);
  // Calls of one window come in their order: what is saved was sent after everything that the clicks asked for.
  const saves = async (customer: string): Promise<number> => {
    await template.field('客户').fill(customer);
    await expect(template.saved).toBeVisible();
    return (await client.templates.ids({ filter: 'all' })).length;
  };
  expect(await saves('第一')).toBe(1);
  const first = page.url();
  await page.getByRole('button', { name: '新建', exact: true }).dblclick();
  await expect(page).not.toHaveURL(first);
  await expect(template.field('客户')).toHaveValue('');
  expect(await saves('第二')).toBe(2);
});

test.describe('with samples', () => {
  test.use({ samples: true });

  test('a double click on “make” makes one bundle, and does not cancel it', async ({ desk: { page } }) => {
    const bundles = new BundlesPage(page);
    await new TemplatesPage(page).goTo('提交包');
    await bundles.make.dblclick();
    await bundles.next.getByText(/\.zip：/).waitFor();
    await expect(bundles.history.getByRole('button', { name: /^保存/ })).toHaveCount(1);
  });
});
