/** The list narrowed to what colleagues handed to this desk, on a real store. */
import { afterEach, expect, it } from 'vitest';
import { blankFields } from '#domain/template/fields';
import { createScratch } from '../../../tests/scratch.ts';
import { openDataKey } from '../key/data-key.ts';
import { type Desk, openDesk } from '../open-desk.ts';
import { openErrandNarrowing } from './errand-narrowing.ts';
import { openStore, type Store } from './open-store.ts';
import { openStockNotes } from './stock-notes.ts';

const scratch = createScratch();
const [own, other, third] = ['desk-own', 'desk-other', 'desk-third'];
let desk: Desk | null = null;
afterEach(async () => {
  await desk?.close();
  desk = null;
});

const handIn =
  (store: Store) =>
  (template: string, by: string, to: string): void =>
    openStockNotes(store).putErrand({
      template,
      by,
      to,
      note: '',
      at: '2026-11-28T01:00:00.000Z',
      version: 1,
      dirty: false,
    });

it('holds what was handed to this desk and is not done, in step with errands alone', async () => {
  const dir = scratch('desk');
  desk = await openDesk({ dir });
  const { templates } = desk.context;
  const ids = ['甲', '乙', '丙', '丁'].map((customer) => templates.create({ ...blankFields, customer }).id);
  await desk.close();
  desk = null;
  const [a, b, c, d] = ids as [string, string, string, string];

  const store = openStore(dir, (await openDataKey(dir, false)).bytes);
  const hand = handIn(store);
  const narrow = openErrandNarrowing(store);
  // One finding, which stays the same while no template changes.
  const found = [1, 2, 3, 4];
  expect(narrow(found, undefined)).toBe(found);
  hand(a, other, own);
  expect(narrow(found, 'mine')).toEqual([]);
  // Only the desk's id is asked for here; a whole link needs a server.
  store.db.prepare("INSERT INTO settings VALUES ('stock', ?)").run(JSON.stringify({ desk: own }));
  hand(b, other, third);
  hand(c, third, own);
  const first = narrow(found, 'mine');
  expect(first).toEqual([1, 3]);
  expect(narrow(found, 'mine')).toBe(first);
  hand(d, own, other);
  hand(c, own, own);
  expect(narrow(found, 'mine')).toEqual([1]);
  expect(narrow([2, 3], 'mine')).toEqual([]);
  store.db.exec("DELETE FROM settings WHERE name = 'stock'");
  store.close();
});

it('a desk in no stock has nothing of it, and its list says so on every page', async () => {
  desk = await openDesk({ dir: scratch('alone') });
  const { client, context } = desk;
  context.templates.create({ ...blankFields, customer: '甲' });
  const { rows, total, counts } = await client.templates.list({ only: { errand: 'mine' } });
  expect([rows, total, counts.all]).toEqual([[], 0, 0]);
  expect(await client.templates.ids({ only: { errand: 'mine' } })).toEqual([]);
  expect((await client.templates.list({})).total).toBe(1);
});
