/** Backup, restore and erasure as a person or a script runs them, on this machine and on one that never saw the desk. */
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { createScratch } from '../scratch.ts';
import { runCli, runJson } from './run-cli.ts';

const scratch = createScratch();
const desk = () => scratch('desk');
let id = '';

beforeAll(async () => {
  await runCli(['template', 'add', '--desk', desk(), '--set', 'customer=甲']);
  const added = await runJson([
    'template',
    'add',
    '--desk',
    desk(),
    '--set',
    'customer=乙',
    '--set',
    'holder.zh=示例人名',
  ]);
  id = (added.json as { id: string }).id;
  expect(
    (await runCli(['scan', 'add', id, 'assets/samples/id-front.jpg', '--desk', desk(), '--no-read'])).status,
  ).toBe(0);
});

it('backs up to a drive, and a fresh home opens it by passphrase alone', async () => {
  const secret = 'four plain words here';
  await runCli(['key', 'add', 'passphrase', '--desk', desk()], { SHIMING_NEW_SECRET: secret });
  await mkdir(scratch('drive'));
  const made = await runJson(['backup', scratch('drive'), '--desk', desk()]);
  expect(made).toMatchObject({
    status: 0,
    json: { made: [{ templates: 2, objects: 1, missing: 0, hasKey: true }] },
  });

  const home = { HOME: scratch('home'), XDG_DATA_HOME: scratch('home') };
  const locked = await runCli(['restore', scratch('drive'), scratch('new'), '--lang', 'en'], home);
  expect(locked.status).toBe(2);
  expect(await readdir(scratch('new')).catch(() => null)).toBeNull();
  const wrong = await runCli(['restore', scratch('drive'), scratch('new')], {
    ...home,
    SHIMING_SECRET: 'another four plain words',
  });
  expect(wrong.status).toBe(2);
  const right = await runCli(['restore', scratch('drive'), scratch('new'), '--json'], {
    ...home,
    SHIMING_SECRET: secret,
  });
  expect(JSON.parse(right.stdout)).toMatchObject({ ok: true, templates: 2, objects: 1 });
  const listed = await runCli(['template', 'list', '--desk', scratch('new'), '--json'], {
    ...home,
    SHIMING_SECRET: secret,
  });
  expect(listed.stdout).toContain('示例人名');
});

it('brings single templates back as new ones', async () => {
  const listed = await runJson(['restore', scratch('drive'), '--list', '--desk', desk()]);
  expect((listed.json as { id: string }[]).map((one) => one.id)).toContain(id);
  const brought = await runJson(['restore', scratch('drive'), '--only', id, '--desk', desk()]);
  expect(brought).toMatchObject({ status: 0, json: [{ was: id, missing: 0 }] });
  const [{ template }] = brought.json as [{ template: string }];
  expect(template).not.toBe(id);
  const shown = await runJson(['template', 'show', template, '--desk', desk()]);
  expect(shown.json).toMatchObject({
    fields: { holder: { zh: '示例人名' } },
    scans: [{ name: 'id-front.jpg' }],
  });
  await runJson(['erase', template, '--desk', desk()]);
});

it('says what erasing would take, takes it, and an older backup does not bring it back', async () => {
  const preview = await runJson(['erase', id, '--preview', '--desk', desk()]);
  expect(preview).toMatchObject({ status: 0, json: { erased: false, templates: 1, scans: 1 } });
  const erased = await runJson(['erase', id, '--reason', 'asked-for', '--desk', desk()]);
  expect(erased).toMatchObject({ status: 0, json: { erased: true, templates: 1, scans: 1, objects: 1 } });
  expect((await runCli(['template', 'show', id, '--desk', desk()])).status).toBe(2);

  // The old backup lies beside a newer one that knows of it.
  const older = scratch('older');
  await mkdir(older);
  await cp(scratch('drive'), older, { recursive: true, preserveTimestamps: true });
  await runJson(['backup', scratch('drive'), '--desk', desk()]);
  const [place = ''] = await readdir(scratch('drive'));
  const left = (await readdir(join(scratch('drive'), place))).filter((name) => name !== 'objects');
  expect(left).toHaveLength(1);
  for (const name of left)
    await cp(join(scratch('drive'), place, name), join(older, place, name), { recursive: true });
  const [old = ''] = (await readdir(join(older, place))).filter((name) => name !== 'objects').sort();
  const restored = await runJson(['restore', join(older, place, old), scratch('of-older'), '--desk', desk()]);
  expect(restored).toMatchObject({ status: 0, json: { templates: 1, erased: 1 } });
  const listed = await runCli(['template', 'list', '--desk', scratch('of-older'), '--json']);
  expect(listed.stdout).not.toContain('示例人名');
});

it('names what is due, and erases it when it is told to', async () => {
  const soon = ['--desk', desk(), '--today', '2099-01-01'];
  const added = await runJson(['template', 'add', '--desk', desk(), '--set', 'customer=丙']);
  const { id: third } = added.json as { id: string };
  await runCli(['template', 'remove', third, '--desk', desk()]);
  const due = await runJson(['retention', '--removed', '30', ...soon]);
  expect(due.json).toMatchObject({ total: 1, due: [{ template: third, what: 'all' }] });
  expect((await runJson(['retention', '--yes', ...soon])).json).toMatchObject({ erased: true, templates: 1 });
});

it('refuses in plain words what is no backup and no place', async () => {
  await writeFile(scratch('file'), 'x');
  const missing = await runJson(['restore', scratch('file'), scratch('nothing')]);
  expect(missing).toMatchObject({ status: 2, json: { fault: { code: 'backup-missing' } } });
  const unfit = await runJson(['backup', scratch('no-such-drive'), '--desk', desk()]);
  expect(unfit).toMatchObject({ status: 2, json: { fault: { code: 'place-unfit' } } });
  await rm(scratch('file'));
});
