/** One change for many lets other calls in between, and is all or none all the same. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { faultOf } from '#contract/fault-of';
import { blankFields } from '#domain/template/fields';
import { createScratch } from '../../../tests/scratch.ts';
import { type Desk, openDesk } from '../open-desk.ts';
import { systemClock } from '../system-clock.ts';

const scratch = createScratch();
const size = 600;
const edit = (value: string) => ({ field: 'customer', action: 'set', value }) as const;
let desk: Desk;
let ids: readonly string[];
beforeAll(async () => {
  desk = await openDesk({ dir: scratch('desk'), clock: systemClock('2026-11-24') });
  for (let at = 0; at < size; at++)
    desk.context.templates.create({ ...blankFields, holder: { zh: '示例', en: '' }, customer: '原客户' });
  ids = await desk.client.templates.ids({});
});
afterAll(() => desk.close());

const preview = (value: string) =>
  desk.client.templates.previewMany({ chosen: { ids: [...ids] }, edit: edit(value) });
const customers = () =>
  [...new Set(ids.map((id) => desk.context.templates.recordOf(id).fields.customer))].sort();
/** Turns of the event loop until something is written. */
const untilBegun = async (value: string): Promise<void> => {
  while (desk.context.templates.counts(value).all === 0) await new Promise((next) => setImmediate(next));
};

it('answers other calls meanwhile', async () => {
  const { items } = await preview('甲方');
  let isOver = false;
  const work = desk.client.templates.updateMany({ items: [...items], edit: edit('甲方') });
  void work.then(() => {
    isOver = true;
  });
  await untilBegun('甲方');
  const { total } = await desk.client.templates.list({ search: '甲方' });
  expect(isOver).toBe(false);
  expect(total).toBeGreaterThan(0);
  expect(total).toBeLessThan(size);
  // The step is still being made: taking back half of it would be wrong.
  expect(faultOf(await desk.client.steps.undo().catch((error: unknown) => error)).code).toBe('undo-busy');
  expect(await work).toEqual({ changed: size, stale: [] });
  expect(customers()).toEqual(['甲方']);
  expect((await desk.client.steps.undo()).step).toMatchObject({ code: 'templates.updateMany', count: size });
  expect(customers()).toEqual(['原客户']);
});

it('takes back what it wrote when a template is changed meanwhile, and names it', async () => {
  const { items } = await preview('乙方');
  const before = await desk.client.steps.next();
  const work = desk.client.templates.updateMany({ items: [...items], edit: edit('乙方') });
  await untilBegun('乙方');
  const last = await desk.client.templates.get({ id: items.at(-1)!.id });
  const { id, revision, fields } = last;
  await desk.client.templates.update({ id, revision, fields: { ...fields, notes: '改了' } });
  expect(await work).toEqual({ changed: 0, stale: [{ id, name: '示例' }] });
  expect(customers()).toEqual(['原客户']);
  // Only the single change is a step.
  expect((await desk.client.steps.next()).undo).toMatchObject({ code: 'templates.update', count: 1 });
  await desk.client.steps.undo();
  expect((await desk.client.steps.next()).undo).toEqual(before.undo);
});

it('takes back what it wrote when it is cancelled', async () => {
  const { items } = await preview('丙方');
  const stop = new AbortController();
  const work = desk.client.templates.updateMany(
    { items: [...items], edit: edit('丙方') },
    { signal: stop.signal },
  );
  const ended = work.catch((error: unknown) => faultOf(error).code);
  await untilBegun('丙方');
  stop.abort();
  expect(await ended).toBe('cancelled');
  expect(customers()).toEqual(['原客户']);
});
