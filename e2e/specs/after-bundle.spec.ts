/** After the bundle, by keys: submitted, due when, and one key to what came back. */
import { seriousOn } from '../fixtures/serious-on.ts';
import { openLine } from '../fixtures/sight.ts';
import { expect, test } from '../hosts/fixture.ts';
import { BundlesPage } from '../pages/bundles-page.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

test.use({ ready: 3 });

test('M notes the newest bundle as submitted; what came back is one key away, as a list of its own', async ({
  desk: { page },
}) => {
  const bundles = new BundlesPage(page);
  const templates = new TemplatesPage(page);
  await templates.grid.getByRole('row').first().waitFor();
  await bundles.open();
  await bundles.make.focus();
  await page.keyboard.press('Enter');
  await bundles.next.getByText(/\.zip：/).waitFor();
  await expect(bundles.history.getByText('3 个未提交')).toBeVisible();

  await page.keyboard.press('m');
  await expect(
    page.getByText(/^2026-11-23 向.+提交了 3 个模板，现在审核中。2026-\d\d-\d\d 前应有结果。$/),
  ).toBeVisible();
  await expect(bundles.history.getByRole('button', { name: /^3 个审核中/ })).toBeVisible();
  await expect(bundles.history.getByText(/^2026-\d\d-\d\d 前应有结果。$/)).toBeVisible();
  await expect(bundles.history.getByRole('button', { name: /个已提交/ })).toHaveCount(0);

  const { client } = await openLine(page);
  const { rows } = await client.templates.list({
    search: '',
    filter: 'all',
    sort: 'updated',
    offset: 0,
    limit: 9,
  });
  for (const { id } of rows.slice(0, 2)) {
    const { revision } = await client.templates.get({ id });
    await client.templates.setState({ id, revision, state: 'rejected' });
  }
  await page.reload();
  await expect(bundles.history.getByRole('button', { name: /^2 个被退回/ })).toBeVisible();
  expect(await seriousOn(page)).toEqual([]);
  await page.keyboard.press('r');
  await expect(page.getByRole('button', { name: /^不再只看 shiming.*里的模板$/ })).toBeVisible();
  await expect(templates.grid.getByRole('row')).toHaveCount(2);
  await page.getByRole('button', { name: /^不再只看/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^不再只看/ })).toHaveCount(0);
});

test('a bundle handed in on another day says so', async ({ desk: { page } }) => {
  const bundles = new BundlesPage(page);
  await new TemplatesPage(page).grid.getByRole('row').first().waitFor();
  await bundles.open();
  await bundles.build();
  const day = bundles.history.getByLabel(/^提交日期/);
  await expect(day).toHaveValue('2026-11-23');
  await day.fill('2026-11-20');
  await bundles.history.getByRole('button', { name: /^这 3 个已提交/ }).focus();
  await page.keyboard.press('Enter');
  await expect(day).toHaveCount(0);
  await expect(page.getByText(/^2026-11-20 向.+提交了 3 个模板/)).toBeVisible();
});
