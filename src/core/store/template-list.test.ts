/** The list in every order, filter and search: the same as sorting everything would give, page by page. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { templateSorts } from '#contract/views';
import { addDays } from '#domain/date/calendar-date';
import { officeDay } from '#domain/date/office-day';
import { blankFields } from '#domain/template/fields';
import { createScratch } from '../../../tests/scratch.ts';
import { type Desk, openDesk } from '../open-desk.ts';
import { systemClock } from '../system-clock.ts';

const scratch = createScratch();
const size = 60;
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ dir: scratch('desk'), clock: systemClock('2026-11-24') });
  for (let at = 0; at < size; at++)
    await desk.client.templates.create({
      fields: {
        ...blankFields,
        holder: { zh: `${['周勇杰', '单晓明', '示例网络科技'][at % 3]}`, en: '' },
        customer: at % 4 === 0 ? '' : `客户${at % 7}`,
        certificate: { ...blankFields.certificate, number: `L${1000 + at}` },
      },
    });
});
afterAll(() => desk.close());

it('finds pinyin, initials and surname with initials, and parts of numbers', async () => {
  const total = async (search: string) => (await desk.client.templates.list({ search })).total;
  for (const search of ['zyj', 'zhouyj', 'zhouyongjie', 'ZHOU yong', '勇杰'])
    expect([search, await total(search)]).toEqual([search, 20]);
  // 单 as a surname is read Shan.
  expect(await total('sxm')).toBe(20);
  expect(await total('slwl')).toBe(20);
  expect(await total('L1059')).toBe(1);
  expect(await total('zzz')).toBe(0);
});

it.each(templateSorts)(
  'in order of %s, pages and ids are one list, with a search and without',
  async (sort) => {
    const { client } = desk;
    for (const search of ['', '客户3', 'l10']) {
      const whole = (await client.templates.list({ search, sort, limit: 500 })).rows.map(({ id }) => id);
      const paged = [];
      for (let offset = 0; offset < whole.length; offset += 7)
        paged.push(
          ...(await client.templates.list({ search, sort, offset, limit: 7 })).rows.map(({ id }) => id),
        );
      expect(paged).toEqual(whole);
      expect(await client.templates.ids({ search, sort })).toEqual(whole);
      expect(new Set(whole).size).toBe(whole.length);
    }
  },
);

it('sorts by customer with none at the end', async () => {
  const { rows } = await desk.client.templates.list({ sort: 'customer', limit: 500 });
  const customers = rows.map(({ customer }) => customer);
  const named = customers.filter((customer) => customer !== '');
  expect(customers).toEqual([...named.toSorted(), ...customers.filter((customer) => customer === '')]);
});

it('a search goes on narrowing, forgets what was changed, and sees a change that was taken back', async () => {
  const { client } = desk;
  const find = async (search: string) => (await client.templates.list({ search })).total;
  expect([await find('l'), await find('l1'), await find('l100')]).toEqual([60, 60, 10]);
  const { id, fields } = await client.templates.create({ fields: { ...blankFields, customer: '新客户' } });
  expect(await find('新客户')).toBe(1);
  await client.templates.update({ id, revision: 1, fields: { ...fields, customer: '改名' } });
  expect([await find('新客户'), await find('改名')]).toEqual([0, 1]);
  expect(() =>
    desk.context.templates.transaction(() => {
      desk.context.templates.update(id, 2, { ...fields, customer: '没有写成' });
      throw new Error('taken back');
    }),
  ).toThrow('taken back');
  expect([await find('没有写成'), await find('改名')]).toEqual([0, 1]);
});

it('keeps filters of one’s own in the settings', async () => {
  const filters = [{ id: 'a', name: '三号', search: '客户3', filter: 'all', sort: 'name' } as const];
  expect((await desk.client.desk.saveSettings({ filters })).filters).toEqual(filters);
  expect((await desk.client.desk.status()).settings.filters).toEqual(filters);
  await expect(desk.client.desk.saveSettings({ filters: [{ ...filters[0]!, name: '' }] })).rejects.toThrow();
});

it('shows a new day at once and says how many rows are still to be checked', async () => {
  let day = '2026-11-24';
  const { now } = systemClock('2026-11-24');
  const own = await openDesk({ dir: scratch('days'), clock: { now, today: () => day } });
  await own.client.templates.create({ fields: blankFields });
  expect((await own.client.templates.list({})).stale).toBe(0);
  day = '2026-11-25';
  expect(own.context.templates.staleRows()).toBe(1);
  expect(await own.client.templates.list({})).toMatchObject({ total: 1, stale: 0 });
  await own.close();
});

it('counts anew after each change, and after one that was taken back', async () => {
  const { client, context } = desk;
  const all = async (search = '') => (await client.templates.list({ search })).counts.all;
  const before = [await all(), await all('客户3')];
  const create = () =>
    context.templates.create({ ...blankFields, holder: { zh: '临时', en: '' }, customer: '客户3' });
  expect(() =>
    context.templates.transaction(() => {
      create();
      expect(context.templates.counts({ search: '' }).all).toBe(before[0]! + 1);
      throw new Error('taken back');
    }),
  ).toThrow('taken back');
  expect([await all(), await all('客户3')]).toEqual(before);
  const { id, revision } = create();
  expect([await all(), await all('客户3')]).toEqual(before.map((n) => n + 1));
  await client.templates.remove({ id, revision });
  expect([await all(), await all('客户3')]).toEqual(before);
});

it('narrows by finding, customer, tag and target together, with a search and a state', async () => {
  const own = await openDesk({ dir: scratch('narrow'), clock: systemClock('2026-11-24') });
  const { client } = own;
  const add = (customer: string, tags: string[], zh: string, target = '') =>
    client.templates.create({ fields: { ...blankFields, holder: { zh, en: '' }, customer, tags, target } });
  await add('甲方', ['急', '三月'], '周勇杰');
  await add('甲方', ['三月'], '李明', 'tencent');
  await add('甲方公司', ['急'], '周勇杰');
  await add('', [], '周勇杰');
  const total = async (only: object, more: object = {}) =>
    (await client.templates.list({ ...more, only })).total;
  expect(await total({ customer: '甲方' })).toBe(2);
  expect(await total({ customer: '' })).toBe(1);
  expect(await total({ tag: '急' })).toBe(2);
  expect(await total({ tag: '急', customer: '甲方' })).toBe(1);
  expect(await total({ target: 'strict' })).toBe(3);
  expect(await total({ target: 'tencent', finding: 'picture-missing' })).toBe(1);
  expect(await total({ finding: 'no-such-finding' })).toBe(0);
  expect(await total({ finding: 'field-missing email' })).toBe(4);
  expect(await total({ finding: 'field-missing holder.zh' })).toBe(0);
  expect(await total({ finding: 'field-missing' })).toBe(4);
  expect(await total({ customer: '甲方' }, { search: '周' })).toBe(1);
  expect(await total({ customer: '甲方' }, { filter: 'ready' })).toBe(0);
  expect((await client.templates.ids({ only: { tag: '三月' }, sort: 'name' })).length).toBe(2);
  const facets = await client.templates.facets({ only: { customer: '甲方' } });
  expect(facets.customer.map(({ value, templates }) => [value, templates])).toEqual([
    ['甲方', 2],
    ['甲方公司', 1],
    ['', 1],
  ]);
  expect(facets.tag).toEqual([
    { value: '三月', templates: 2 },
    { value: '急', templates: 1 },
  ]);
  expect(facets.finding.find(({ value }) => value === 'picture-missing')).toMatchObject({ templates: 2 });
  // A finding that goes away is no mark any more.
  const [first] = (await client.templates.list({ only: { customer: '' } })).rows;
  const { revision, fields } = await client.templates.get({ id: first!.id });
  await client.templates.update({ id: first!.id, revision, fields: { ...fields, customer: '新' } });
  expect([await total({ customer: '' }), await total({ customer: '新' })]).toEqual([0, 1]);
  await own.close();
});

it('lists by days as China counts them, both ends included, together with other conditions', async () => {
  const [id = ''] = await desk.client.templates.ids({ search: 'L1000' });
  const day = desk.context.templates.view(id).createdAt;
  const today = officeDay(day);
  const total = async (of: 'created' | 'changed' | 'submitted', from?: string, to?: string, search = '') =>
    (
      await desk.client.templates.list({
        search,
        only: { days: { of, ...(from ? { from } : {}), ...(to ? { to } : {}) } },
      })
    ).total;
  expect(await total('created', today, today)).toBe((await desk.client.templates.list({})).total);
  expect(await total('created', addDays(today, 1))).toBe(0);
  expect(await total('changed', undefined, addDays(today, -1))).toBe(0);
  expect(await total('changed', addDays(today, -1), today, '客户3')).toBeGreaterThan(0);
  expect(await total('submitted', today)).toBe(0);
  const { revision } = desk.context.templates.view(id);
  await desk.client.templates.setState({ id, revision, state: 'in-review' });
  expect(await total('submitted', addDays(today, -1), today)).toBe(1);
  await desk.client.steps.undo();
});
