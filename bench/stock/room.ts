/**
 * What the stock costs to run: `node bench/stock/room.ts [--templates 2000] [--kilobytes 300]`. Filled templates go into a stock on a
 * PostgreSQL on this machine with fsync on, first without, then with a scan each, then each is edited once; after each step stands what
 * the database, the write-ahead log, the line and the server's processors took for it. The server's processor time is read on Linux only.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { makeSamples } from '../../src/core/demo/samples.ts';
import type { Desk } from '../../src/core/open-desk.ts';
import { installStock } from '../../src/core/stock/install.ts';
import { scanOf } from '../../tests/dossiers.ts';
import { edit } from '../../tests/hand-over-desks.ts';
import { startPostgres } from '../../tests/postgres.ts';
import { foundStock, inStep, joinStock, openStockDesk, until } from '../../tests/stock-desks.ts';
import { plain, type Row, report } from '../report.ts';

const { values } = parseArgs({
  options: { templates: { type: 'string', default: '2000' }, kilobytes: { type: 'string', default: '300' } },
});
const [templates, kilobytes] = [Number(values.templates), Number(values.kilobytes)];

const root = await mkdtemp(join(tmpdir(), 'shiming-room-'));
const postgres = await startPostgres({ isDurable: true });
const admin = await postgres.newDatabase();
await installStock(admin);
const client = new Client(admin);
await client.connect();

let onTheLine = 0;
const line = createServer((near) => {
  const far = connect(admin.port, '127.0.0.1');
  for (const [from, into] of [
    [near, far],
    [far, near],
  ] as const) {
    from.on('data', (bytes) => {
      onTheLine += bytes.length;
      into.write(bytes);
    });
    from.on('close', () => into.destroy());
    from.on('error', () => into.destroy());
  }
});
await new Promise<void>((done) => line.listen(0, '127.0.0.1', done));
const address = line.address();
if (address === null || typeof address === 'string') throw new Error('no port');

type Taken = { database: number; wal: number; line: number; server: number; desk: number };

const tables = ['items', 'item_log', 'pushes', 'blobs'];
const byTable = async (): Promise<Record<string, number>> => {
  const sizes: Record<string, number> = {};
  for (const table of tables) {
    const { rows } = await client.query(`SELECT pg_total_relation_size('stock.${table}')::float8 AS bytes`);
    sizes[table] = rows[0].bytes;
  }
  return sizes;
};

const taken = async (): Promise<Taken> => {
  const { rows } = await client.query(
    "SELECT pg_database_size(current_database())::float8 AS database, pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 AS wal",
  );
  const { user, system } = process.cpuUsage();
  return { ...rows[0], line: onTheLine, server: await serverSeconds(), desk: (user + system) / 1e6 };
};

/** Of the server and of all its processes, those that ended too. */
const serverSeconds = async (): Promise<number> => {
  if (process.platform !== 'linux') return Number.NaN;
  const [main = ''] = (await readFile(join(postgres.folder, 'postmaster.pid'), 'utf8')).split('\n');
  let ticks = 0;
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    // It may have ended since the folder was read.
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (pid !== main && fields[1] !== main) continue;
    const used = pid === main ? fields.slice(11, 15) : fields.slice(11, 13);
    ticks += used.reduce((sum, one) => sum + Number(one), 0);
  }
  return ticks / 100;
};

const fill = ({ context }: Desk): void => {
  const samples = makeSamples('2026-11-23');
  for (let from = 0; from < templates; from += 500)
    context.templates.transaction(() => {
      for (let at = from; at < Math.min(templates, from + 500); at += 1)
        context.templates.create({ ...samples[at % samples.length]!.fields, notes: `row ${at}` });
    });
};

const attach = async ({ context }: Desk): Promise<void> => {
  for (const id of context.templates.ids()) {
    const bytes = randomBytes(kilobytes * 1024);
    const vaultId = await context.vault.put(bytes);
    const { id: _, addedAt: __, ...scan } = scanOf('scan');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    context.templates.attachScan(id, { ...scan, sha256, vaultId, password: '' });
  }
};

const editAll = async (at: Desk): Promise<void> => {
  for (const id of at.context.templates.ids()) await edit(at, id, { customer: 'another' });
};

const figures: Row[] = [];
const open: Desk[] = [];
const openAt = async (name: string): Promise<Desk> => {
  const desk = await openStockDesk(join(root, name));
  open.push(desk);
  return desk;
};

const measure = async (what: string, count: number, work: () => Promise<unknown>): Promise<void> => {
  const before = await taken();
  const begun = performance.now();
  await work();
  const seconds = (performance.now() - begun) / 1000;
  const after = await taken();
  const each = (part: keyof Taken): number => (after[part] - before[part]) / count;
  const bytes = (part: keyof Taken): string => (each(part) / 1024).toFixed(1);
  figures.push(
    plain(`stock, ${what}: database, each`, bytes('database'), 'KiB'),
    plain(`stock, ${what}: write-ahead log, each`, bytes('wal'), 'KiB'),
    plain(`stock, ${what}: on the line, each`, bytes('line'), 'KiB'),
    plain(`stock, ${what}: server’s processor, each`, (each('server') * 1000).toFixed(2), 'ms'),
    plain(`stock, ${what}: desks’ processor, each`, (each('desk') * 1000).toFixed(2), 'ms'),
    plain(`stock, ${what}: all ${count}`, seconds.toFixed(1), 's'),
  );
  console.log(what, await byTable());
};

const desk = await openAt('first');
/** Paused while it is prepared, so that what is counted is the sending alone. */
const sending = async (what: string, prepare: () => Promise<unknown> | unknown): Promise<void> => {
  await desk.client.stock.pause();
  await until(desk, ({ state }) => state === 'paused', 'paused');
  await prepare();
  await measure(what, templates, async () => {
    await desk.client.stock.resume();
    await inStep(desk, templates * 100);
  });
};

const through = { ...admin, port: address.port };
try {
  await foundStock(desk, through);
  await sending('templates', () => fill(desk));
  await sending(`a scan of ${kilobytes} KiB`, () => attach(desk));
  await sending('edits sent together', () => editAll(desk));
  const ids = desk.context.templates.ids().slice(0, 300);
  await measure('edits sent one by one', ids.length, async () => {
    for (const id of ids) {
      await edit(desk, id, { customer: 'alone' });
      await desk.context.stock.settle(AbortSignal.timeout(20_000));
    }
  });
  await measure('a new desk takes all', templates, async () => {
    const other = await openAt('second');
    await joinStock(other, desk, through, { longest: templates * 100 });
  });
  report(figures);
} finally {
  for (const one of open) await one.close();
  await client.end();
  line.close();
  await postgres.stop();
  await rm(root, { recursive: true, force: true });
}
