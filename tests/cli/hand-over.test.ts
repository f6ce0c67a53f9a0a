/** Two desks at the command line: a file goes over, its conflict is decided, and the answer goes back. */
import { expect, it } from 'vitest';
import { createScratch } from '../scratch.ts';
import { runCli, runJson } from './run-cli.ts';

const scratch = createScratch();
const on = (name: string) => ['--desk', scratch(name)];
const secret = { SHIMING_NEW_SECRET: 'four plain words here' };

it('hands templates over, by passphrase and by desk', async () => {
  const added = await runJson(['template', 'add', ...on('a'), '--set', 'customer=甲']);
  const { id } = added.json as { id: string };
  const file = scratch('first.shiming');
  expect(
    await runJson(['hand-over', 'make', '--all', '--out', file, '--note', 'for b', ...on('a')], secret),
  ).toMatchObject({ status: 0, json: { file, templates: 1, scans: 0, missing: 0 } });

  const locked = await runCli(['hand-over', 'look', file, ...on('b')], {
    SHIMING_NEW_SECRET: 'others and no more',
  });
  expect(locked.status).toBe(2);
  const looked = await runCli(['hand-over', 'look', file, '--lang', 'en', ...on('b')], secret);
  expect(looked.stdout).toContain('not in the book');
  expect(looked.stdout).toContain('1 new');
  expect(await runJson(['hand-over', 'take', file, ...on('b')], secret)).toMatchObject({
    status: 0,
    json: { counts: { new: 1 }, note: 'for b', sender: { standing: 'unknown' } },
  });

  const { json: book } = await runJson(['desks', ...on('a')]);
  const { code } = (book as { own: { code: string } }).own;
  expect((await runCli(['desks', 'add', 'front office', code.slice(0, -1), ...on('b')])).status).toBe(2);
  await runCli(['desks', 'add', 'front office', code, ...on('b')]);
  await runCli(['template', 'set', id, '--set', 'customer=乙', ...on('a')]);
  await runCli(['template', 'set', id, '--set', 'customer=丙', ...on('b')]);
  const back = scratch('back.shiming');
  expect(
    (await runCli(['hand-over', 'make', id, '--to', 'front office', '--out', back, ...on('b')])).status,
  ).toBe(0);
  expect(await runJson(['hand-over', 'take', back, ...on('a')])).toMatchObject({
    status: 1,
    json: { counts: { conflict: 1 }, rows: [{ template: id, fields: ['customer'] }] },
  });
  const decided = await runJson(['hand-over', 'decide', id, 'customer', 'theirs', ...on('a')]);
  expect(decided.json).toMatchObject({ fields: { customer: '丙' }, conflicts: [] });
});
