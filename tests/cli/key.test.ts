/** Key slots on the command line: secrets come by descriptor or environment, and a desk opens by any of them. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeWords } from '#core/key/words';
import { openDesk } from '#core/open-desk';
import { createScratch } from '../scratch.ts';
import { runJson } from './run-cli.ts';

const scratch = createScratch();
const words = makeWords('zh-CN').join('');
type Slots = { readonly slots: readonly { readonly kind: string; readonly testedAt: string | null }[] };

it('adds, tests and removes slots, and opens the desk by another one than it was made with', async () => {
  const dir = scratch('desk');
  const args = ['--desk', dir, '--lang', 'en'];
  const made = await openDesk({ dir });
  await made.client.keys.addWords({ text: words });
  await made.close();

  const office = await runJson(['key', 'office-new', scratch('office.key'), ...args]);
  expect((await stat(scratch('office.key'))).mode & 0o777).toBe(0o600);
  await runJson(['key', 'add', 'office', (office.json as { public: string }).public, ...args]);
  expect((await runJson(['key', 'remove', 'file', ...args])).json).toMatchObject({
    slots: [{ kind: 'words' }, { kind: 'office' }],
    trouble: null,
  });

  const shut = await runJson(['check', ...args]);
  expect(shut).toMatchObject({ status: 2, json: { fault: { code: 'key-locked' } } });
  expect(shut.stderr).toMatch(/the 24 recovery words or an office key/);
  const privateText = await readFile(scratch('office.key'), 'utf8');
  const env = { SHIMING_SECRET: privateText, SHIMING_NEW_SECRET: 'short' };
  expect(await runJson(['key', 'add', 'passphrase', ...args], env)).toMatchObject({
    status: 2,
    json: { fault: { code: 'secret-weak' } },
  });
  const tested = await runJson(
    ['key', 'test', 'words', '--secret-fd', '0', ...args],
    {},
    `${words}\n${words}\n`,
  );
  const [slot] = (tested.json as Slots).slots;
  expect(slot).toMatchObject({ kind: 'words', testedAt: expect.stringMatching(/^\d{4}-/) });
  const kept = await readFile(join(dir, 'key.json'), 'utf8');
  for (const secret of [words, privateText.trim()]) expect(kept).not.toContain(secret);
}, 60_000);
