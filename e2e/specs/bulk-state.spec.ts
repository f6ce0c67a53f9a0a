/** A state that findings contradict is set for many only where somebody says that it holds all the same. */

import { openLine } from '../fixtures/sight.ts';
import { expect, test } from '../hosts/fixture.ts';
import { BulkDialog } from '../pages/bulk-dialog.ts';

test.use({ samples: true });

test('“in review” leaves out what has stops or must wait, unless it is ticked', async ({
  desk: { page },
}) => {
  const { client } = await openLine(page);
  const { counts } = await client.templates.list({ limit: 1 });
  expect(counts.stop).toBeGreaterThan(0);
  expect(counts.wait).toBeGreaterThan(0);
  const bulk = new BulkDialog(page);
  await bulk.proposeState('审核中');
  await expect(bulk.dialog.getByText(`${counts.stop} 个有不通过项`)).toBeVisible();
  await expect(bulk.dialog.getByText(`${counts.wait} 个还没到可提交的日子`)).toBeVisible();
  await expect(bulk.apply(counts.ready)).toBeEnabled();

  const tick = bulk.dialog.getByRole('checkbox', { name: '这些也确实已经如此，一起修改' });
  await tick.focus();
  await page.keyboard.press('Space');
  await expect(bulk.apply(counts.all)).toBeEnabled();
  await page.keyboard.press('Space');
  await bulk.apply(counts.ready).press('Enter');
  await expect(bulk.dialog).toHaveCount(0);
  const after = await client.templates.list({ limit: 1 });
  expect(after.counts).toMatchObject({ 'in-review': counts.ready, stop: counts.stop, wait: counts.wait });
});
