/** Exact repairs and open questions of many templates at once: equal ones together, one step, nothing that the registrar has. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { blankFields, type TemplateFields } from '#domain/template/fields';
import { createScratch } from '../../../tests/scratch.ts';
import { type Desk, openDesk } from '../open-desk.ts';
import { systemClock } from '../system-clock.ts';

const scratch = createScratch();
let desk: Desk;
const person = (zh: string, city: string): TemplateFields => ({
  ...blankFields,
  holder: { zh, en: '' },
  certificate: { ...blankFields.certificate, name: zh },
  province: { zh: '浙江', en: '' },
  city: { zh: city, en: '' },
  address: { zh: '示例路1号', en: '' },
});
beforeAll(async () => {
  desk = await openDesk({ dir: scratch('desk'), clock: systemClock('2026-11-24') });
  const add = (fields: TemplateFields) => desk.context.templates.create(fields);
  for (let at = 0; at < 30; at += 1)
    add(person(at % 2 === 0 ? '周勇杰' : '李明', at < 20 ? '杭州市' : '宁波市'));
  // A name whose letters are another reading: a person decides.
  add({ ...person('张伟', '杭州市'), holder: { zh: '张伟', en: 'li wei' } });
});
afterAll(() => desk.close());

/** Oldest first. */
const ids = async () => (await desk.client.templates.ids({ sort: 'created' })).toReversed();
const last = async <T extends { kind: string }>(stream: Promise<AsyncIterable<T>>) => {
  let end: T | null = null;
  for await (const part of await stream) end = part;
  return end as Extract<T, { kind: 'done' }>;
};
const preview = async (take?: { code: string; field: string; sure: boolean }[]) =>
  (await last(desk.client.templates.previewRepairs({ chosen: { list: {} }, ...(take ? { take } : {}) })))
    .preview;

it('groups equal changes, fills what follows from them, and leaves what is no mere form', async () => {
  const { total, groups, items, repairs, handedOver } = await preview();
  expect({ total, items: items.length, handedOver }).toEqual({ total: 31, items: 31, handedOver: 0 });
  const of = (field: string, code = 'field-missing') =>
    groups.find((group) => group.field === field && group.code === code);
  expect(of('province.en')).toMatchObject({ templates: 31, different: 1, taken: true, sure: true });
  expect(of('city.en')?.changes.map(({ count }) => count)).toEqual([21, 10]);
  // The contact's letters follow from the contact, who follows from the holder.
  expect(of('contact.zh')).toMatchObject({ templates: 31, taken: true });
  expect(of('contact.en')).toMatchObject({ templates: 31, taken: true });
  expect(of('holder.en', 'name-pinyin-differs')).toMatchObject({ templates: 1, taken: false, sure: false });
  expect(repairs).toBe(
    groups.filter(({ taken }) => taken).reduce((sum, { templates }) => sum + templates, 0),
  );
});

it('makes exactly what was shown, as one step that can be undone', async () => {
  const { items, repairs } = await preview();
  const before = (await ids()).map((id) => desk.context.templates.recordOf(id).fields);
  const { result } = await last(desk.client.templates.acceptRepairs({ items: [...items] }));
  expect(result).toMatchObject({ changed: 31, left: 0, stale: [], repairs });
  const after = (await ids()).map((id) => desk.context.templates.recordOf(id).fields);
  expect(after[0]).toMatchObject({
    holder: { en: 'zhou yong jie' },
    contact: { zh: '周勇杰', en: 'zhou yong jie' },
    city: { en: 'hang zhou shi' },
  });
  expect(after.at(-1)?.holder.en).toBe('li wei');
  expect((await preview()).items).toEqual([]);
  expect((await desk.client.steps.undo()).step).toMatchObject({ code: 'templates.acceptRepairs', count: 31 });
  expect((await ids()).map((id) => desk.context.templates.recordOf(id).fields)).toEqual(before);
});

it('takes only the kinds that are asked for', async () => {
  const city = [{ code: 'field-missing', field: 'city.en', sure: true }];
  const { groups, items } = await preview(city);
  expect(groups.filter(({ taken }) => taken).map(({ field }) => field)).toEqual(['city.en']);
  const { result } = await last(desk.client.templates.acceptRepairs({ items: [...items], take: city }));
  expect(result).toMatchObject({ changed: 31, repairs: 31, stopped: 31 });
  expect(desk.context.templates.recordOf((await ids())[0]!).fields).toMatchObject({
    holder: { en: '' },
    city: { en: 'hang zhou shi' },
  });
  await desk.client.steps.undo();
});

it('writes nothing when one was changed since, and leaves what is in review', async () => {
  const { items } = await preview();
  const [id = '', sent = ''] = await ids();
  const { revision, fields } = desk.context.templates.recordOf(id);
  await desk.client.templates.update({ id, revision, fields: { ...fields, notes: '改了' } });
  const { result } = await last(desk.client.templates.acceptRepairs({ items: [...items] }));
  expect(result).toEqual({
    changed: 0,
    left: 0,
    stale: [{ id, name: '周勇杰' }],
    repairs: 0,
    stopped: 0,
  });
  const { revision: now } = desk.context.templates.recordOf(sent);
  await desk.client.templates.setState({ id: sent, revision: now, state: 'in-review' });
  const again = await preview();
  expect(again).toMatchObject({ handedOver: 1 });
  expect(again.items.map((item) => item.id)).not.toContain(sent);
});

it('answers questions where they are open, and only there', async () => {
  const look = async () => (await last(desk.client.templates.openFacts({ chosen: { list: {} } }))).open;
  const open = await look();
  // One is in review.
  expect(open.items).toHaveLength(30);
  expect(open.facts.find(({ path }) => path === 'questions.cardReissued')).toMatchObject({ templates: 30 });
  const [first] = open.items;
  const { fields } = desk.context.templates.recordOf(first!.id);
  const { revision } = await desk.client.templates.update({
    id: first!.id,
    revision: first!.revision,
    fields: { ...fields, questions: { ...fields.questions, cardReissued: 'yes' } },
  });
  const items = open.items.map((item) => (item.id === first!.id ? { ...item, revision } : item));
  const answers = { 'questions.cardReissued': 'no', emailVerified: 'yes' } as const;
  const { result } = await last(desk.client.templates.answerMany({ items, answers }));
  expect(result).toMatchObject({ changed: 29, stale: [] });
  const answered = open.items.map(({ id }) => desk.context.templates.recordOf(id).fields);
  expect(answered[0]?.questions.cardReissued).toBe('yes 2026-11-24');
  expect(new Set(answered.slice(1).map(({ questions }) => questions.cardReissued))).toEqual(
    new Set(['no 2026-11-24']),
  );
  expect((await look()).facts.map(({ path }) => path)).not.toContain('questions.cardReissued');
});
