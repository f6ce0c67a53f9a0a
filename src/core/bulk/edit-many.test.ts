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
  while (desk.context.templates.counts({ search: value }).all === 0)
    await new Promise((next) => setImmediate(next));
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
  expect(await work).toEqual({ changed: size, left: 0, stale: [] });
  expect(customers()).toEqual(['甲方']);
  expect((await desk.client.steps.undo()).step).toMatchObject({ code: 'templates.updateMany', count: size });
  expect(customers()).toEqual(['原客户']);
});

it('leaves out what findings speak against, unless somebody says that it holds all the same', async () => {
  const state = (value: string) => ({ field: 'state', action: 'set', value }) as const;
  const few = ids.slice(0, 5);
  const look = (value: string) =>
    desk.client.templates.previewMany({ chosen: { ids: [...few] }, edit: state(value) });
  const states = () => [...new Set(few.map((id) => desk.context.templates.recordOf(id).state))];
  const { items, samples } = await look('in-review');
  // Nothing is filled in: every one of them is stopped.
  expect(items.map(({ against }) => against)).toEqual(few.map(() => 'stop'));
  expect(samples[0]?.against).toBe('stop');
  const chosen = items.map(({ id, revision }) => ({ id, revision }));
  const kept = await desk.client.templates.updateMany({ items: chosen, edit: state('in-review') });
  expect(kept).toEqual({ changed: 0, left: 5, stale: [] });
  expect(states()).toEqual(['not-submitted']);
  const despite = { items: chosen, edit: state('in-review'), despite: true };
  expect(await desk.client.templates.updateMany(despite)).toEqual({ changed: 5, left: 0, stale: [] });
  expect(states()).toEqual(['in-review']);
  // To say that they came back, or never went out, contradicts nothing.
  expect((await look('rejected')).items.map(({ against }) => against)).toEqual(few.map(() => null));
  await desk.client.steps.undo();
  expect(states()).toEqual(['not-submitted']);
});

it('takes back what it wrote when a template is changed meanwhile, and names it', async () => {
  const { items } = await preview('乙方');
  const before = await desk.client.steps.next();
  const work = desk.client.templates.updateMany({ items: [...items], edit: edit('乙方') });
  await untilBegun('乙方');
  const last = await desk.client.templates.get({ id: items.at(-1)!.id });
  const { id, revision, fields } = last;
  await desk.client.templates.update({ id, revision, fields: { ...fields, notes: '改了' } });
  expect(await work).toEqual({ changed: 0, left: 0, stale: [{ id, name: '示例' }] });
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
