import { spawnSync } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createScratch } from '../../tests/scratch.ts';
import { makeOwnedFolder, ownerOf, sweepOwnedFolders } from './owned-folders.ts';

const scratch = createScratch();

it('sweeps what a process left that is gone, and nothing else', async () => {
  const root = scratch('cache');
  const own = await makeOwnedFolder(root, 'window');
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  const left = join(root, `window-${pid}-abc123`);
  const others = ['window-notes', `out-${pid}-abc123`, `my-window-${pid}-abc123`];
  for (const folder of [left, ...others.map((name) => join(root, name))]) {
    await mkdir(folder);
    await writeFile(join(folder, 'copy'), 'in clear');
  }
  await sweepOwnedFolders(root, 'window');
  expect((await readdir(root)).sort()).toEqual([...others, own.slice(root.length + 1)].sort());
});

it('has nothing to sweep where there is no folder', async () => {
  await expect(sweepOwnedFolders(scratch('none'), 'window')).resolves.toBeUndefined();
});

it.each([
  ['window-123-aB3_-z', 123],
  ['window-123-abcdefg', null],
  ['window--abc123', null],
  ['windows-123-abc123', null],
  ['.window-123-abc123', null],
])('reads the owner of %s', (name, owner) => {
  expect(ownerOf(name, 'window')).toBe(owner);
});
