/** Templates in a real store: what was written comes back, every change is an event, nobody overwrites what they have not seen. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { templateFilters } from '#contract/views';
import { blankFields, type TemplateFields } from '#domain/template/fields';
import { createScratch } from '../../../tests/scratch.ts';
import { openDataKey } from '../key/data-key.ts';
import { type Desk, openDesk } from '../open-desk.ts';
import { openHistory } from './events.ts';
import { openStore } from './open-store.ts';

const scratch = createScratch();
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ dir: scratch('desk') });
});
afterAll(() => desk.close());
const templates = () => desk.context.templates;

const list = (search: string, more: Partial<Parameters<ReturnType<typeof templates>['list']>[0]> = {}) =>
  templates().list({ search, filter: 'all', sort: 'updated', offset: 0, limit: 500, ...more });

const fieldsOf = (more: Partial<TemplateFields>): TemplateFields => ({ ...blankFields, ...more });

describe('templates', () => {
  it('gives back every field as it was typed, whatever the characters', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(
        fc.record({ zh: text, en: text }),
        fc.array(text, { maxLength: 3 }),
        fc.boolean(),
        text,
        (pair, domains, flag, note) => {
          const fields = fieldsOf({
            holder: pair,
            address: pair,
            domains,
            tags: domains,
            notes: note,
            emailVerified: flag,
            questions: { ...blankFields.questions, icpFiling: flag ? 'yes 2026-11-01' : 'no 2026-11-01' },
            certificate: { ...blankFields.certificate, number: note, name: pair.zh },
          });
          const { id } = templates().create(fields);
          // SQLite keeps text as UTF-8: halves of surrogate pairs cannot be kept and come back as U+FFFD inside JSON escapes.
          expect(templates().view(id).fields).toEqual(fields);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('writes one event a change, newest first, with the names of the fields and never their values', () => {
    const made = templates().create(fieldsOf({ customer: '样例客户' }));
    const changed = templates().update(
      made.id,
      1,
      fieldsOf({ customer: '样例客户', email: 'secret@example.cn' }),
    );
    expect(changed.revision).toBe(2);
    expect(changed.events.map((event) => event.kind)).toEqual(['changed', 'created']);
    expect(changed.events[0]?.data).toEqual({ fields: ['email'] });
    expect(JSON.stringify(changed.events)).not.toContain('secret');
  });

  it('writes nothing when nothing changed', () => {
    const made = templates().create(blankFields);
    expect(templates().update(made.id, 1, blankFields)).toMatchObject({ revision: 1 });
    expect(templates().view(made.id).events).toHaveLength(1);
  });

  it('refuses a change on top of a revision that is not the newest', () => {
    const { id } = templates().create(blankFields);
    templates().update(id, 1, fieldsOf({ notes: 'first' }));
    const late = () => templates().update(id, 1, fieldsOf({ notes: 'second' }));
    expect(late).toThrow(
      expect.objectContaining({ code: 'stale-revision', data: { revision: 1, current: 2 } }),
    );
    expect(() => templates().setState(id, 1, 'verified')).toThrow();
    expect(() => templates().setRemoved(id, 1, true)).toThrow();
    expect(templates().view(id)).toMatchObject({
      fields: { notes: 'first' },
      state: 'not-submitted',
      removed: false,
    });
  });

  it('removes out of sight and restores', () => {
    const { id } = templates().create(fieldsOf({ customer: '移除又恢复' }));
    templates().setRemoved(id, 1, true);
    expect(list('移除又恢复').rows).toEqual([]);
    expect(list('移除又恢复', { filter: 'removed' }).rows.map((row) => row.id)).toEqual([id]);
    expect(templates().ids()).not.toContain(id);
    templates().setRemoved(id, 2, false);
    expect(list('移除又恢复').rows.map((row) => row.id)).toEqual([id]);
  });

  it('knows no template that was never made', () => {
    expect(() => templates().view('nobody')).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(() => templates().update('nobody', 1, blankFields)).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
    expect(() => templates().scanFile('none')).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(() => templates().pictureFile('none')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});

describe('the list', () => {
  const holder = (zh: string, en: string) => ({ holder: { zh, en } });

  it.each([
    ['two Chinese characters', '木子'],
    ['one Chinese character', '叁'],
    ['a part of the number', '310000198'],
    ['a part of the number with spaces, full width', '３１００ ００１９８'],
    ['a domain', 'xunzhao-01.cn'],
    ['the Latin name in another case', 'MU ZI'],
    ['the customer', '寻找客户'],
    ['a tag', '急件甲'],
  ])('finds by %s', (_, search) => {
    const { id } = templates().create(
      fieldsOf({
        ...holder('木子叁', 'Mu Zisan'),
        certificate: { ...blankFields.certificate, number: '310000198001010000' },
        domains: ['xunzhao-01.cn'],
        customer: '寻找客户',
        tags: ['急件甲'],
      }),
    );
    expect(list(search).rows.map((row) => row.id)).toContain(id);
    expect(list(`${search}无此`).rows).toEqual([]);
  });

  it('finds by the new text after a change, and no longer by the old one; a refused change leaves it', () => {
    const made = templates().create(fieldsOf({ customer: '先前的名字' }));
    expect(list('先前的名字').rows.map((row) => row.id)).toEqual([made.id]);
    templates().update(made.id, 1, fieldsOf({ customer: '后来的名字' }));
    expect(list('先前的名字').rows).toEqual([]);
    expect(() => templates().update(made.id, 1, fieldsOf({ customer: '没写进去' }))).toThrow();
    expect(list('没写进去').rows).toEqual([]);
    expect(list('后来的名字').rows.map((row) => row.id)).toEqual([made.id]);
  });

  it('finds nothing across two fields, and takes wildcards as they stand', () => {
    templates().create(fieldsOf({ ...holder('前半', 'qian'), customer: '后半' }));
    expect(list('前半qian').rows).toEqual([]);
    for (const search of ['前%半', '前_', '前*', '前"', "'; DROP TABLE templates; --"])
      expect(list(search).rows, search).toEqual([]);
  });

  it('counts every filter, pages without loss, and masks numbers', () => {
    const all = list('');
    expect(Object.keys(all.counts).sort()).toEqual([...templateFilters].sort());
    expect(all.total).toBe(all.counts.all);
    const pages = [];
    for (let offset = 0; offset < all.total; offset += 7) pages.push(...list('', { offset, limit: 7 }).rows);
    expect(pages.map((row) => row.id)).toEqual(all.rows.map((row) => row.id));
    expect(JSON.stringify(all.rows)).not.toContain('310000198001010000');
  });

  it('sorts by name and by the day from which a template is ready', () => {
    const names = list('', { sort: 'name' }).rows.map((row) => row.name);
    expect(names).toEqual([...names].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
    const days = list('', { sort: 'ready-from' }).rows.map((row) => row.check.readyFrom ?? '9999');
    expect(days).toEqual([...days].sort());
  });
});

describe('the history', () => {
  it('is a chain that shows which event was changed', async () => {
    const dir = scratch('chain');
    const open = await openDesk({ dir });
    const made = open.context.templates.create(blankFields);
    open.context.templates.update(made.id, 1, fieldsOf({ notes: 'a' }));
    open.context.templates.setState(made.id, 2, 'in-review');
    await open.close();
    const store = openStore(dir, (await openDataKey(dir, false)).bytes);
    expect(openHistory(store).firstBroken()).toBe(null);
    store.db.prepare('UPDATE events SET data = \'{"fields":["email"]}\' WHERE id = 2').run();
    expect(openHistory(store).firstBroken()).toBe(2);
    store.close();
  });
});
