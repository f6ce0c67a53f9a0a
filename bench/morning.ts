/**
 * An office's morning by script: so many imported rows and as many drawn scans whose names say nothing, from the empty desk to the verified
 * bundle, by keys alone; presses printed by what they were for. `node bench/morning.ts [ROWS]`, after a build.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { walkMorning } from '../e2e/fixtures/morning.ts';
import { openWindow } from './list/open-window.ts';
import { officeList } from './morning/office-list.ts';
import { drawFronts } from './reading/draw-folder.ts';
import { atMost, plain, report } from './report.ts';

const rows = Number(process.argv[2] ?? 300);
/** Milliseconds: three hundred scans are read while the machine may have other work. */
const patience = 3_600_000;
const root = await mkdtemp(join(tmpdir(), 'shiming-bench-morning-'));
try {
  const drawn = await drawFronts(rows, 3);
  const folder = join(root, '扫描');
  await mkdir(folder);
  for (const { file } of drawn) await writeFile(join(folder, file.path.split('/')[1]!), file.bytes);
  const list = { name: '客户.csv', bytes: Buffer.from(officeList(drawn.map(({ front }) => front))) };
  const { page, close } = await openWindow(join(root, 'desk'), '2026-11-23');
  try {
    const begun = performance.now();
    const presses = await walkMorning({ page, list, folder, patience });
    const seconds = (performance.now() - begun) / 1000;
    report([
      ...Object.entries(presses).map(([why, count]) => plain(`morning: presses, ${why}`, count)),
      atMost(
        `morning: presses in all, ${rows} rows and scans`,
        Object.values(presses).reduce((a, b) => a + b, 0),
        150,
      ),
      plain('morning: the machine’s own time', seconds, 's'),
    ]);
  } finally {
    await close();
  }
} finally {
  await rm(root, { recursive: true, force: true });
}
