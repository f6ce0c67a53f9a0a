/** The desk's notes of the stock, on a real store. */
import { afterEach, expect, it } from 'vitest';
import { blankFields } from '#domain/template/fields';
import { createScratch } from '../../../tests/scratch.ts';
import { openDataKey } from '../key/data-key.ts';
import { openDesk } from '../open-desk.ts';
import { openEraser } from './erase-templates.ts';
import { openHistory } from './events.ts';
import { openStore, type Store } from './open-store.ts';
import { openStockNotes } from './stock-notes.ts';

const scratch = createScratch();
let store: Store | null = null;
afterEach(() => store?.close());

it.each([
  ['erased elsewhere too: nothing is to be sent', true, { version: 2, hash: '', dirty: false }],
  ['changed elsewhere: that it is gone is to be sent', false, { version: 2, hash: 'erased', dirty: true }],
])('a version that waits stays known when its template is erased here: %s', async (_, deleted, wanted) => {
  const dir = scratch(`desk-${deleted}`);
  const desk = await openDesk({ dir });
  const { id } = desk.context.templates.create(blankFields);
  await desk.close();
  store = openStore(dir, (await openDataKey(dir, false)).bytes);
  const notes = openStockNotes(store);
  notes.setInStep(id, 1, 'hash', []);
  notes.putIncoming({ template: id, version: 2, desk: 'other', deleted, item: '{}' }, deleted ? [] : ['aa']);
  openEraser(store, openHistory(store)).erase([id], '2026-11-29T08:00:00.000Z', 'asked-for');
  expect(notes.incoming(id)).toBeNull();
  expect(notes.item(id)).toMatchObject(wanted);
});
