/** Updates at the command line: what is refused leaves no trace, and what is right ends with a backup and an installer. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { openDesk } from '#core/open-desk';
import { cliEntry } from '../entries.ts';
import { makePublisherCopy, type PublisherCopy } from '../publisher-copy.ts';
import { createScratch } from '../scratch.ts';
import { makeKey, makePackage } from '../update-room.ts';
import { runCli, runJson } from './run-cli.ts';

const scratch = createScratch();

it.runIf(process.platform !== 'win32')(
  'update check and update apply',
  async () => {
    const key = makeKey();
    await mkdir(scratch('packages'));
    const right = await makePackage(scratch('packages'), 'right', [key]);
    const copy: PublisherCopy = await makePublisherCopy(scratch('app'), [key, makeKey()]);
    const run = (...args: string[]) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [cliEntry, ...args, '--lang', 'en'], {
        ...copy,
        encoding: 'utf8',
      });
      return { status, stdout, stderr };
    };
    const desk = ['--desk', scratch('desk')];

    // Nobody needs a desk to look, and none is made.
    const checked = run('update', 'check', right, ...desk);
    expect(checked).toMatchObject({ status: 0, stdout: expect.stringContaining('→ 99.0.0') });
    expect(checked.stdout).toContain('brings the store up to date');
    expect(existsSync(scratch('desk'))).toBe(false);

    await (await openDesk({ dir: scratch('desk') })).close();
    const applied = run('update', 'apply', right, '--json', ...desk);
    expect(applied.stderr).toBe('');
    const ready = JSON.parse(applied.stdout) as { path: string; backup: string };
    expect(await readFile(ready.path)).toEqual(Buffer.alloc(300_000, 'installer '));
    expect(existsSync(`${ready.backup}/manifest.json`)).toBe(true);
    expect(run('update', 'drop', ...desk).stdout).toContain('No update lies ready.');
    expect(existsSync(ready.path)).toBe(false);
  },
  60_000,
);

it('says what is wrong with a package, and how it is called', async () => {
  const desk = ['--desk', scratch('none')];
  await writeFile(scratch('text.zip'), 'no zip');
  expect((await runJson(['update', 'check', scratch('text.zip'), ...desk])).json).toMatchObject({
    fault: { code: 'not-an-update' },
  });
  expect((await runJson(['update', 'check', scratch('gone.zip'), ...desk])).json).toMatchObject({
    fault: { code: 'unreadable-file' },
  });
  for (const wrong of [['check'], ['install', 'x']])
    expect((await runCli(['update', ...wrong, ...desk])).status, wrong.join(' ')).toBe(2);
}, 60_000);
