/**
 * Backup and restore of a large desk: `node bench/backup.ts [--templates N] [--objects N]`. Rows are copies of one template, objects are
 * random bytes of 500 KB. Prints seconds, seconds of the processor in all threads, and the longest time, in milliseconds, for
 * which the core's thread answered nobody.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { openBackupKey } from '../src/core/backup/backup-key.ts';
import { locateBackup } from '../src/core/backup/place.ts';
import { restoreBackup } from '../src/core/backup/restore-backup.ts';
import { openDataKey } from '../src/core/key/data-key.ts';
import { type Desk, openDesk } from '../src/core/open-desk.ts';
import { openStore } from '../src/core/store/open-store.ts';
import { blankFields } from '../src/domain/template/fields.ts';

const { values } = parseArgs({
  options: {
    templates: { type: 'string', default: '20000' },
    objects: { type: 'string', default: '2000' },
  },
});
const templates = Number(values.templates);
const objects = Number(values.objects);
const words = 'four plain words here';

const root = await mkdtemp(join(tmpdir(), 'shiming-backup-'));
const dir = join(root, 'desk');
const drive = join(root, 'drive');
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

/** Runs `work`; seconds, and milliseconds of the longest stay of the event loop. */
const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const result = await work();
  const seconds = Math.round(performance.now() - begun) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  delay.disable();
  say({
    name,
    seconds,
    processor: Math.round((user + system) / 1e3) / 1_000,
    longestHold: Math.round(delay.max / 1e6),
  });
  return result;
};

const multiply = async (): Promise<void> => {
  const store = openStore(dir, (await openDataKey(dir, false)).bytes);
  store.transaction(() => {
    const { db } = store;
    const columns = (table: string): string[] =>
      (db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
    for (const table of ['templates', 'template_rows', 'template_search', 'template_days']) {
      const own = columns(table);
      const values = own.map((name) =>
        name === 'key' ? 'n.value' : name === 'id' ? `id || '-' || n.value` : name,
      );
      db.exec(`WITH RECURSIVE n(value) AS (SELECT 2 UNION ALL SELECT value + 1 FROM n WHERE value < ${templates})
        INSERT INTO ${table} (${own.join(', ')}) SELECT ${values.join(', ')} FROM ${table}, n WHERE key = 1`);
    }
  });
  store.close();
};
const addObjects = async ({ context }: Desk): Promise<void> => {
  const [id = ''] = context.templates.ids();
  for (let n = 0; n < objects; n += 1) {
    const vaultId = await context.vault.put(randomBytes(500_000));
    context.bundles.save(
      {
        id: randomUUID(),
        vaultId,
        view: { id, fileName: '', target: '', sha256: '', bytes: 0, madeAt: '', items: [], left: [] },
      },
      [],
    );
  }
};

try {
  await mkdir(drive);
  let desk = await openDesk({ dir });
  await desk.client.templates.create({
    fields: { ...blankFields, customer: 'x', notes: 'y'.repeat(1_500) } as never,
  });
  await desk.client.keys.add({ kind: 'passphrase', text: words, name: '' });
  await desk.close();
  await multiply();
  desk = await openDesk({ dir, create: false });
  await addObjects(desk);
  say({ templates, objects, storeBytes: (await stat(join(dir, 'store.db'))).size });
  const { backups } = desk.context;
  const first = { reason: 'asked', readAll: true } as const;
  await timed('first, to another folder, all read back', () => backups.makeIn(drive, first));
  await timed('first, below the desk', () => backups.make(first));
  for (let n = 0; n < 50; n += 1)
    await desk.client.templates.create({ fields: { ...blankFields, customer: `${n}` } as never });
  await timed('daily, after 50 changes, below the desk', () =>
    backups.make({ reason: 'daily', readAll: false }),
  );
  await timed('daily, after 50 changes, to another folder', () =>
    backups.makeIn(drive, { reason: 'daily', readAll: false }),
  );
  await desk.close();
  await timed('restored by passphrase', async () => {
    const from = await locateBackup(drive);
    const { dataKey, key } = await openBackupKey(from, { secret: { kind: 'passphrase', text: words } });
    const log = () => undefined;
    return restoreBackup({
      from,
      into: join(root, 'new'),
      dataKey,
      key,
      log,
      signal: undefined,
      onStep: log,
    });
  });
} finally {
  await rm(root, { recursive: true, force: true });
}
