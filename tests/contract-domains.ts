/** The contract's cases about names with states of their own and the calendar; `contract-suite.ts` runs them over every host. */
import { expect, it } from 'vitest';
import type { DeskClient } from '#contract/desk-client';
import { faultOf } from '#contract/fault-of';
import { finishJob } from '#core/jobs/follow-job';
import { addDays } from '#domain/date/calendar-date';
import { blankFields } from '#domain/template/fields';

const fields = { ...blankFields, domains: [], tags: [] };

export const describeDomains = (client: () => DeskClient): void => {
  const make = (zh: string, domains: string[]) =>
    client().templates.create({ fields: { ...fields, holder: { zh, en: '' }, domains } });
  const remove = async (...ids: string[]) => {
    for (const id of ids) {
      const { revision } = await client().templates.get({ id });
      await client().templates.remove({ id, revision });
    }
  };

  it('domains.set and domains.list: names by themselves or all, pages, and the template that follows', async () => {
    const { id } = await make('域名测试', ['one-name.cn', 'two-name.cn', 'three-name.cn']);
    const { today } = await client().desk.status();
    const sent = await client().domains.set({
      template: id,
      revision: 1,
      chosen: { of: 'all' },
      state: 'in-review',
      registeredOn: addDays(today, -2),
    });
    expect(sent).toMatchObject({
      state: 'in-review',
      domains: { total: 3, 'in-review': 3, due: 0, holdOn: addDays(today, 3) },
    });
    const back = { template: id, chosen: { names: ['two-name.cn'] }, message: '当前词为禁止词' };
    // Refused for itself: its holder is still in review.
    expect(await client().domains.set({ ...back, state: 'rejected' })).toMatchObject({ state: 'in-review' });
    expect(await client().domains.list({ template: id, limit: 2 })).toMatchObject({
      revision: 3,
      rows: [
        { name: 'one-name.cn', due: false },
        { name: 'two-name.cn', failure: 'F23', message: 0 },
      ],
      messages: ['当前词为禁止词'],
      total: 3,
    });
    expect(await client().domains.list({ template: id, states: ['rejected'] })).toMatchObject({ total: 1 });
    expect((await client().templates.list({ search: '域名测试' })).rows).toMatchObject([
      { domains: { rejected: 1, 'in-review': 2 } },
    ]);
    expect(await client().checks.run({ templates: [id] })).toMatchObject([{ domains: { rejected: 1 } }]);
    const unknown = client().domains.set({ ...back, chosen: { names: ['other.cn'] }, state: 'verified' });
    expect(await unknown.catch(faultOf)).toMatchObject({ code: 'domain-unknown' });
    const stale = client().domains.set({ ...back, revision: 1, state: 'verified' });
    expect(await stale.catch(faultOf)).toMatchObject({ code: 'stale-revision' });
    const wrong = client().domains.set({ ...back, on: '2026-02-30', state: 'verified' });
    expect(await wrong.catch(faultOf)).toMatchObject({ code: 'invalid-input', data: { field: 'on' } });
    await remove(id);
  });

  it('returned.record: one step for every name and template that a message is about', async () => {
    const one = await make('回执测试一', ['first-answer.cn', 'second-answer.cn']);
    const two = await make('回执测试二', ['third-answer.cn']);
    for (const template of [one.id, two.id])
      await client().domains.set({ template, chosen: { of: 'all' }, state: 'in-review' });
    const text = '您好：\nfirst-answer.cn 库中无此号\n回执测试二：库中无此号\n';
    const { parts } = await client().returned.read({ text });
    expect(parts.map(({ domains }) => domains)).toEqual([['first-answer.cn'], []]);
    const answers = parts.map(({ template, revision, domains, text: message }) => ({
      template,
      revision,
      domains: [...domains],
      message,
    }));
    const recorded = await client().returned.record({
      state: 'rejected',
      answers: [...answers, { template: 'nobody', revision: 1 }],
    });
    expect(recorded).toMatchObject({
      views: [
        { id: one.id, state: 'rejected', domains: { rejected: 1, 'in-review': 1 } },
        // The answer names no domain: it is the template's, and its name in review follows.
        { id: two.id, state: 'rejected', domains: { rejected: 1 } },
      ],
      templates: 2,
      domains: 1,
      left: [{ template: 'nobody', fault: 'not-found' }],
    });
    expect(await client().steps.undo()).toMatchObject({ step: { code: 'returned.record', count: 2 } });
    expect(await client().templates.get({ id: one.id })).toMatchObject({
      state: 'in-review',
      domains: { 'in-review': 2 },
    });
    await remove(one.id, two.id);
  });

  it('calendar: a range of days with counts, its items by page, a file in parts', async () => {
    const { id } = await make('日历测试', ['calendar-name.cn', 'calendar-other.cn']);
    const { today } = await client().desk.status();
    await client().domains.set({ template: id, chosen: { of: 'all' }, registeredOn: today });
    const view = await client().calendar.view({});
    expect([view.from, view.to]).toEqual([today, addDays(today, 365)]);
    expect(view.ready).toBe((await client().templates.list({ filter: 'ready' })).total);
    expect(view.holidays.years['2026']?.rest).toContain('2026-10-01');
    const days = view.days.map(({ day }) => day);
    expect(days).toEqual(days.toSorted());
    const holdOn = addDays(today, 5);
    const day = { from: holdOn, to: holdOn };
    expect((await client().calendar.view(day)).days[0]?.counts['names-on-hold']).toBe(1);
    const { items } = await client().calendar.page({ ...day, kinds: ['names-on-hold'] });
    expect(items).toEqual([
      {
        day: holdOn,
        kind: 'names-on-hold',
        names: 2,
        first: 'calendar-name.cn',
        template: id,
        name: '日历测试',
      },
    ]);
    const total = (list: typeof view) =>
      list.days.reduce((sum, { counts }) => sum + Object.values(counts).reduce((a, b) => a + b, 0), 0);
    const everything = await client().calendar.view({ to: null });
    expect(everything.later).toBe(0);
    expect(total(everything)).toBe(total(view) + view.later);
    const paged = [];
    for (let offset = 0; offset < total(everything); offset += 7)
      paged.push(...(await client().calendar.page({ to: null, offset, limit: 7 })).items);
    expect(paged).toHaveLength(total(everything));
    expect(new Set(paged.map((item) => `${item.template} ${item.kind} ${item.day}`)).size).toBe(paged.length);

    const readFile = async (query: Parameters<DeskClient['calendar']['file']>[0]) => {
      let [name, text] = ['', ''];
      for await (const part of await client().calendar.file(query))
        if (part.kind === 'name') name = part.name;
        else text += part.text;
      return { name, text };
    };
    const { name, text } = await readFile({ ...day, kinds: ['names-on-hold'] });
    expect(name).toBe(`shiming-${today}.ics`);
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR(\r\n)?$/);
    expect((await readFile({ to: null })).text.match(/BEGIN:VEVENT/g)).toHaveLength(paged.length);
    expect(
      await client()
        .calendar.view({ kinds: ['lunch' as never] })
        .catch(faultOf),
    ).toMatchObject({
      code: 'invalid-input',
    });
    await remove(id);
  });

  it('bundles.markSubmitted: what a bundle held is in review, once, and comes back in one step', async () => {
    const { facts } = await finishJob<'bundle'>(client(), { kind: 'bundle', input: {} });
    const bundle = facts.bundle!;
    const { items } = (await client().bundles.list()).find(({ id }) => id === bundle)!;
    const marked = await client().bundles.markSubmitted({ bundle });
    expect(marked).toMatchObject({ templates: items.length, left: [] });
    expect(new Set(marked.views.map(({ state }) => state))).toEqual(new Set(['in-review']));
    expect(await client().bundles.markSubmitted({ bundle })).toMatchObject({ templates: 0, views: [] });
    expect(await client().steps.undo()).toMatchObject({ step: { code: 'bundles.markSubmitted' } });
    expect((await client().templates.get({ id: items[0]!.template })).state).not.toBe('in-review');
    expect(await client().bundles.markSubmitted({ bundle: 'nothing' }).catch(faultOf)).toMatchObject({
      code: 'not-found',
    });
  });

  it('a bundle: names that are registered go their own way, and are what is noted as submitted', async () => {
    const [ready] = (await client().templates.list({ filter: 'ready' })).rows;
    const { id, fields: own } = await client().templates.get({ id: ready!.id });
    const names = ['way-one.cn', 'way-two.cn', 'way-three.cn'];
    const { revision } = await client().templates.get({ id });
    await client().templates.update({
      id,
      revision,
      fields: { ...own, tags: [...own.tags], domains: names },
    });
    await client().domains.set({ template: id, chosen: { of: 'all' }, registeredOn: '2026-01-02' });
    await client().domains.set({ template: id, chosen: { names: ['way-two.cn'] }, state: 'verified' });
    const build = async (way?: 'template' | 'domain') => {
      const input = { templates: [id], target: 'aliyun-api', ...(way ? { way } : {}) };
      const { facts } = await finishJob<'bundle'>(client(), { kind: 'bundle', input });
      return (await client().bundles.list()).find((one) => one.id === facts.bundle);
    };
    // Not verified yet: the template goes, unless the names are asked for.
    expect((await build())?.items).toMatchObject([{ way: 'template', domains: [] }]);
    const bundle = await build('domain');
    expect(bundle?.items).toMatchObject([{ way: 'domain', domains: ['way-one.cn', 'way-three.cn'] }]);
    const marked = await client().bundles.markSubmitted({ bundle: bundle!.id });
    expect(marked).toMatchObject({
      templates: 1,
      domains: 2,
      views: [{ state: 'in-review', domains: { 'in-review': 2, verified: 1 } }],
    });
    // Nothing is left to hand in: it stays out.
    expect(await build('domain').catch(faultOf)).toMatchObject({ code: 'nothing-ready' });
  });
};
