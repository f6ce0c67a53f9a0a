/** A small office's morning: thirty rows and a few scans, from the empty desk to the proved bundle, by keys that are counted (bench/morning.ts has 300). */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { officeList } from '../../bench/morning/office-list.ts';
import { drawFronts } from '../../bench/reading/draw-folder.ts';
import { walkMorning } from '../fixtures/morning.ts';
import { expect, test } from '../hosts/fixture.ts';

test.use({ reads: true });

const scans = 4;

test('a morning takes few keys, and every one of them finds the focus where it is needed', async ({
  desk: { page, scratch },
}) => {
  test.slow();
  const drawn = await drawFronts(30, 3, scans);
  const folder = join(scratch, 'scans');
  await mkdir(folder);
  for (const { file } of drawn.slice(0, scans))
    await writeFile(join(folder, file.path.split('/')[1]!), file.bytes);
  const list = { name: '客户.csv', bytes: Buffer.from(officeList(drawn.map(({ front }) => front))) };
  const presses = await walkMorning({ page, list, folder, patience: 120_000 });
  expect(presses['repairs']).toBeLessThanOrEqual(6);
  expect(Object.values(presses).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(60);
});
