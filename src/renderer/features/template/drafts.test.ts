import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '#contract/faults';
import { openDesk } from '#core/open-desk';
import { blankFields } from '#domain/template/fields';
import { createDrafts } from './drafts.ts';

let dir: string;
let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'shiming-drafts-'));
  desk = await openDesk({ dir });
});
afterAll(async () => {
  await desk.close();
  await rm(dir, { recursive: true, force: true });
});

const open = async (client = desk.client) => {
  const view = await desk.client.templates.create({ fields: { ...blankFields, domains: [], tags: [] } });
  const drafts = createDrafts(client, () => undefined);
  drafts.accept(view);
  return { id: view.id, drafts, read: () => desk.client.templates.get({ id: view.id }) };
};

describe('drafts', () => {
  it('sends what was typed, once, and knows that it is saved', async () => {
    const { id, drafts, read } = await open();
    drafts.edit(id, 'notes', 'first');
    expect(drafts.get(id)?.save).toBe('waiting');
    expect(drafts.hasUnsaved()).toBe(true);
    await drafts.flush(id);
    expect(drafts.get(id)).toMatchObject({ save: 'saved', fault: null });
    expect(drafts.hasUnsaved()).toBe(false);
    const before = await read();
    await drafts.flush(id);
    expect((await read()).revision).toBe(before.revision);
    expect(before.fields.notes).toBe('first');
  });

  it('keeps what is typed while an earlier text is on its way', async () => {
    const { id, drafts, read } = await open();
    drafts.edit(id, 'notes', 'early');
    const sending = drafts.flush(id);
    drafts.edit(id, 'customer', 'late');
    await sending;
    expect(drafts.get(id)).toMatchObject({ save: 'waiting', fields: { notes: 'early', customer: 'late' } });
    await drafts.settle(id);
    expect((await read()).fields).toMatchObject({ notes: 'early', customer: 'late' });
  });

  it('lays unsaved text over a view that another action brought', async () => {
    const { id, drafts, read } = await open();
    drafts.edit(id, 'notes', 'mine');
    const { revision } = await read();
    drafts.accept(await desk.client.templates.setState({ id, revision, state: 'in-review' }));
    expect(drafts.get(id)).toMatchObject({ base: { state: 'in-review' }, fields: { notes: 'mine' } });
    await drafts.settle(id);
    expect((await read()).fields.notes).toBe('mine');
  });

  it('asks where a view comes in that has another text in the very field, and takes in the rest', async () => {
    const { id, drafts, read } = await open();
    const { revision, fields } = await read();
    drafts.edit(id, 'notes', 'mine');
    const theirs = { ...fields, domains: [], tags: [], customer: 'theirs' };
    drafts.accept(await desk.client.templates.update({ id, revision, fields: theirs }));
    expect(drafts.get(id)).toMatchObject({ save: 'waiting', fields: { notes: 'mine', customer: 'theirs' } });
    drafts.accept(
      await desk.client.templates.update({
        id,
        revision: revision + 1,
        fields: { ...theirs, notes: 'theirs' },
      }),
    );
    expect(drafts.get(id)).toMatchObject({ save: 'stale', fields: { notes: 'mine' } });
    await drafts.flush(id);
    expect((await read()).fields.notes).toBe('theirs');
    await drafts.reload(id, true);
    expect((await read()).fields).toMatchObject({ notes: 'mine', customer: 'theirs' });
  });

  it.each([
    ['keeps my text', true, 'mine'],
    ['drops my text', false, 'theirs'],
  ])('after a change elsewhere asks, then %s', async (_, keepMine, notes) => {
    const { id, drafts, read } = await open();
    const { revision, fields } = await read();
    await desk.client.templates.update({
      id,
      revision,
      fields: { ...fields, domains: [], tags: [], notes: 'theirs', customer: 'theirs' },
    });
    drafts.edit(id, 'notes', 'mine');
    await drafts.flush(id);
    expect(drafts.get(id)).toMatchObject({ save: 'stale', fields: { notes: 'mine' } });
    await drafts.reload(id, keepMine);
    expect(drafts.get(id)?.save).toBe('saved');
    expect((await read()).fields).toMatchObject({ notes, customer: 'theirs' });
  });

  it('goes on by itself when only the state changed meanwhile, and takes no older answer in', async () => {
    const { id, drafts, read } = await open();
    const old = await read();
    await desk.client.templates.setState({ id, revision: old.revision, state: 'in-review' });
    drafts.edit(id, 'notes', 'typed while it was marked');
    await drafts.flush(id);
    expect(drafts.get(id)).toMatchObject({ save: 'saved', base: { state: 'in-review' } });
    expect((await read()).fields.notes).toBe('typed while it was marked');
    drafts.accept(old);
    expect(drafts.get(id)).toMatchObject({ base: { state: 'in-review' }, save: 'saved' });
  });

  it('waits with the text while the core is away, and sends it when the core is back', async () => {
    let isAway = true;
    const update: typeof desk.client.templates.update = (...call) =>
      isAway ? Promise.reject(new Fault('core-stopped')) : desk.client.templates.update(...call);
    const { id, drafts, read } = await open({
      ...desk.client,
      templates: { ...desk.client.templates, get: desk.client.templates.get, update },
    });
    drafts.edit(id, 'notes', 'typed meanwhile');
    await drafts.flush(id);
    expect(drafts.get(id)).toMatchObject({ save: 'waiting', fields: { notes: 'typed meanwhile' } });
    isAway = false;
    drafts.flushAll();
    await drafts.settle(id);
    expect((await read()).fields.notes).toBe('typed meanwhile');
  });

  it('sends a text once although the core comes back while the call still waits for it', async () => {
    let open_: () => void = () => undefined;
    const line = new Promise<void>((resolve) => {
      open_ = resolve;
    });
    let sent = 0;
    const update: typeof desk.client.templates.update = async (...call) => {
      sent += 1;
      await line;
      return desk.client.templates.update(...call);
    };
    const { id, drafts, read } = await open({
      ...desk.client,
      templates: { ...desk.client.templates, get: desk.client.templates.get, update },
    });
    drafts.edit(id, 'notes', 'typed while away');
    const sending = drafts.flush(id);
    drafts.flushAll();
    open_();
    await sending;
    await drafts.settle(id);
    expect(sent).toBe(1);
    expect(drafts.get(id)).toMatchObject({ save: 'saved', fault: null });
    expect((await read()).fields.notes).toBe('typed while away');
  });

  it('knows its own text again when the core wrote it and died before the answer', async () => {
    let isLost = true;
    const update: typeof desk.client.templates.update = async (...call) => {
      const view = await desk.client.templates.update(...call);
      if (!isLost) return view;
      isLost = false;
      throw new Fault('core-stopped');
    };
    const { id, drafts } = await open({
      ...desk.client,
      templates: { ...desk.client.templates, get: desk.client.templates.get, update },
    });
    drafts.edit(id, 'notes', 'written before the end');
    await drafts.flush(id);
    drafts.edit(id, 'customer', 'typed after');
    await drafts.settle(id);
    expect(drafts.get(id)).toMatchObject({
      save: 'saved',
      fields: { notes: 'written before the end', customer: 'typed after' },
    });
  });
});
