/** Rules files at the command line: told apart from an office's own pack by content, looked at, added, named and taken away. */
import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDesk } from '#core/open-desk';
import { makeRulesFile, packWith, usualRules } from '../edition-room.ts';
import { cliEntry } from '../entries.ts';
import { makePublisherCopy, type PublisherCopy } from '../publisher-copy.ts';
import { createScratch } from '../scratch.ts';
import { makeKey } from '../update-room.ts';
import { runCli, runJson } from './run-cli.ts';

const scratch = createScratch();

it.runIf(process.platform !== 'win32')(
  'targets preview, add, remove published, and the publisher’s own script',
  async () => {
    const key = makeKey();
    const copy: PublisherCopy = await makePublisherCopy(scratch('app'), [key]);
    const node = (env: NodeJS.ProcessEnv, ...args: string[]) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, args, {
        ...copy,
        env,
        encoding: 'utf8',
      });
      return { status, stdout, stderr };
    };
    const desk = ['--desk', scratch('desk')];
    const run = (...args: string[]) => node(copy.env, cliEntry, ...args, ...desk, '--lang', 'en');

    // The publisher makes it of a folder.
    await mkdir(join(scratch('app'), 'rules', 'targets'), { recursive: true });
    for (const [path, content] of Object.entries(await usualRules()))
      await writeFile(join(scratch('app'), 'rules', path), JSON.stringify(content));
    const pem = key.secret.export({ format: 'pem', type: 'pkcs8' }).toString();
    const made = node(
      { ...copy.env, SHIMING_UPDATE_KEY: pem },
      'scripts/write-rules-file.ts',
      ...['rules', '--edition', '7', '--date', '2026-11-20', '--out', '.'],
    );
    expect(made).toMatchObject({ status: 0, stderr: '' });
    // Its name tells nothing.
    const file = scratch('rules.json');
    await copyFile(join(scratch('app'), made.stdout.trim()), file);

    await (await openDesk({ dir: scratch('desk') })).close();
    expect(run('targets').stdout).toContain('no edition of the publisher was added');
    const seen = run('targets', 'preview', file);
    expect(seen).toMatchObject({ status: 0, stderr: '' });
    for (const words of [
      'Edition 7 of 2026-11-20',
      'picture.minBytes  56320  →  900000',
      'newcomer (2026-',
      'Days off of 2031: added',
      'Naming words: 1 added, 0 removed',
      '0 templates change',
    ])
      expect(seen.stdout).toContain(words);
    expect(JSON.parse(run('targets', 'edition', '--json').stdout)).toMatchObject({ installed: null });

    const added = run('targets', 'add', file);
    expect(added).toMatchObject({ status: 0, stderr: '' });
    expect(added.stdout).toContain('count at once');
    const list = JSON.parse(run('targets', '--json').stdout) as {
      id: string;
      from: string;
      edition: unknown;
    }[];
    expect(list[0]).toMatchObject({
      id: 'strict',
      from: 'published',
      edition: 7,
      window: { minBytes: 900_000 },
    });
    expect(list.find(({ id }) => id === 'tencent')).toMatchObject({ from: 'app', edition: null });
    expect(run('targets').stdout).toContain('Rules: edition 7 of the publisher, 2026-11-20');
    expect(run('targets', 'preview', file)).toMatchObject({
      status: 2,
      stderr: 'Edition 7 is in use already.\n',
    });

    expect(run('targets', 'remove', 'published').stdout).toContain('Edition 7 was taken away');
    expect(run('targets', 'remove', 'published').status).toBe(2);
    expect(JSON.parse(run('targets', '--json').stdout)[0]).toMatchObject({ from: 'app' });
  },
  120_000,
);

it('says what is wrong with a file, whichever of both it is', async () => {
  await (await openDesk({ dir: scratch('plain') })).close();
  const desk = ['--desk', scratch('plain')];
  const signed = await makeRulesFile(scratch('.'), 'signed', [makeKey()]);
  expect((await runJson(['targets', 'preview', signed, ...desk])).json).toMatchObject({
    fault: { code: 'rules-untrusted', data: { why: 'no-keys' } },
  });
  await writeFile(scratch('broken.json'), (await readFile(signed)).subarray(0, 500));
  expect((await runJson(['targets', 'add', scratch('broken.json'), ...desk])).json).toMatchObject({
    fault: { code: 'not-a-rules-file' },
  });
  await writeFile(scratch('pack.zip'), JSON.stringify(await packWith('strict', { id: 'office' })));
  expect((await runJson(['targets', 'add', scratch('pack.zip'), ...desk])).json).toContain('office');
  expect((await runJson(['targets', 'add', scratch('gone.zip'), ...desk])).json).toMatchObject({
    fault: { code: 'unreadable-file' },
  });
  expect((await runCli(['targets', 'edition', 'x', ...desk])).status).toBe(2);
}, 60_000);
