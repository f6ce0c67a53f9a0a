/** Blocks of cells: read as an import reads them, looked at first, one step; and the rows that the grid shows. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Block, BlockPreview } from '#contract/cells';
import { faultOf } from '#contract/fault-of';
import type { BulkResult } from '#contract/lists';
import { blankFields } from '#domain/template/fields';
import { createScratch } from '../../../tests/scratch.ts';
import { type Desk, openDesk } from '../open-desk.ts';
import { systemClock } from '../system-clock.ts';

const scratch = createScratch();
const number = '11010519491231002X';
let desk: Desk;
let ids: readonly string[];
beforeAll(async () => {
  desk = await openDesk({ dir: scratch('desk'), clock: systemClock('2026-11-24') });
  for (let at = 0; at < 6; at++)
    desk.context.templates.create({
      ...blankFields,
      holder: { zh: `示例${at}`, en: '' },
      customer: `客户${5 - at}`,
      certificate: { ...blankFields.certificate, type: 'SFZ', number: at === 0 ? number : '' },
    });
  ids = await desk.client.templates.ids({ sort: 'name' });
});
afterAll(() => desk.close());

const columns: Block['columns'] = ['customer', 'email', 'certificate.expires', 'tags', null, 'holderKind'];
const fieldsOf = (at: number) => desk.context.templates.recordOf(ids[at]!).fields;
const pasted = (text: string, selected = { rows: 1, columns: 1 }): Block => ({
  what: { kind: 'paste', text },
  columns: [...columns],
  selected,
});

const look = async (block: Block, rows: readonly string[] = ids): Promise<BlockPreview> => {
  for await (const part of await desk.client.templates.previewBlock({ ...block, rows: [...rows] }))
    if (part.kind === 'done') return part.preview;
  throw new Error('no end');
};
const write = async (
  block: Block,
  { items, source }: BlockPreview,
  rows: readonly string[] = ids,
): Promise<BulkResult> => {
  const parts = await desk.client.templates.writeBlock({
    ...block,
    rows: rows.length,
    source,
    items: [...items],
  });
  for await (const part of parts) if (part.kind === 'done') return part.result;
  throw new Error('no end');
};

it('shows what a paste would do before it does anything, and takes it back in one step', async () => {
  const block = pasted('新客户\ta@example.cn\t2030年1月2日\t加急,重要\r\n\tb@example.cn\t不是日期\t');
  const preview = await look(block);
  expect(preview).toMatchObject({
    cells: 6,
    handedOver: 0,
    refused: 1,
    outside: 0,
    problems: [{ code: 'date-unreadable', column: 'certificate.expires', cell: '不是日期', name: '示例1' }],
    items: [{ place: 0 }, { place: 1 }],
  });
  expect(preview.samples[0]).toMatchObject({ column: 'customer', before: '客户5', after: '新客户' });
  expect(fieldsOf(0).customer).toBe('客户5');
  expect(await write(block, preview)).toEqual({ changed: 2, left: 0, stale: [] });
  expect(fieldsOf(0)).toMatchObject({
    customer: '新客户',
    email: 'a@example.cn',
    certificate: { expires: '2030-01-02' },
    tags: ['加急', '重要'],
  });
  // An empty cell empties its field; what could not be read stayed.
  expect(fieldsOf(1)).toMatchObject({ customer: '', email: 'b@example.cn', certificate: { expires: '' } });
  expect((await desk.client.steps.undo()).step).toMatchObject({ code: 'templates.writeBlock', count: 2 });
  expect([fieldsOf(0).email, fieldsOf(1).customer]).toEqual(['', '客户4']);
});

it('repeats a single cell over what is marked, and says what has no place', async () => {
  const all = await look(pasted('同一客户', { rows: 6, columns: 1 }));
  expect(all).toMatchObject({ cells: 6, columns: [{ column: 'customer', cells: 6 }] });
  const wide = await look(pasted('甲\t\t\t\t谁也不填\tindividual\t多出来'));
  expect(wide.outside).toBe(2);
  expect(await look(pasted('甲\n乙'), ids.slice(0, 1))).toMatchObject({ cells: 1, outside: 1 });
  expect(await look(pasted('"甲'))).toMatchObject({ cells: 1 });
  expect(await look(pasted(''))).toMatchObject({ cells: 0, items: [] });
});

it('fills down, empties, and leaves what nobody can leave open', async () => {
  const fill: Block = {
    what: { kind: 'fill', from: ids[0]! },
    columns: ['customer', 'certificate.number'],
    selected: { rows: 3, columns: 2 },
  };
  const filled = await look(fill);
  expect(filled).toMatchObject({ cells: 4, items: [{ place: 1 }, { place: 2 }] });
  // Whole numbers stand in no preview.
  expect(JSON.stringify(filled)).not.toContain(number);
  await write(fill, filled);
  expect(fieldsOf(2)).toMatchObject({ customer: '客户5', certificate: { number } });
  const clear: Block = {
    what: { kind: 'clear' },
    columns: ['customer', 'holderKind'],
    selected: { rows: 3, columns: 2 },
  };
  await write(clear, await look(clear));
  expect(fieldsOf(1)).toMatchObject({ customer: '', holderKind: 'individual' });
  await desk.client.steps.undo();
  await desk.client.steps.undo();
  expect(fieldsOf(2)).toMatchObject({ customer: '客户3', certificate: { number: '' } });
});

it('writes nothing when a template was changed since the preview, and names it', async () => {
  const block = pasted('丙', { rows: 2, columns: 1 });
  const preview = await look(block);
  const { revision, fields } = desk.context.templates.recordOf(ids[1]!);
  desk.context.templates.update(ids[1]!, revision, { ...fields, notes: '刚改' });
  expect(await write(block, preview)).toEqual({
    changed: 0,
    left: 0,
    stale: [{ id: ids[1], name: '示例1' }],
  });
  expect(fieldsOf(0).customer).toBe('客户5');
  const gone = look(block, ['gone']).catch((error: unknown) => faultOf(error).code);
  expect(await gone).toBe('not-found');
  // What is filled in counts as well.
  const fill: Block = { ...pasted('', { rows: 3, columns: 1 }), what: { kind: 'fill', from: ids[0]! } };
  const filled = await look(fill);
  const source = desk.context.templates.recordOf(ids[0]!);
  desk.context.templates.update(source.id, source.revision, { ...source.fields, notes: '后来改' });
  expect((await write(fill, filled)).stale).toEqual([{ id: ids[0], name: '示例0' }]);
});

it('reads rows with their findings, numbers masked; copied whole they are in the history', async () => {
  const [row, none] = await desk.client.templates.cells({
    ids: [ids[0]!, 'gone'],
    columns: ['holder.zh', 'certificate.number', 'email'],
  });
  expect(none).toBeNull();
  expect(row).toMatchObject({ name: '示例0', cells: { 'holder.zh': '示例0', email: '' } });
  expect(row?.cells['certificate.number']).toContain('•');
  expect(row?.findings.map(({ at }) => ('field' in at ? at.field : ''))).toContain('email');
  const copied = await desk.client.templates.copyCells({
    ids: ids.slice(0, 2),
    columns: ['holder.zh', 'standing', 'certificate.number'],
  });
  expect(copied.rows).toEqual([
    ['示例0', '', number],
    ['示例1', '', ''],
  ]);
  const events = (id: string) => desk.context.templates.view(id).events.map(({ kind }) => kind);
  expect(events(ids[0]!)).toContain('listed');
  expect(events(ids[1]!)).not.toContain('listed');
});

it('lists in the order of any column, empty values last, also after a change', async () => {
  const order = async (down: boolean) => {
    const list = await desk.client.templates.ids({ by: { column: 'customer', down } });
    return list.map((id) => desk.context.templates.recordOf(id).fields.customer);
  };
  const up = ['客户0', '客户1', '客户2', '客户3', '客户4', '客户5'];
  expect(await order(false)).toEqual(up);
  expect(await order(true)).toEqual([...up].reverse());
  const { id, revision, fields } = desk.context.templates.recordOf(ids[0]!);
  desk.context.templates.update(id, revision, { ...fields, customer: '' });
  expect(await order(false)).toEqual([...up.slice(0, 5), '']);
  expect(await order(true)).toEqual([...up.slice(0, 5).reverse(), '']);
  const { rows, total } = await desk.client.templates.list({
    search: '示例',
    by: { column: 'customer', down: false },
    offset: 1,
    limit: 2,
  });
  expect([total, rows.map(({ customer }) => customer)]).toEqual([6, ['客户1', '客户2']]);
});
