/** Tiles in a real store: what there is to see of a template, and what is gone. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { blankFields } from '#domain/template/fields';
import { createScratch } from '../../../tests/scratch.ts';
import { type Desk, openDesk } from '../open-desk.ts';
import type { NewScan } from '../ports/scans.ts';

const scratch = createScratch();
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ dir: scratch('desk') });
});
afterAll(() => desk.close());

const newScan = (name: string, side: NewScan['side']): NewScan => ({
  side,
  sha256: name,
  vaultId: name,
  password: '',
  name: `${name}.jpg`,
  facts: {
    type: 'jpeg',
    bytes: 1,
    width: 1,
    height: 1,
    page: 1,
    pages: 1,
    papers: [],
  } as unknown as NewScan['facts'],
  findings: [],
});

it('hold the row of the list and the scans that are there, in the order asked for', async () => {
  const { client, context } = desk;
  const create = (zh: string) => context.templates.create({ ...blankFields, holder: { zh, en: '' } }).id;
  const [plain, both] = [create('示例甲'), create('示例乙')];
  context.templates.attachScan(both, newScan('a', 'front'));
  context.templates.attachScan(both, newScan('b', 'back'));
  const { rows } = await client.templates.list({});
  const row = (id: string) => rows.find((one) => one.id === id);
  const [first, none, second] = await client.templates.tiles({ ids: [both, 'nobody', plain] });
  expect(none).toBeNull();
  expect(second).toEqual({ ...row(plain), removed: false, picture: null, scans: [] });
  const scan = { id: expect.any(String), damaged: false };
  expect(first).toEqual({
    ...row(both),
    removed: false,
    picture: null,
    scans: [
      { ...scan, side: 'front', name: 'a.jpg' },
      { ...scan, side: 'back', name: 'b.jpg' },
    ],
  });

  context.templates.detachScan(both, first!.scans[0]!.id);
  const { revision } = context.templates.view(both);
  await client.templates.remove({ id: both, revision });
  const [removed] = await client.templates.tiles({ ids: [both] });
  expect(removed).toMatchObject({ removed: true, scans: [{ side: 'back' }] });
});
