/** What became of the templates of a bundle: counts, days, the list of just these, and what goes out again. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { faultOf } from '#contract/fault-of';
import { makeBundleFile } from '#core/bundle/make-bundle';
import { type Desk, openDesk } from '#core/open-desk';
import { systemClock } from '#core/system-clock';
import { addDays } from '#domain/date/calendar-date';
import { today } from './dossiers.ts';
import { fillWithPictures } from './ready-desk.ts';
import { createScratch } from './scratch.ts';

const scratch = createScratch();
const count = 6;
let desk: Desk;
let ids: readonly string[] = [];
let bundle = '';
const nothing = (): void => undefined;
const standing = () => desk.client.bundles.standing({ bundle });
const listed = async (filter: 'all' | 'rejected' | 'in-review', of = bundle) =>
  (await desk.client.templates.ids({ search: '', filter, sort: 'updated', only: { bundle: of } })).toSorted();
const set = async (id: string, state: 'rejected' | 'verified') => {
  const { revision } = await desk.client.templates.get({ id });
  await desk.client.templates.setState({ id, revision, state });
};

beforeAll(async () => {
  desk = await openDesk({ dir: scratch('desk'), clock: systemClock(today) });
  ids = await fillWithPictures(desk, count, 110_000);
  bundle = (await makeBundleFile(desk.context, {}, scratch('a.zip'), nothing)).id;
  // One that no bundle holds.
  await fillWithPictures(desk, 1, 110_000);
});
afterAll(() => desk.close());

it('all are open at first, and the list of the bundle holds just them', async () => {
  expect(await standing()).toEqual({
    open: count,
    inReview: 0,
    verified: 0,
    rejected: 0,
    gone: 0,
    dueFrom: null,
    dueTo: null,
  });
  expect(await listed('all')).toEqual([...ids].toSorted());
  expect(
    (await desk.client.templates.list({ search: '', filter: 'all', sort: 'updated', offset: 0, limit: 9 }))
      .total,
  ).toBe(count + 1);
  expect(await listed('all', 'nothing')).toEqual([]);
});

it('handed in on another day: outcome and days count from that day; tomorrow is refused', async () => {
  const on = addDays(today, -3);
  expect(
    await desk.client.bundles.markSubmitted({ bundle, on: addDays(today, 1) }).catch(faultOf),
  ).toMatchObject({ code: 'invalid-input' });
  expect(await desk.client.bundles.markSubmitted({ bundle, on })).toMatchObject({ templates: count });
  const { inReview, dueFrom, dueTo } = await standing();
  const { items } = await desk.client.calendar.page({
    from: today,
    to: null,
    kinds: ['answer-due'],
    offset: 0,
    limit: 50,
  });
  expect([inReview, dueFrom, dueTo]).toEqual([count, items[0]?.day, items.at(-1)?.day]);
  expect(dueTo! > on).toBe(true);
  const { outcomes } = await desk.client.templates.get({ id: ids[0]! });
  expect(outcomes[0]?.sentAt.slice(0, 10)).toBe(on);
  const made = (await desk.client.bundles.list()).find(({ id }) => id === bundle);
  expect(outcomes[0]?.target).toBe(made?.target);
  expect(desk.context.templates.stateDays(ids[0]!)).toEqual({ since: on, sentOn: on });
});

it('half of it comes back: counted, listed, and never marked again by the same bundle', async () => {
  const back = ids.slice(0, 2);
  for (const id of back) await set(id, 'rejected');
  await set(ids[2]!, 'verified');
  const { revision } = await desk.client.templates.get({ id: ids[3]! });
  await desk.client.templates.remove({ id: ids[3]!, revision });
  expect(await standing()).toMatchObject({ open: 0, inReview: 2, verified: 1, rejected: 2, gone: 1 });
  expect(await listed('rejected')).toEqual([...back].toSorted());
  expect(await desk.client.bundles.markSubmitted({ bundle })).toMatchObject({ templates: 0 });

  const again = (await makeBundleFile(desk.context, { templates: [...back] }, scratch('b.zip'), nothing)).id;
  expect(await desk.client.bundles.standing({ bundle: again })).toMatchObject({ open: 2, rejected: 0 });
  expect(await desk.client.bundles.markSubmitted({ bundle: again })).toMatchObject({ templates: 2 });
  expect(await standing()).toMatchObject({ inReview: 4, rejected: 0 });
});

it('a bundle that is not there is said', async () => {
  expect(await desk.client.bundles.standing({ bundle: 'nothing' }).catch(faultOf)).toMatchObject({
    code: 'not-found',
  });
});
