/** A new computer and a drive: the desk comes back from the empty page, by keys alone. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openDesk } from '#core/open-desk';
import { asked } from '../../tests/backup-room.ts';
import { fillWithPictures } from '../../tests/ready-desk.ts';
import { tabAndEnter, tabTo } from '../fixtures/by-keys.ts';
import { seriousOn } from '../fixtures/serious-on.ts';
import { expect, startHost, stopHost, test } from '../hosts/fixture.ts';
import { RestoreDialog } from '../pages/restore-dialog.ts';

const passphrase = 'four plain words here';

test('a backup on a drive becomes a desk beside the empty one, and opens', async ({ desk, browser }) => {
  const { page, scratch, dir } = desk;
  const drive = join(scratch, 'drive');
  await mkdir(drive);
  const old = await openDesk({ dir: join(scratch, 'old') });
  await fillWithPictures(old, 3, 20_000);
  await old.client.keys.add({ kind: 'passphrase', text: passphrase, name: '' });
  await old.context.backups.makeIn(drive, asked);
  await old.close();

  await tabAndEnter(page.getByRole('button', { name: '从备份恢复' }));
  const restore = new RestoreDialog(page);
  await tabTo(restore.folder);
  await page.keyboard.type(join(scratch, 'nowhere'));
  await page.keyboard.press('Enter');
  await expect(restore.dialog.getByRole('alert')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(drive);
  await page.keyboard.press('Enter');
  await expect(restore.backups).toHaveCount(1);
  await expect(restore.backups).toBeChecked();
  expect(await seriousOn(page)).toEqual([]);

  await tabTo(restore.passphrase);
  await page.keyboard.type('not these four words');
  await page.keyboard.press('Enter');
  await expect(restore.dialog.getByRole('alert')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(passphrase);
  await page.keyboard.press('Enter');
  await expect(restore.dialog.getByRole('status')).toContainText('已恢复：3 个模板');
  const restored = (await restore.dialog.locator('code').innerText()).trim();
  expect(restored.startsWith(`${dir}-`)).toBe(true);
  await page.keyboard.press('Enter');
  await expect(restore.dialog).toHaveCount(0);

  const { host, url } = await startHost(restored, 'zh');
  const next = await (await browser.newContext()).newPage();
  await next.goto(url);
  await next.locator('input[type=password]').fill(passphrase);
  await next.keyboard.press('Enter');
  await expect(next.getByRole('grid')).toHaveAttribute('aria-rowcount', '3');
  await next.context().close();
  await stopHost(host);
});
