/** Two actors in one store: each undoes its own, keeps its own settings, and the history says whose change was whose. */
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { faultOf } from '#contract/fault-of';
import { blankFields, type TemplateFields } from '#domain/template/fields';
import { createScratch } from '../../../tests/scratch.ts';
import { openDataKey } from '../key/data-key.ts';
import { type Desk, openDesk } from '../open-desk.ts';
import { openActors } from './actors.ts';
import { openHistory } from './events.ts';
import { migrations } from './migrations/index.ts';
import { openStore } from './open-store.ts';
import { openSettings } from './settings.ts';
import { openUndoJournal } from './undo-journal.ts';

const scratch = createScratch();
let at = Date.parse('2026-11-24T01:00:00Z');
let pace = 60_000;
const clock = {
  now: () => {
    at += pace;
    return new Date(at).toISOString();
  },
  today: () => '2026-11-24',
};
const other = { id: 'other-actor', clerk: '周', desk: '前台' };
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ dir: scratch('desk'), clock });
});
afterAll(() => desk.close());

const writable = (more: Partial<TemplateFields>) => ({ ...blankFields, ...more, domains: [], tags: [] });
const asOther = <T>(work: () => T): T => desk.context.actors.as(other, work);
const make = async (more: Partial<TemplateFields> = {}) =>
  (await desk.client.templates.create({ fields: writable(more) })).id;
const change = async (id: string, more: Partial<TemplateFields>) => {
  const { revision } = await desk.client.templates.get({ id });
  await desk.client.templates.update({ id, revision, fields: writable(more) });
};
const fields = async (id: string) => (await desk.client.templates.get({ id })).fields;
const codeOf = async (work: Promise<unknown>) => faultOf(await work.catch((error: unknown) => error)).code;

it('knows one actor at first, and then names nobody in a history', async () => {
  const { actors } = desk.context;
  expect(actors.all()).toHaveLength(1);
  expect(actors.isOwn(actors.current().id)).toBe(true);
  const { events } = await desk.client.templates.get({ id: await make() });
  expect(events).toMatchObject([{ kind: 'created', by: null }]);
});

it('takes back the newest step of the actor who asks, whatever others did since', async () => {
  const [mine, theirs] = [await make(), await make()];
  await change(mine, { notes: 'mine' });
  await asOther(() => change(theirs, { notes: 'theirs' }));
  expect(await asOther(() => desk.client.steps.next())).toMatchObject({ undo: { count: 1 }, redo: null });
  expect((await desk.client.steps.undo()).views).toMatchObject([{ id: mine, fields: { notes: '' } }]);
  expect(await fields(theirs)).toMatchObject({ notes: 'theirs' });
  // What can be done again goes with the next step of the same actor only.
  await asOther(() => change(theirs, { notes: 'theirs', email: 'x' }));
  expect((await desk.client.steps.redo()).views).toMatchObject([{ id: mine, fields: { notes: 'mine' } }]);
  await asOther(async () => {
    await desk.client.steps.undo();
    await desk.client.steps.undo();
    expect(await codeOf(desk.client.steps.undo())).toBe('nothing-to-undo');
  });
  expect(await fields(theirs)).toMatchObject({ notes: '' });
  expect(await fields(mine)).toMatchObject({ notes: 'mine' });
});

it('does not merge what two actors type into the same field within seconds', async () => {
  const id = await make();
  pace = 100;
  await change(id, { notes: 'a' });
  await asOther(() => change(id, { notes: 'ab' }));
  pace = 60_000;
  await asOther(() => desk.client.steps.undo());
  expect(await fields(id)).toMatchObject({ notes: 'a' });
});

it('refuses a step whose template somebody else has changed since, loses nothing, and offers it again afterwards', async () => {
  const [before, one, two] = [await make(), await make(), await make()];
  await change(before, { notes: 'before' });
  const ids = [one, two];
  const revisions = await Promise.all(
    ids.map(async (id) => ({ id, revision: (await desk.client.templates.get({ id })).revision })),
  );
  const step = desk.context.undo.begin('templates.updateMany');
  step.run(() => {
    for (const { id, revision } of revisions)
      desk.context.templates.update(id, revision, { ...blankFields, notes: 'both' });
  });
  step.end();
  await asOther(() => change(two, { notes: 'theirs' }));
  expect(await codeOf(desk.client.steps.undo())).toBe('undo-other-changed');
  expect([await fields(one), await fields(two)]).toMatchObject([{ notes: 'both' }, { notes: 'theirs' }]);
  // The step before it can be reached meanwhile.
  expect((await desk.client.steps.undo()).views).toMatchObject([{ id: before, fields: { notes: '' } }]);
  await desk.client.steps.redo();
  await asOther(() => desk.client.steps.undo());
  expect((await desk.client.steps.undo()).step).toMatchObject({ code: 'templates.updateMany', count: 2 });
  expect([await fields(one), await fields(two)]).toMatchObject([{ notes: '' }, { notes: '' }]);
});

it('names both in the history of a template, and the chain covers the names', async () => {
  const id = await make();
  await asOther(() => change(id, { notes: 'theirs' }));
  const { events } = await desk.client.templates.get({ id });
  expect(events.map(({ by }) => by)).toEqual([
    { clerk: '周', desk: '前台', isOwn: false },
    { clerk: '', desk: '', isOwn: true },
  ]);
});

it('keeps theme, language and filters apart, and shares what decides what is ready', async () => {
  const { settings } = desk.context;
  await desk.client.desk.saveSettings({ theme: 'dark', language: 'en', lockMinutes: 3 });
  expect(asOther(() => settings.read())).toMatchObject({ theme: 'system', lockMinutes: 3 });
  await asOther(() => desk.client.desk.saveSettings({ theme: 'light', lockMinutes: 5 }));
  expect(settings.read()).toMatchObject({ theme: 'dark', language: 'en', lockMinutes: 5 });
});

it('forges no author: an event given to another actor, or to nobody, breaks the chain', async () => {
  const dir = scratch('forged');
  const made = await openDesk({ dir, clock });
  const first = made.context.templates.create(blankFields);
  made.context.templates.update(first.id, 1, { ...blankFields, notes: 'a' });
  await made.close();
  const store = openStore(dir, (await openDataKey(dir, false)).bytes);
  const set = store.db.prepare('UPDATE events SET actor = ? WHERE id = 2');
  const { actor } = store.db.prepare<[], { actor: string }>('SELECT actor FROM events WHERE id = 2').get()!;
  const broken = (by: string | null) => {
    set.run(by);
    return openHistory(store).firstBroken();
  };
  expect([broken('other-actor'), broken(null), broken(actor)]).toEqual([2, 2, null]);
  store.close();
});

it('gives what lies in an older store to the one who works there, and its history holds', async () => {
  const dir = scratch('older');
  await mkdir(dir, { recursive: true });
  const { bytes } = await openDataKey(dir, true);
  const old = openStore(dir, bytes, { steps: migrations.filter(({ version }) => version < 200) });
  const hash = createHash('sha256').update(
    JSON.stringify(['', 't1', '2026-11-01T00:00:00Z', 'created', '{}']),
  );
  old.db
    .prepare("INSERT INTO events (template_id, at, kind, data, hash) VALUES ('t1', ?, 'created', '{}', ?)")
    .run('2026-11-01T00:00:00Z', hash.digest('hex'));
  old.db.exec(`INSERT INTO settings VALUES ('theme', '"dark"'), ('target', '"aliyun-intl"');
    INSERT INTO templates (id, revision, state, fields, created_at, updated_at) VALUES ('t1', 1, 'not-submitted', '{}', '', '');
    INSERT INTO undo_steps (code, at) VALUES ('templates.create', '2026-11-01T00:00:00Z');
    INSERT INTO undo_images (step, template_id, image, expects) VALUES (1, 't1', '{}', '')`);
  old.close();
  const store = openStore(dir, bytes);
  const actors = openActors(store);
  const history = openHistory(store, actors);
  actors.as(other, () => store.transaction(() => history.append('t1', '2026-11-24T01:00:00Z', 'agreed')));
  expect(history.of('t1').map(({ by }) => by?.isOwn)).toEqual([false, true]);
  expect(history.firstBroken()).toBe(null);
  expect(openSettings(store, actors).read()).toMatchObject({ theme: 'dark', target: 'aliyun-intl' });
  const journal = openUndoJournal(store, clock, actors);
  expect(journal.next('undo')).toMatchObject({ code: 'templates.create', actor: actors.current().id });
  expect(actors.as(other, () => journal.next('undo'))).toBe(null);
  store.close();
});

it('ends a step that a dying core left half-way as the actor who began it', async () => {
  const dir = scratch('left');
  const first = await openDesk({ dir, clock });
  const { id } = first.context.templates.create(blankFields);
  first.context.actors.as(other, () =>
    first.context.templates.update(id, 1, { ...blankFields, notes: 'theirs' }),
  );
  await first.close();
  const { bytes } = await openDataKey(dir, false);
  const store = openStore(dir, bytes);
  store.db.prepare('UPDATE undo_steps SET turning = 1 WHERE actor = ?').run(other.id);
  store.close();
  const second = await openDesk({ dir, clock });
  const { events, fields: now } = second.context.templates.view(id);
  expect(now.notes).toBe('');
  expect(events[0]).toMatchObject({ kind: 'undone', by: { clerk: '周' } });
  await second.close();
});

it('goes on with a job as the actor who began it', async () => {
  const list = '姓名,证件类型,证件号码\n示例,HZ,L10001\n';
  const { id, mapping } = await desk.client.imports.open({ text: list });
  const job = await asOther(() => desk.client.jobs.begin({ kind: 'import', input: { id, mapping } }));
  for await (const { job: now } of await desk.client.jobs.watch({ id: job.id }))
    if (now.state !== 'running') break;
  expect(await asOther(() => desk.client.steps.next())).toMatchObject({ undo: { code: 'imports.run' } });
  const { rows } = await desk.client.templates.list({ search: 'L10001' });
  const { events } = await desk.client.templates.get({ id: rows[0]!.id });
  expect(events[0]).toMatchObject({ by: { clerk: '周' } });
});
