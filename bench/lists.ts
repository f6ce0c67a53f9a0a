/**
 * A list of people on its way in: every row judged, then written, for 10,000 and for 20,000 rows. Twice the rows should take twice the
 * time. Seconds of this process alone (user time), because other work on the machine is not the desk's.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finishJob } from '#core/jobs/follow-job';
import { openDesk } from '#core/open-desk';
import { systemClock } from '#core/system-clock';
import { atMost, plain, type Row, report } from './report.ts';

const sizes = [10_000, 20_000] as const;

const listOf = (rows: number): Uint8Array => {
  const lines = Array.from(
    { length: rows },
    (_, at) =>
      `示例${at},护照,L${10_000_000 + at},shili${at}@example.cn,浙江省,杭州市,西湖区,示例路${at}号,a${at}.cn`,
  );
  return Buffer.from(['姓名,证件类型,证件号码,邮箱,省份,城市,区,详细地址,域名', ...lines].join('\r\n'));
};

const secondsOf = async (work: () => Promise<void>): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  return process.cpuUsage(before).user / 1e6;
};

const measure = async (rows: number): Promise<{ judged: number; written: number }> => {
  const dir = await mkdtemp(join(tmpdir(), 'shiming-bench-'));
  const desk = await openDesk({ dir, clock: systemClock('2026-11-23') });
  try {
    const { token } = await desk.host.offer('list.csv', { bytes: listOf(rows) });
    const { id, mapping } = await desk.client.imports.open({ grant: token });
    const toEnd = async (steps: AsyncIterable<unknown>): Promise<void> => {
      for await (const _ of steps);
    };
    const judged = await secondsOf(async () => toEnd(await desk.client.imports.judge({ id, mapping })));
    const written = await secondsOf(() =>
      finishJob(desk.client, { kind: 'import', input: { id, mapping } }).then(() => undefined),
    );
    return { judged, written };
  } finally {
    await desk.close();
    await rm(dir, { recursive: true, force: true });
  }
};

const [few, many] = [await measure(sizes[0]), await measure(sizes[1])];
const figures: Row[] = [
  plain(`lists: dry run of ${sizes[1]} rows`, many.judged, 's'),
  plain(`lists: import of ${sizes[1]} rows`, many.written, 's'),
  atMost('lists: dry run, twice the rows', many.judged / few.judged, 2.3, '×'),
  atMost('lists: import, twice the rows', many.written / few.written, 2.3, '×'),
];
report(figures);
