/**
 * An update of a large desk and the way back: `node bench/update.ts [--templates N] [--megabytes N]`. Prints seconds, and the longest
 * time, in milliseconds, for which the core's thread answered nobody.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { locateBackup } from '../src/core/backup/place.ts';
import { restoreBackup } from '../src/core/backup/restore-backup.ts';
import { openDataKey } from '../src/core/key/data-key.ts';
import { openDesk } from '../src/core/open-desk.ts';
import { blankFields } from '../src/domain/template/fields.ts';
import { makeKey, makePackage } from '../tests/update-room.ts';
import { atMost, plain, type Row, report } from './report.ts';

const { values } = parseArgs({
  options: {
    templates: { type: 'string', default: '20000' },
    megabytes: { type: 'string', default: '150' },
  },
});
const count = Number(values.templates);
const root = await mkdtemp(join(tmpdir(), 'shiming-update-'));
const dir = join(root, 'desk');
const key = makeKey();
const rows: Row[] = [];

const timed = async <T>(name: string, most: number, work: () => Promise<T>): Promise<T> => {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const begun = performance.now();
  const result = await work();
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  delay.disable();
  rows.push(
    atMost(name, seconds, most, 's'),
    plain(`${name}: nobody answered`, Math.round(delay.max / 1e6), 'ms'),
  );
  return result;
};

try {
  const desk = await openDesk({ dir, appVersion: '1.0.0', updateKeys: [key.trusted] });
  for (let n = 0; n < count; n += 1)
    desk.context.templates.create({ ...blankFields, customer: `客户${n}`, domains: [], tags: [] });
  const path = await makePackage(root, 'large', [key], {
    bytes: randomBytes(Number(values.megabytes) * 1_000_000),
  });
  const { updates } = desk.context;
  const held = { source: { path }, release: async () => undefined };
  const what = `${count} templates, installer of ${values.megabytes} MB`;
  const { id } = await timed(`update: prove (${what})`, 30, () => updates.check(held));
  const ready = await timed('update: back up, read back, lay ready', 120, () =>
    updates.apply(id, { onStep: () => undefined }),
  );
  await timed('update: prove once more before it starts', 30, () => updates.take());
  await desk.close();
  const next = await timed('update: open with the next version', 30, () =>
    openDesk({ dir, appVersion: '99.0.0' }),
  );
  await next.close();
  const into = join(root, 'back');
  await timed('update: back by the backup', 120, async () =>
    restoreBackup({
      from: await locateBackup(ready.backup),
      into,
      dataKey: (await openDataKey(dir, false)).bytes,
      key: { from: 'file', file: join(dir, 'key.json') },
      log: () => undefined,
      signal: undefined,
      onStep: () => undefined,
    }),
  );
  const back = await openDesk({ dir: into, appVersion: '1.0.0' });
  const { templates } = await back.client.desk.status();
  await back.close();
  rows.push(atMost('update: templates lost on the way back', count - templates, 0));
} finally {
  await rm(root, { recursive: true, force: true });
}
report(rows);
process.exitCode = rows.some(({ met }) => met === false) ? 1 : 0;
