/**
 * The stock's figures: `node bench/stock/sync.ts [--templates 20000] [--papers 1000] [--kilobytes 1024] [--edits 300]`. Two desks in one
 * process over one PostgreSQL on this machine with fsync on: the time from a change on one to the other's store, a first sync, papers with
 * a cut in the middle, and an edit with and without a stock. Beside the first sync stands the same list written without one.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Desk } from '../../src/core/open-desk.ts';
import { installStock } from '../../src/core/stock/install.ts';
import { blankFields } from '../../src/domain/template/fields.ts';
import { scanOf } from '../../tests/dossiers.ts';
import { startPostgres } from '../../tests/postgres.ts';
import { foundStock, inStep, joinStock, openStockDesk } from '../../tests/stock-desks.ts';
import { atMost, plain, type Row, report } from '../report.ts';

const { values } = parseArgs({
  options: {
    templates: { type: 'string', default: '20000' },
    papers: { type: 'string', default: '1000' },
    kilobytes: { type: 'string', default: '1024' },
    edits: { type: 'string', default: '300' },
  },
});
const [templates, papers, kilobytes, edits] = [
  values.templates,
  values.papers,
  values.kilobytes,
  values.edits,
].map(Number) as [number, number, number, number];

const root = await mkdtemp(join(tmpdir(), 'shiming-stock-'));
const postgres = await startPostgres({ isDurable: true });
const admin = await postgres.newDatabase();
await installStock(admin);
const figures: Row[] = [];
const open: Desk[] = [];
const openAt = async (name: string): Promise<Desk> => {
  const desk = await openStockDesk(join(root, name));
  open.push(desk);
  return desk;
};
const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
};
const rank = (list: readonly number[], part: number): number =>
  [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))]!;

const write = ({ context }: Desk, count: number): number => {
  const begun = performance.now();
  for (let from = 0; from < count; from += 500)
    context.templates.transaction(() => {
      for (let at = from; at < Math.min(count, from + 500); at += 1)
        context.templates.create({
          ...blankFields,
          holder: { zh: `示例公司${at}`, en: '' },
          notes: `row ${at}`,
        });
    });
  return (performance.now() - begun) / 1000;
};

const editFor = async ({ client, context }: Desk, ids: readonly string[]): Promise<number[]> => {
  const times: number[] = [];
  for (let at = 0; at < edits; at += 1) {
    const id = ids[at % ids.length]!;
    const { revision, fields } = await client.templates.get({ id });
    const begun = performance.now();
    await client.templates.update({
      id,
      revision,
      fields: { ...fields, notes: `${at} ${context.clock.now()}` } as never,
    });
    times.push(performance.now() - begun);
  }
  return times;
};

/** Until the other desk's store has it. */
const latency = async (from: Desk, to: Desk, id: string, text: string): Promise<number> => {
  const { revision, fields } = await from.client.templates.get({ id });
  await from.client.templates.update({ id, revision, fields: { ...fields, notes: text } as never });
  const begun = performance.now();
  while (to.context.templates.recordOf(id).fields.notes !== text) await setTimeout(1);
  return performance.now() - begun;
};

const attach = async ({ context }: Desk, id: string): Promise<void> => {
  const bytes = randomBytes(kilobytes * 1024);
  const vaultId = await context.vault.put(bytes);
  const { id: _, addedAt: __, ...scan } = scanOf('scan');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  context.templates.attachScan(id, { ...scan, sha256, vaultId, password: '' });
};

try {
  const a = await openAt('a');
  const alone = write(a, templates);
  const ids = a.context.templates.ids();
  const quiet = await editFor(a, ids);
  await foundStock(a, admin).catch(() => undefined);
  const sent = await seconds(() => inStep(a, 600_000));
  const b = await openAt('b');
  const got = await seconds(async () => {
    await joinStock(b, a, admin).catch(() => undefined);
    await inStep(b, 600_000);
  });
  figures.push(
    plain(`stock: ${templates} templates written by one desk, without a stock`, alone, 's'),
    plain(`stock: ${templates} templates sent`, sent, 's'),
    atMost(`stock: first sync of ${templates} templates`, got, 20, 's'),
  );
  const times: number[] = [];
  for (let at = 0; at < edits; at += 1) times.push(await latency(a, b, ids[at % ids.length]!, `to b ${at}`));
  figures.push(
    plain('stock: change on A to B, median', rank(times, 0.5), 'ms'),
    atMost('stock: change on A to B, 95 of 100', rank(times, 0.95), 200, 'ms'),
  );
  const shared = await editFor(a, ids);
  await inStep(a, 600_000);
  figures.push(
    plain('stock: an edit without a stock, median', rank(quiet, 0.5), 'ms'),
    plain('stock: an edit with a stock, median', rank(shared, 0.5), 'ms'),
  );
  await a.client.stock.pause();
  for (const id of ids.slice(0, papers)) await attach(a, id);
  await b.client.stock.pause();
  await a.client.stock.resume();
  const up = await seconds(() => inStep(a, 1_200_000));
  let longest = 0;
  const down = await seconds(async () => {
    await b.client.stock.resume();
    await setTimeout(2_000);
    // In the middle: what has come is not fetched again.
    await postgres.crash();
    let last = performance.now();
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last - 10);
      last = performance.now();
    }, 10);
    await inStep(b, 1_200_000);
    clearInterval(beat);
  });
  const megabytes = (papers * kilobytes) / 1024;
  figures.push(
    plain(`stock: ${megabytes} MB of papers sent`, megabytes / up, 'MB/s'),
    plain(
      `stock: ${megabytes} MB of papers fetched, the server restarted in between`,
      megabytes / down,
      'MB/s',
    ),
    plain('stock: longest stretch in which the fetching desk answered nobody', longest, 'ms'),
  );
  report(figures);
} finally {
  for (const desk of open) await desk.close();
  await postgres.stop();
  await rm(root, { recursive: true, force: true });
}
