/** Two desks, two windows: a template goes over in a file, both work on it, it comes back, and a person decides. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { blankFields } from '../../src/domain/template/fields.ts';
import { selectAll } from '../fixtures/long-work.ts';
import { seriousOn } from '../fixtures/serious-on.ts';
import { openLine } from '../fixtures/sight.ts';
import { expect, startHost, stopHost, test } from '../hosts/fixture.ts';
import { HandOver } from '../pages/hand-over.ts';
import { TemplatesPage } from '../pages/templates-page.ts';

const passphrase = 'four plain words here';

const hand = async (page: Page): Promise<Buffer> => {
  const { grid, selectionBar } = new TemplatesPage(page);
  const { dialog, passphrase: field } = new HandOver(page);
  // What came over another line is seen from now on.
  await page.reload();
  await new TemplatesPage(page).goTo('模板');
  await grid.waitFor();
  await selectAll(page);
  await selectionBar.getByRole('button', { name: '更多批量操作' }).press('Enter');
  await page.getByRole('menuitem', { name: '移交给另一工作台…' }).press('Enter');
  await field.fill(passphrase);
  expect(await seriousOn(page)).toEqual([]);
  const saved = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '制作文件' }).press('Enter');
  return readFile(await (await saved).path());
};

const take = async (page: Page, buffer: Buffer): Promise<void> => {
  const { desks, dialog, passphrase: field } = new HandOver(page);
  await new TemplatesPage(page).goTo('设置');
  const chooser = page.waitForEvent('filechooser');
  await desks.getByRole('button', { name: '接收移交文件…' }).press('Enter');
  await (await chooser).setFiles({ name: 'x.shiming', mimeType: 'application/octet-stream', buffer });
  await field.fill('not these four words');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toBeVisible();
  await field.fill(passphrase);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toBeVisible();
  expect(await seriousOn(page)).toEqual([]);
  await dialog.getByRole('button', { name: '接收', exact: true }).press('Enter');
  await expect(dialog).toHaveCount(0);
};

test('both values of what two desks changed stay until one of them is chosen', async ({ desk, browser }) => {
  const { page, scratch } = desk;
  const { client } = await openLine(page);
  const { id } = await client.templates.create({
    fields: { ...blankFields, holder: { zh: '示例甲', en: '' }, customer: '原来' },
  });
  const { host, url } = await startHost(join(scratch, 'other'), 'zh');
  const context = await browser.newContext({ acceptDownloads: true });
  const other = await context.newPage();
  await other.goto(url);

  await take(other, await hand(page));
  const far = (await openLine(other)).client;
  const change = async (at: typeof client, customer: string) => {
    const { fields, revision } = await at.templates.get({ id });
    await at.templates.update({ id, revision, fields: { ...fields, customer } });
  };
  await change(client, '这里改的');
  await change(far, '那边改的');
  await take(page, await hand(other));
  await context.close();
  await stopHost(host);

  await page.keyboard.press('Alt+1');
  await page.getByRole('row', { name: /示例甲/ }).click();
  const handOver = new HandOver(page);
  await expect(handOver.decide(/这里改的/)).toBeVisible();
  expect(await seriousOn(page)).toEqual([]);
  await handOver.decide(/那边改的/).press('Enter');
  await expect.poll(async () => (await client.templates.get({ id })).conflicts).toEqual([]);
  expect((await client.templates.get({ id })).fields.customer).toBe('那边改的');
});
