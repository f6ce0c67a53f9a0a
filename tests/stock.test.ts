/** Desks of one office in step over a real PostgreSQL. */
import { createHash, randomBytes } from 'node:crypto';
import { cp } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { openDataKey } from '#core/key/data-key';
import type { Desk } from '#core/open-desk';
import type { StockAddress } from '#core/ports/stock-server';
import { installStock } from '#core/stock/install';
import { openStore } from '#core/store/open-store';
import { blankFields } from '#domain/template/fields';
import { scanOf } from './dossiers.ts';
import { edit, viewOf } from './hand-over-desks.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';
import { createScratch } from './scratch.ts';
import { allInStep, foundStock, inStep, invite, joinStock, openStockDesk, until } from './stock-desks.ts';

const scratch = createScratch();
let opened = 0;
let postgres: TestPostgres;
let admin: StockAddress;
let desks: Desk[] = [];

beforeAll(async () => {
  postgres = await startPostgres({ isDurable: true });
}, 60_000);
afterAll(() => postgres.stop());
beforeEach(async () => {
  admin = await postgres.newDatabase();
  await installStock(admin);
});
afterEach(async () => {
  for (const desk of desks) await desk.close();
  desks = [];
});

const open = async (): Promise<Desk> => {
  const desk = await openStockDesk(scratch(`desk-${++opened}`));
  desks.push(desk);
  return desk;
};
const create = async ({ client }: Desk, notes: string): Promise<string> =>
  (await client.templates.create({ fields: { ...blankFields, notes } })).id;
const two = async (): Promise<[Desk, Desk]> => {
  const [a, b] = [await open(), await open()];
  await foundStock(a, admin);
  await joinStock(b, a, admin);
  return [a, b];
};
const notesOf = async (desk: Desk, id: string) => (await viewOf(desk, id)).fields.notes;

it('shares what a desk had before it joined, and every change afterwards', async () => {
  const [a, b] = [await open(), await open()];
  const [first, second] = [await create(a, 'a'), await create(b, 'b')];
  await foundStock(a, admin);
  await joinStock(b, a, admin);
  await allInStep([a, b]);
  expect(await notesOf(b, first)).toBe('a');
  expect(await notesOf(a, second)).toBe('b');
  await edit(b, first, { notes: 'ab' });
  await allInStep([a, b]);
  expect(await notesOf(a, first)).toBe('ab');
});

it('merges what two desks changed of one template, and keeps both values where it is the same field', async () => {
  const [a, b] = await two();
  const id = await create(a, 'base');
  await allInStep([a, b]);
  await b.client.stock.pause();
  await edit(b, id, { notes: 'from b', customer: 'B' });
  await until(b, ({ state, waiting }) => state === 'paused' && waiting === 1, 'paused with one change');
  await edit(a, id, { notes: 'from a', 'contact.zh': '甲' });
  await inStep(a);
  await b.client.stock.resume();
  await allInStep([a, b]);
  for (const desk of [a, b]) {
    const { fields, conflicts } = await viewOf(desk, id);
    expect(fields).toMatchObject({ notes: 'from b', customer: 'B', contact: { zh: '甲' } });
    expect(conflicts).toMatchObject([{ field: 'notes', ours: 'from b', theirs: 'from a' }]);
  }
  const { revision } = await viewOf(a, id);
  await a.client.handover.decide({ id, revision, field: 'notes', choice: 'theirs' });
  await allInStep([a, b]);
  expect(await viewOf(b, id)).toMatchObject({ fields: { notes: 'from a' }, conflicts: [] });
});

it('brings scans along before the template is seen, and stays in step after a restart', async () => {
  const [a, b] = await two();
  const { id } = await a.client.templates.create({ fields: blankFields });
  const bytes = randomBytes(2_500_000);
  await attach(a, id, bytes);
  await allInStep([a, b]);
  const [arrived] = (await viewOf(b, id)).scans;
  const file = b.context.templates.scanFile(arrived!.id);
  expect(Buffer.from(await b.context.vault.get(file.vaultId)).equals(bytes)).toBe(true);
  const again = await reopen(b);
  await allInStep([a, again]);
  await edit(again, id, { notes: 'b' });
  await allInStep([a, again]);
  expect((await viewOf(a, id)).scans).toHaveLength(1);
});

it('works on while the server is away, and loses nothing that was written meanwhile', async () => {
  const [a, b] = await two();
  const id = await create(a, 'base');
  await allInStep([a, b]);
  const crashed = postgres.crash();
  await edit(a, id, { notes: 'a' });
  await edit(b, id, { customer: 'b' });
  await crashed;
  await allInStep([a, b]);
  expect((await viewOf(a, id)).fields).toMatchObject({ notes: 'a', customer: 'b' });
});

it('erases on every desk what was erased on one, and asks where it was changed meanwhile', async () => {
  const [a, b] = await two();
  const [gone, changed] = [await create(a, 'gone'), await create(a, 'changed')];
  await allInStep([a, b]);
  await b.client.stock.pause();
  await edit(b, changed, { notes: 'still needed' });
  await a.client.erasure.erase({ templates: [gone, changed], reason: 'asked-for' });
  await inStep(a);
  await b.client.stock.resume();
  await until(b, ({ erasures }) => erasures === 1, 'asking');
  expect(b.context.templates.has(gone)).toBe(false);
  expect(await notesOf(b, changed)).toBe('still needed');
  const { templates, first } = await b.client.stock.erasures();
  expect(templates).toEqual([changed]);
  expect(first).toEqual([{ template: changed, name: '', isChanged: true }]);
  // What a person was not asked about stays undecided.
  await b.client.stock.decideErasures({ choice: 'erase', templates: [gone] });
  expect((await b.client.stock.status()).erasures).toBe(1);
  await b.client.stock.decideErasures({ choice: 'erase', templates: [...templates] });
  await allInStep([a, b]);
  expect(b.context.templates.has(changed)).toBe(false);
});

it('takes the scans of what was erased from the server as well', async () => {
  const [a, b] = await two();
  const { id } = await b.client.templates.create({ fields: blankFields });
  await attach(b, id, randomBytes(10_000));
  await allInStep([a, b]);
  const blobs = async () => (await postgres.dump(admin)).find(([table]) => table === 'blobs')![1];
  expect(await blobs()).not.toBe('[]');
  await b.client.erasure.erase({ templates: [id], reason: 'asked-for' });
  await allInStep([a, b]);
  expect(a.context.templates.has(id)).toBe(false);
  await vi.waitFor(async () => expect(await blobs()).toBe('[]'), { timeout: 10_000 });
});

it('finds its way again when a part of its notes is lost', async () => {
  const [a, b] = await two();
  const id = await create(a, 'base');
  await allInStep([a, b]);
  const dir = b.context.dir;
  const again = await reopen(b, async () => {
    const store = openStore(dir, (await openDataKey(dir, false)).bytes);
    store.db.exec('DELETE FROM stock_items; DELETE FROM stock_desks');
    store.close();
  });
  await edit(again, id, { notes: 'b' });
  await edit(a, id, { customer: 'a' });
  await allInStep([a, again]);
  expect((await viewOf(a, id)).fields).toMatchObject({ notes: 'b', customer: 'a' });
});

it('merges what it had before it was put back from a backup', async () => {
  const [a, b] = await two();
  const id = await create(b, 'base');
  await allInStep([a, b]);
  const dir = b.context.dir;
  const old = scratch(`old-${++opened}`);
  const later = await reopen(b, () => cp(dir, old, { recursive: true }));
  await edit(later, id, { notes: 'newer' });
  await allInStep([a, later]);
  await later.close();
  desks = desks.filter((one) => one !== later);
  const back = await openStockDesk(old);
  desks.push(back);
  await until(back, ({ reason }) => reason === 'stock-copied', 'stopped');
  await back.client.stock.accept({});
  await allInStep([a, back]);
  expect(await notesOf(back, id)).toBe('newer');
});

it('stops before many templates are erased at once', async () => {
  const [a, b] = await two();
  const ids: string[] = [];
  for (let n = 0; n < 12; n += 1) ids.push(await create(a, `n${n}`));
  await allInStep([a, b]);
  await a.client.erasure.erase({ templates: ids.slice(0, 11), reason: 'mistake' });
  await until(b, ({ erasures }) => erasures === 11, 'asking');
  expect(b.context.templates.ids()).toHaveLength(12);
  const { templates } = await b.client.stock.erasures();
  await b.client.stock.decideErasures({ choice: 'keep', templates: [...templates] });
  await inStep(b);
  expect(b.context.templates.ids()).toHaveLength(12);
});

it('gives a removed desk nothing new, and everybody else a new key', async () => {
  const [a, b] = await two();
  const c = await open();
  await joinStock(c, a, admin);
  const id = await create(a, 'before');
  await allInStep([a, b, c]);
  const { members } = await a.client.stock.status();
  const { fingerprint } = (await c.client.handover.desks()).own;
  await a.client.stock.remove({ desk: members.find((one) => one.fingerprint === fingerprint)!.desk });
  await until(c, ({ reason }) => reason === 'stock-removed', 'removed');
  await edit(b, id, { notes: 'after' });
  await allInStep([a, b]);
  expect(await notesOf(a, id)).toBe('after');
  expect(await notesOf(c, id)).toBe('before');
});

it('stops before a server that is emptied, and compares everything anew when a person says so', async () => {
  const [a, b] = await two();
  const kept = await create(a, 'kept');
  await allInStep([a, b]);
  const saved = await postgres.dump(admin);
  await edit(a, kept, { notes: 'newer' });
  const late = await create(b, 'late');
  await allInStep([a, b]);
  for (const desk of [a, b]) await desk.client.stock.pause();
  await postgres.restore(admin, saved);
  for (const desk of [a, b]) {
    await desk.client.stock.resume();
    const { state, reason } = await until(desk, ({ state }) => state === 'stopped', 'stopped');
    expect([state, reason]).toEqual(['stopped', 'stock-older']);
  }
  await a.client.stock.accept({ isRestored: true });
  await b.client.stock.accept({});
  await allInStep([a, b]);
  for (const desk of [a, b]) {
    expect(await notesOf(desk, kept)).toBe('newer');
    expect(await notesOf(desk, late)).toBe('late');
  }
});

it('tells who has a template open, and hands one to a colleague with a note', async () => {
  const [a, b] = await two();
  const id = await create(a, 'x');
  await allInStep([a, b]);
  expect(await a.client.stock.claim({ template: id })).toBeNull();
  expect(await b.client.stock.claim({ template: id })).toMatchObject({ template: id, isOwn: false });
  await until(b, ({ claims }) => claims.length === 1, 'seen as claimed');
  await a.client.stock.release({ template: id });
  await until(b, ({ claims }) => claims.length === 0, 'released');
  const { members } = await a.client.stock.status();
  const other = members.find(({ isOwn }) => !isOwn)!;
  await a.client.stock.handTo({ template: id, desk: other.desk, note: 'please look' });
  await until(b, ({ errands }) => errands[0]?.note === 'please look', 'handed over');
});

it('undoes its own steps only, and none over what another desk changed since', async () => {
  const [a, b] = await two();
  const id = await create(a, 'base');
  await edit(a, id, { notes: 'a' });
  await allInStep([a, b]);
  await expect(b.client.steps.undo()).rejects.toMatchObject({ data: { code: 'nothing-to-undo' } });
  await edit(b, id, { notes: 'b' });
  await allInStep([a, b]);
  await expect(a.client.steps.undo()).rejects.toMatchObject({ data: { code: 'undo-other-changed' } });
  await b.client.steps.undo();
  await allInStep([a, b]);
  expect(await notesOf(a, id)).toBe('a');
});

it('takes no key before a person has compared whose it is', async () => {
  const [a, b] = [await open(), await open()];
  await foundStock(a, admin);
  const id = await create(b, 'secret');
  await b.client.stock.join({ invitation: await invite(admin) });
  const { members } = await until(
    a,
    (one) => one.members.some(({ standing }) => standing === 'waiting'),
    'asked',
  );
  const { desk, fingerprint } = members.find(({ standing }) => standing === 'waiting')!;
  await a.client.stock.admit({ desk, fingerprint });
  const { state, admittedBy, waiting } = await until(b, (one) => one.admittedBy !== null, 'let in');
  expect({ state, waiting }).toEqual({ state: 'asked', waiting: 1 });
  await expect(b.client.stock.confirm({ fingerprint: '0000' })).rejects.toMatchObject({
    data: { code: 'not-found' },
  });
  await b.client.stock.confirm({ fingerprint: admittedBy! });
  await allInStep([a, b]);
  expect(await notesOf(a, id)).toBe('secret');
});

it('notices that somebody sends under its name', async () => {
  const [a, b] = await two();
  const id = await create(a, 'base');
  await allInStep([a, b]);
  const dir = b.context.dir;
  const copy = scratch(`copy-${++opened}`);
  const again = await reopen(b, () => cp(dir, copy, { recursive: true }));
  const other = await openStockDesk(copy);
  desks.push(other);
  await edit(other, id, { notes: 'copy' });
  await until(again, ({ reason }) => reason === 'stock-copied', 'stopped');
});

/** A scan of these bytes. */
const attach = async ({ context }: Desk, id: string, bytes: Buffer): Promise<void> => {
  const vaultId = await context.vault.put(Uint8Array.from(bytes));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { id: _, addedAt: __, ...scan } = scanOf('scan');
  context.templates.attachScan(id, { ...scan, sha256, vaultId, password: '' });
};

/** The same desk, closed and opened. */
const reopen = async (desk: Desk, meanwhile: () => Promise<void> = async () => {}): Promise<Desk> => {
  await desk.close();
  await meanwhile();
  desks = desks.filter((one) => one !== desk);
  const again = await openStockDesk(desk.context.dir);
  desks.push(again);
  return again;
};
