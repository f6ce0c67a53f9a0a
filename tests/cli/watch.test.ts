import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createScratch } from '../scratch.ts';
import { runCli, runJson } from './run-cli.ts';

const scratch = createScratch();

it('watch takes in what lies in a folder, an item a line, and knows the folder from then on', async () => {
  const inbox = scratch('inbox');
  await mkdir(join(inbox, '客户甲'), { recursive: true });
  await writeFile(join(inbox, '客户甲', '示例甲_正面.jpg'), await readFile('assets/samples/id-front.jpg'));
  await writeFile(join(inbox, '客户甲', '示例甲_反面.jpg'), await readFile('assets/samples/id-back.jpg'));
  await writeFile(join(inbox, '读我.txt'), 'x');
  const desk = ['--desk', scratch('desk')];
  const run = await runCli(['watch', inbox, '--once', '--no-read', '--json', ...desk]);
  const lines = run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toMatchObject([
    { outcome: 'created', name: '示例甲', files: [{ side: 'front' }, { side: 'back' }] },
    { folders: [{ path: inbox, state: 'watching', taken: 2, failed: 1, waiting: 0 }] },
  ]);
  expect(run.status).toBe(1);
  expect(await readdir(join(inbox, 'failed'))).toEqual(['读我.txt', '读我.txt.txt']);
  expect((await runJson(['watch', '--list', ...desk])).json).toMatchObject({ folders: [{ path: inbox }] });
  expect((await runJson(['watch', '--forget', inbox, ...desk])).json).toEqual({ folders: [] });
  expect((await runCli(['watch', '--forget', inbox, ...desk])).status).toBe(2);
}, 120_000);
