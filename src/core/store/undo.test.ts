/** Undo and redo on a real store: whatever was done comes back exactly, in both directions, with a truthful history. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TemplateView } from '#contract/views';
import { domainStates } from '#domain/domain-name/domain-state';
import { blankFields, type TemplateFields } from '#domain/template/fields';
import { reviewStates } from '#domain/template/state';
import { createScratch } from '../../../tests/scratch.ts';
import { openDataKey } from '../key/data-key.ts';
import { type Desk, openDesk } from '../open-desk.ts';
import type { Imaging } from '../ports/imaging.ts';
import type { NewPicture, NewScan } from '../ports/scans.ts';
import type { Templates } from '../ports/templates.ts';
import { openActors } from './actors.ts';
import { openHistory } from './events.ts';
import { openStore } from './open-store.ts';
import { openTemplateImages } from './template-image.ts';
import { openUndoJournal } from './undo-journal.ts';

const scratch = createScratch();
let clockTime = Date.parse('2026-11-24T01:00:00Z');
/** Seconds pass between steps unless a test wants them close together. */
let pace = 60_000;
const clock = {
  now: () => {
    clockTime += pace;
    return new Date(clockTime).toISOString();
  },
  today: () => '2026-11-24',
};
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ dir: scratch('desk'), clock });
});
afterAll(() => desk.close());

const fieldsOf = (more: Partial<TemplateFields>): TemplateFields => ({ ...blankFields, ...more });
const writable = (more: Partial<TemplateFields>) => ({ ...fieldsOf(more), domains: [], tags: [] });

const newScan = (sha256: string): NewScan => ({
  side: 'front',
  sha256,
  vaultId: sha256,
  password: '',
  name: 'scan.jpg',
  facts: {
    type: 'jpeg',
    bytes: 1,
    width: 1,
    height: 1,
    dpi: null,
    page: 1,
    pages: 1,
    papers: [],
  } as unknown as NewScan['facts'],
  findings: [],
});
const newPicture = (sha256: string): NewPicture => ({
  sha256,
  vaultId: sha256,
  plan: { version: 1, sides: [], layout: 'stacked', rim: 0, paper: '', format: 'jpg' },
  target: 'strict',
  output: {
    type: 'jpeg',
    extension: 'jpg',
    bytes: 200_000,
    width: 1000,
    height: 700,
    dpi: 300,
  } as unknown as NewPicture['output'],
  findings: [],
});

/** Takes every scan and makes a picture of nothing: the bytes do not matter here. */
const blindImaging: Imaging = {
  inspect: async () => ({ ok: true, facts: newScan('').facts, findings: [] }),
  prepare: async ({ plan }) => ({
    ok: true,
    bytes: new Uint8Array(8),
    facts: newPicture('').output,
    plan,
    findings: [],
  }),
  preview: async () => new Uint8Array(),
  raster: async () => ({ ok: true, width: 0, height: 0, bytes: new Uint8Array(), layer: [] }),
  close: async () => undefined,
};

/** What a person sees of a template; not its revision, times and history, which go on. */
const seen = ({ revision: _r, events: _e, updatedAt: _u, ...rest }: TemplateView) => rest;

type World = Map<string, ReturnType<typeof seen> & { names: ReturnType<Templates['domains']> }>;
const look = (ids: readonly string[]): World =>
  new Map(
    ids.map((id) => {
      const { templates } = desk.context;
      return [id, { ...seen(templates.view(id)), names: templates.domains(id) }];
    }),
  );

/** One random thing that a person might do; each is one call and so one step. */
const act = (ids: string[], choice: number, at: number, note: string): void => {
  const { templates } = desk.context;
  const id = ids[at % ids.length]!;
  const view = templates.view(id);
  const deeds: (() => unknown)[] = [
    () => templates.update(id, view.revision, fieldsOf({ ...view.fields, notes: note })),
    () => templates.update(id, view.revision, fieldsOf({ ...view.fields, domains: [note], email: note })),
    () => templates.setRemoved(id, view.revision, !view.removed),
    () => templates.setState(id, view.revision, reviewStates[at % reviewStates.length]!, { message: note }),
    () => templates.attachScan(id, newScan(`sha-${note}`)),
    () => view.scans[0] && templates.detachScan(id, view.scans[0].id),
    () => view.scans[0] && templates.setScanSide(id, view.scans[0].id, at % 2 ? 'back' : 'page'),
    () => templates.savePicture(id, newPicture(`sha-${note}`)),
    () => templates.saveRefusal(id, { plan: newPicture('').plan, findings: [] }),
    () =>
      templates.changePages(id, { leave: view.scans.map((scan) => scan.id), add: [newScan(`p-${note}`)] }),
    () => ids.push(templates.create(fieldsOf({ notes: note })).id),
    () =>
      templates.setDomains(id, view.revision, {
        chosen: { of: 'all' },
        state: domainStates[at % domainStates.length],
        message: note,
      }),
  ];
  deeds[choice % deeds.length]!();
};

const undoAll = async (): Promise<number> => {
  for (let steps = 0; ; steps++) {
    if (!desk.context.undo.next().undo) return steps;
    await desk.context.undo.undo();
  }
};

describe('undo', () => {
  it('of everything gives the beginning back, redo of everything the end', async () => {
    const word = fc.string({ minLength: 1, maxLength: 6 });
    const deed = fc.tuple(fc.nat(11), fc.nat(50), word);
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 25 }), async (deeds) => {
        await undoAll();
        const { templates, undo } = desk.context;
        const ids = [templates.create(blankFields).id, templates.create(fieldsOf({ notes: '二' })).id];
        const start = look(ids);
        const before = await countSteps();
        for (const [choice, at, note] of deeds) act(ids, choice, at, note);
        const end = look(ids);
        const made = (await countSteps()) - before;
        const worlds: World[] = [];
        for (let step = 0; step < made; step++) {
          worlds.push(look(ids));
          await undo.undo();
        }
        expect(look([...start.keys()])).toEqual(start);
        for (const id of ids) if (!start.has(id)) expect(templates.view(id).removed).toBe(true);
        for (const world of worlds.reverse()) {
          await undo.redo();
          expect(look(ids)).toEqual(world);
        }
        expect(look(ids)).toEqual(end);
        expect(undo.next().redo).toBe(null);
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  /** Steps that can be undone now: undone and redone again. */
  const countSteps = async (): Promise<number> => {
    const steps = await undoAll();
    for (let step = 0; step < steps; step++) await desk.context.undo.redo();
    return steps;
  };

  it('is an ordinary change: revision and history go on, search and list follow', async () => {
    const { client } = desk;
    const made = await client.templates.create({ fields: writable({ customer: '撤销前客户' }) });
    await client.templates.update({ id: made.id, revision: 1, fields: writable({ customer: '撤销后客户' }) });
    const answer = await client.steps.undo();
    expect(answer.step).toMatchObject({ code: 'templates.update', count: 1 });
    expect(answer.views).toMatchObject([{ id: made.id, revision: 3, fields: { customer: '撤销前客户' } }]);
    expect(answer.views[0]?.events.map(({ kind }) => kind)).toEqual(['undone', 'changed', 'created']);
    expect(answer.next).toMatchObject({
      undo: { code: 'templates.create' },
      redo: { code: 'templates.update' },
    });
    const found = async (search: string) => (await client.templates.list({ search })).rows.length;
    expect([await found('撤销前客户'), await found('撤销后客户')]).toEqual([1, 0]);
    expect(await client.steps.redo()).toMatchObject({ views: [{ fields: { customer: '撤销后客户' } }] });
    expect([await found('撤销前客户'), await found('撤销后客户')]).toEqual([0, 1]);
  });

  it('forgets what could be done again as soon as something new is done', async () => {
    const { client } = desk;
    const { id } = await client.templates.create({ fields: writable({}) });
    await client.templates.update({ id, revision: 1, fields: writable({ notes: 'a' }) });
    await client.steps.undo();
    await client.templates.update({ id, revision: 3, fields: writable({ email: 'b' }) });
    expect((await client.steps.next()).redo).toBe(null);
    await expect(client.steps.redo()).rejects.toMatchObject({ data: { code: 'nothing-to-undo' } });
  });

  it('makes one step of edits of the same fields within seconds, none of an edit that was taken back', async () => {
    const { templates, undo } = desk.context;
    const { id } = templates.create(blankFields);
    const type = (notes: string, email = '') => {
      const { revision } = templates.view(id);
      templates.update(id, revision, fieldsOf({ notes, email }));
    };
    pace = 100;
    type('a');
    type('ab');
    type('abc');
    type('abc', 'x');
    pace = 60_000;
    await undo.undo();
    expect(templates.view(id).fields).toMatchObject({ notes: 'abc', email: '' });
    await undo.undo();
    expect(templates.view(id).fields.notes).toBe('');
    await undo.redo();
    expect(templates.view(id).fields.notes).toBe('abc');
    type('later');
    await undo.undo();
    expect(templates.view(id).fields.notes).toBe('abc');
    type('abcd');
    pace = 100;
    type('abc');
    pace = 60_000;
    await undo.undo();
    expect(templates.view(id).fields.notes).toBe('');
  });

  it('takes samples back as one step, and gives states back with their outcomes', async () => {
    const other = await openDesk({ dir: scratch('samples'), clock, imaging: blindImaging });
    const { client } = other;
    const { templates } = await client.desk.fillWithSamples();
    const { step } = await client.steps.undo();
    expect(step).toEqual({ code: 'desk.fillWithSamples', count: templates, at: expect.any(String) });
    expect((await client.templates.list({})).total).toBe(0);
    await client.steps.redo();
    const [row] = (await client.templates.list({})).rows;
    const { revision } = await client.templates.get({ id: row!.id });
    await client.templates.setState({ id: row!.id, revision, state: 'in-review' });
    const message = '审核失败：未提交注册者证件';
    await client.templates.setState({ id: row!.id, revision: revision + 1, state: 'rejected', message });
    const back = (await client.steps.undo()).views[0]!;
    expect(back).toMatchObject({ state: 'in-review', outcomes: [{ result: null, message: '' }] });
    expect((await client.steps.undo()).views[0]).toMatchObject({ state: 'not-submitted', outcomes: [] });
    await client.steps.redo();
    expect((await client.steps.redo()).views[0]).toMatchObject({
      state: 'rejected',
      outcomes: [{ result: 'rejected', message, failures: ['F13'] }],
    });
    await other.close();
  }, 60_000);

  it('survives a restart, keeps its limits, and the chain of events holds', async () => {
    const dir = scratch('restart');
    const first = await openDesk({ dir, clock });
    const { id } = first.context.templates.create(blankFields);
    for (let step = 1; step <= 230; step++)
      first.context.templates.update(id, step, fieldsOf({ notes: `${step}` }));
    await first.close();
    const second = await openDesk({ dir, clock });
    let undone = 0;
    while (second.context.undo.next().undo) {
      await second.context.undo.undo();
      undone++;
    }
    expect(undone).toBe(200);
    expect(second.context.templates.view(id).fields.notes).toBe('30');
    await second.close();
    const store = openStore(dir, (await openDataKey(dir, false)).bytes);
    expect(openHistory(store).firstBroken()).toBe(null);
    store.close();
  });
});

describe('the journal', () => {
  const withStore = async (
    name: string,
    work: (tools: ReturnType<typeof toolsOf>) => void | Promise<void>,
  ) => {
    const dir = scratch(name);
    const made = await openDesk({ dir, clock });
    const ids = [1, 2, 3].map(() => made.context.templates.create(blankFields).id);
    await made.close();
    const store = openStore(dir, (await openDataKey(dir, false)).bytes);
    store.db.exec('DELETE FROM undo_steps');
    await work(toolsOf(store, ids));
    store.close();
  };
  const toolsOf = (store: ReturnType<typeof openStore>, ids: readonly string[]) => {
    const images = openTemplateImages(store);
    const change = (journal: ReturnType<typeof openUndoJournal>, at: number, notes: string) => {
      const id = ids[at]!;
      const before = images.read(id);
      store.db
        .prepare('UPDATE templates SET fields = ? WHERE id = ?')
        .run(JSON.stringify(fieldsOf({ notes })), id);
      journal.note(id, before);
    };
    return { store, ids, change };
  };

  it('keeps a long step together while others change something between, and says that it runs', () =>
    withStore('long', async ({ store, change }) => {
      const journal = openUndoJournal(store, clock, openActors(store));
      const long = journal.begin('long.one');
      long.run(() => change(journal, 0, 'a'));
      const short = journal.begin('short.one');
      short.run(() => change(journal, 1, 'b'));
      short.end();
      await long.run(async () => {
        await Promise.resolve();
        change(journal, 2, 'c');
        const inner = journal.begin('inner.one');
        inner.run(() => change(journal, 0, 'd'));
        inner.end();
      });
      expect(journal.next('undo')).toMatchObject({ code: 'short.one', count: 1, isRunning: false });
      journal.forget(journal.next('undo')!.id);
      expect(journal.next('undo')).toMatchObject({ code: 'long.one', count: 2, isRunning: true });
      long.end();
      expect(journal.next('undo')).toMatchObject({ isRunning: false });
    }));

  it('makes one step of an intake, item by item, and another after a rest', () =>
    withStore('intake', ({ store, change }) => {
      const journal = openUndoJournal(store, clock, openActors(store));
      const take = (at: number) => {
        const step = journal.begin('intake.take');
        step.run(() => change(journal, at, `${at}${clock.now()}`));
        step.end();
      };
      pace = 20_000;
      take(0);
      take(1);
      take(2);
      expect(journal.next('undo')).toMatchObject({ code: 'intake.take', count: 3 });
      pace = 200_000;
      take(0);
      pace = 60_000;
      expect(journal.next('undo')).toMatchObject({ code: 'intake.take', count: 1 });
    }));

  it('drops the oldest steps beyond its bytes, never the newest', () =>
    withStore('bytes', ({ store, change }) => {
      const journal = openUndoJournal(store, clock, openActors(store), { steps: 100, bytes: 5_000 });
      for (const notes of ['x'.repeat(1_500), 'y'.repeat(1_500), 'z'.repeat(9_000), 'end', 'more'])
        change(journal, 0, notes);
      const kept = store.db.prepare<[], { n: number }>('SELECT count(*) AS n FROM undo_steps').get()!.n;
      expect(kept).toBeGreaterThanOrEqual(1);
      expect(kept).toBeLessThan(5);
      expect(journal.next('undo')).toMatchObject({ code: 'other', count: 1 });
    }));
});

describe('a step whose templates were changed from outside the stack', () => {
  it('is refused untouched, and the steps before it stay reachable', async () => {
    const dir = scratch('stale');
    const first = await openDesk({ dir, clock });
    const { templates } = first.context;
    const one = templates.create(blankFields);
    const two = templates.create(blankFields);
    templates.update(one.id, 1, fieldsOf({ notes: 'kept' }));
    templates.update(two.id, 1, fieldsOf({ notes: 'mine' }));
    await first.close();
    const store = openStore(dir, (await openDataKey(dir, false)).bytes);
    store.db
      .prepare('UPDATE templates SET fields = ? WHERE id = ?')
      .run(JSON.stringify(fieldsOf({ notes: 'theirs' })), two.id);
    store.close();
    const second = await openDesk({ dir, clock });
    await expect(second.context.undo.undo()).rejects.toThrow(
      expect.objectContaining({ code: 'undo-stale', data: { count: 1 } }),
    );
    expect(second.context.templates.view(two.id).fields.notes).toBe('theirs');
    expect((await second.context.undo.undo()).views).toMatchObject([{ id: one.id, fields: { notes: '' } }]);
    await second.close();
  });
});
