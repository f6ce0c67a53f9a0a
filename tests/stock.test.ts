/** Desks of one office in step over a real PostgreSQL. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Desk } from '#core/open-desk';
import type { StockAddress } from '#core/ports/stock-server';
import { installStock } from '#core/stock/install';
import { blankFields } from '#domain/template/fields';
import { edit, viewOf } from './hand-over-desks.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';
import { createScratch } from './scratch.ts';
import { allInStep, foundStock, inStep, joinStock, openStockDesk, until } from './stock-desks.ts';

const scratch = createScratch();
let opened = 0;
let postgres: TestPostgres;
let admin: StockAddress;
let desks: Desk[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
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
