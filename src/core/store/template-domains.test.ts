/** Names with states of their own on a real store: what is set, what the template follows, what history keeps, and how fast. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blankFields } from '#domain/template/fields';
import { createScratch } from '../../../tests/scratch.ts';
import { type Desk, openDesk } from '../open-desk.ts';
import { systemClock } from '../system-clock.ts';

const scratch = createScratch();
const today = '2026-11-24';
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ dir: scratch('desk'), clock: systemClock(today) });
});
afterAll(() => desk.close());

const create = (domains: readonly string[]): string =>
  desk.context.templates.create({ ...blankFields, domains }).id;
const statesOf = (id: string) =>
  Object.fromEntries(desk.context.templates.domains(id).map(({ name, record }) => [name, record.state]));
const codeOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('names of a template', () => {
  it('are set one by one or all, told apart as the registry does, and the template follows', () => {
    const { templates } = desk.context;
    const id = create(['A.cn', 'b.cn', 'a.CN', '示例.中国']);
    expect(templates.view(id).domains).toMatchObject({ total: 3, 'not-submitted': 3, due: 0, holdOn: null });
    const sent = templates.setDomains(id, 1, { chosen: { of: 'all' }, state: 'in-review', on: '2026-11-20' });
    expect(sent).toMatchObject({ state: 'in-review', revision: 2, domains: { 'in-review': 3 } });
    expect(sent.outcomes).toMatchObject([{ result: null }]);
    const back = templates.setDomains(id, 2, {
      chosen: { names: ['ａ.cn'] },
      state: 'rejected',
      message: '库中无此号',
    });
    expect(back).toMatchObject({ state: 'rejected', domains: { rejected: 1, 'in-review': 2, due: 1 } });
    expect(back.outcomes).toMatchObject([{ result: 'rejected', failures: ['F14'] }]);
    expect(statesOf(id)).toEqual({ 'A.cn': 'rejected', 'b.cn': 'in-review', '示例.中国': 'in-review' });
    expect(templates.domains(id)[0]?.record).toMatchObject({
      submittedOn: '2026-11-20',
      answeredOn: today,
      message: '库中无此号',
      failure: 'F14',
    });
    // Nothing changes, so nothing is written.
    expect(templates.setDomains(id, 3, { chosen: { of: 'verified' }, state: 'rejected' }).revision).toBe(3);
    expect(
      codeOf(() => templates.setDomains(id, 3, { chosen: { names: ['c.cn'] }, state: 'verified' })),
    ).toBe('domain-unknown');
    expect(codeOf(() => templates.setDomains(id, 1, { chosen: { of: 'all' }, state: 'verified' }))).toBe(
      'stale-revision',
    );
  });

  it('leave in the history how many they were and which state, never their names or the words', () => {
    const { templates } = desk.context;
    const id = create(['secret-name.cn', 'other-name.cn']);
    const { events } = templates.setDomains(id, 1, {
      chosen: { of: 'all' },
      state: 'rejected',
      message: 'secret words 库中无此号',
    });
    expect(events[0]).toMatchObject({
      kind: 'domains-set',
      data: { names: 2, state: 'rejected', from: 'not-submitted', to: 'rejected' },
    });
    expect(JSON.stringify(events)).not.toContain('secret');
  });

  it('in review follow the answer that the template gets', () => {
    const { templates } = desk.context;
    const id = create(['sent-name.cn', 'kept-name.cn']);
    templates.setDomains(id, 1, { chosen: { names: ['sent-name.cn'] }, state: 'in-review' });
    const view = templates.setState(id, 2, 'verified');
    expect(view).toMatchObject({ state: 'verified', domains: { verified: 1, 'not-submitted': 1 } });
    // Registered before the template was verified: has to be handed in by itself (CN1).
    const due = templates.setDomains(id, 3, {
      chosen: { names: ['kept-name.cn'] },
      registeredOn: '2026-11-22',
    });
    expect(due).toMatchObject({ state: 'verified', domains: { due: 1, holdOn: '2026-11-27' } });
    expect(
      templates.list({ search: '', filter: 'domains-due', sort: 'updated', offset: 0, limit: 10 }),
    ).toMatchObject({
      rows: [{ id, domains: { due: 1 } }, {}, {}],
      total: 3,
    });
    expect(templates.counts({ search: 'kept-name.cn' })['domains-due']).toBe(1);
    expect(templates.listedIds({ search: 'sent-name.cn', filter: 'domains-due', sort: 'name' })).toContain(
      id,
    );
    templates.setRemoved(id, 4, true);
    expect(templates.counts({ search: '' })['domains-due']).toBe(2);
  });

  it('come back with undo, whatever was done to names and template', async () => {
    const { client } = desk;
    const fields = { ...blankFields, domains: ['a.cn', 'b.cn'], tags: [] };
    const { id } = await client.templates.create({ fields });
    const set = { template: id, chosen: { of: 'all' as const } };
    await client.domains.set({ ...set, state: 'in-review', registeredOn: '2026-11-22' });
    const before = await client.domains.list({ template: id });
    await client.domains.set({ ...set, state: 'rejected', message: '证件不清晰' });
    expect(await client.steps.undo()).toMatchObject({
      step: { code: 'domains.set' },
      views: [{ id, state: 'in-review', domains: { 'in-review': 2 } }],
    });
    expect({ ...(await client.domains.list({ template: id })), revision: before.revision }).toEqual(before);
    expect(await client.steps.redo()).toMatchObject({ views: [{ state: 'rejected' }] });
    expect(await client.domains.list({ template: id })).toMatchObject({
      rows: [{ message: 0 }, { message: 0 }],
      messages: ['证件不清晰'],
    });
  });

  it('by the hundred are set and listed by page; the words of their answer are kept once', async () => {
    const { client } = desk;
    const names = Array.from({ length: 300 }, (_, at) => `name-${at}.cn`);
    const id = create(names);
    const message = '库中无此号'.repeat(2_000);
    const set = { template: id, chosen: { of: 'all' as const } };
    await client.domains.set({ ...set, state: 'in-review', registeredOn: '2026-11-20' });
    const view = await client.domains.set({ ...set, state: 'rejected', message });
    expect(view.domains).toMatchObject({ total: 300, rejected: 300, due: 300, holdOn: '2026-11-25' });
    const { rows, total } = await client.domains.list({ template: id, offset: 200, limit: 200 });
    expect([rows.length, total, rows[0]?.name]).toEqual([100, 300, 'name-200.cn']);
    const some = await client.domains.list({ template: id, search: 'NAME-29', states: ['rejected'] });
    expect([some.total, some.rows[0]?.name, some.messages]).toEqual([11, 'name-29.cn', [message]]);
    expect(await client.steps.undo()).toMatchObject({ views: [{ domains: { 'in-review': 300 } }] });
    // One row in the calendar for all of them.
    const items = await client.calendar.page({ kinds: ['names-on-hold'] });
    expect(items.items.filter(({ template }) => template === id)).toEqual([
      { day: '2026-11-25', kind: 'names-on-hold', names: 300, first: 'name-0.cn', template: id, name: '' },
    ]);
  });
});
