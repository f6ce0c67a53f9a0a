/** Lists in and out, bulk edits and whole selections, over any host. */
import { expect, it } from 'vitest';
import { faultOf } from '#contract/fault-of';
import { finishJob } from '#core/jobs/follow-job';
import { blankFields } from '#domain/template/fields';
import type { ClientUnderTest } from './contract-suite.ts';

export const describeLists = (under: () => ClientUnderTest): void => {
  it('imports: open, preview, judge, and the job that writes; the fault of a list that is none', async () => {
    const { client, offer } = under();
    const bytes = Buffer.from(
      '姓名,证件类型,证件号码,客户\n清单甲,护照,L77000001,清单客户\n清单乙,护照,L77000002,清单客户\n',
    );
    const { token } = await offer('list.csv', bytes);
    const { id, mapping } = await client.imports.open({ grant: token });
    expect(await client.imports.preview({ id, mapping })).toMatchObject({ counts: { new: 2 }, total: 2 });
    const judged = [];
    for await (const step of await client.imports.judge({ id, mapping })) judged.push(step);
    expect(judged).toMatchObject([
      { kind: 'rows', rows: [{ outcome: 'new' }, { outcome: 'new' }] },
      { kind: 'done', counts: { new: 2 } },
    ]);
    const gone = (async () => {
      for await (const _ of await client.imports.judge({ id: 'gone', mapping }));
    })();
    expect(faultOf(await gone.catch((error: unknown) => error)).code).toBe('grant-unknown');
    const job = await finishJob<'import'>(client, { kind: 'import', input: { id, mapping } });
    expect(job).toMatchObject({ state: 'done', done: 2, total: 2, facts: { list: id, created: 2 } });
    const lost = client.jobs.begin({ kind: 'import', input: { id: 'gone', mapping } });
    expect(faultOf(await lost.catch((error: unknown) => error)).code).toBe('grant-unknown');
    const none = client.imports.open({ grant: (await offer('a.xls', Buffer.from('d0cf11e0', 'hex'))).token });
    expect(faultOf(await none.catch((error: unknown) => error))).toMatchObject({
      code: 'list-unreadable',
      data: { reason: 'old-or-locked' },
    });
  });

  it('templates: ids, counts, previewMany, updateMany all or none, exportList', async () => {
    const { client } = under();
    const list = { search: '清单客户' };
    const ids = await client.templates.ids(list);
    expect(ids).toHaveLength(2);
    expect(await client.templates.counts([list, { search: '没有这样的' }])).toEqual([2, 0]);
    const edit = { field: 'tags', action: 'add', value: '加急，重要' } as const;
    const { items, changes } = await client.templates.previewMany({ chosen: { list }, edit });
    expect(changes).toBe(2);
    const one = await client.templates.get({ id: ids[0]! });
    await client.templates.update({
      id: one.id,
      revision: one.revision,
      fields: { ...one.fields, notes: 'x' },
    });
    expect(await client.templates.updateMany({ items: [...items], edit })).toMatchObject({
      changed: 0,
      stale: [{ id: one.id }],
    });
    expect((await client.templates.get({ id: ids[1]! })).fields.tags).toEqual(blankFields.tags);
    const again = await client.templates.previewMany({ chosen: { ids: [...ids] }, edit });
    expect(await client.templates.updateMany({ items: [...again.items], edit })).toEqual({
      changed: 2,
      left: 0,
      stale: [],
    });
    expect((await client.templates.get({ id: ids[1]! })).fields.tags).toEqual(['加急', '重要']);
    // One call is one step back.
    await client.steps.undo();
    expect((await client.templates.get({ id: ids[0]! })).fields.tags).toEqual([]);
    expect((await client.templates.get({ id: ids[1]! })).fields.tags).toEqual([]);
    expect(await client.templates.exportList({ chosen: { list }, format: 'csv' })).toMatchObject({ rows: 2 });
    const empty = await client.templates.exampleList({ kind: 'organization', format: 'csv' });
    expect(empty).toMatchObject({ name: 'shiming-companies.csv', rows: 0 });
  });

  it('templates: rows of cells, copied and changed as a block', async () => {
    const { client } = under();
    const ids = await client.templates.ids({
      only: { customer: '清单客户' },
      by: { column: 'holder.zh', down: true },
    });
    expect(ids).toHaveLength(2);
    const [row] = await client.templates.cells({ ids: [...ids], columns: ['holder.zh', 'notes'] });
    expect(row).toMatchObject({ id: ids[0], cells: { notes: '' } });
    const [tile, gone] = await client.templates.tiles({ ids: [ids[0]!, 'nobody'] });
    expect(tile).toMatchObject({ id: ids[0], removed: false, picture: null, scans: [] });
    expect(gone).toBeNull();
    const block = {
      what: { kind: 'paste' as const, text: '甲\r\n乙' },
      columns: ['notes' as const],
      selected: { rows: 1, columns: 1 },
    };
    for await (const part of await client.templates.previewBlock({ ...block, rows: [...ids] })) {
      if (part.kind !== 'done') continue;
      expect(part.preview).toMatchObject({ cells: 2, refused: 0, outside: 0 });
      const items = [...part.preview.items];
      for await (const end of await client.templates.writeBlock({ ...block, rows: 2, source: null, items }))
        if (end.kind === 'done') expect(end.result).toEqual({ changed: 2, left: 0, stale: [] });
    }
    const copied = await client.templates.copyCells({ ids: [...ids], columns: ['notes'] });
    expect(copied.rows).toEqual([['甲'], ['乙']]);
    await client.steps.undo();
  });

  it('templates: facets, narrowed lists, repairs and answers for many as streams', async () => {
    const { client } = under();
    const last = async <T>(stream: Promise<AsyncIterable<T>>): Promise<T | undefined> => {
      let end: T | undefined;
      for await (const part of await stream) end = part;
      return end;
    };
    const list = { only: { customer: '清单客户' } };
    expect((await client.templates.facets(list)).customer).toContainEqual({
      value: '清单客户',
      templates: 2,
    });
    const looked = await last(client.templates.previewRepairs({ chosen: { list } }));
    if (looked?.kind !== 'done') throw new Error('no preview');
    expect(looked.preview).toMatchObject({ total: 2, handedOver: 0 });
    expect(looked.preview.groups).toContainEqual(
      expect.objectContaining({ code: 'field-missing', field: 'holder.en', templates: 2, taken: true }),
    );
    const items = [...looked.preview.items];
    expect(await last(client.templates.acceptRepairs({ items }))).toMatchObject({
      kind: 'done',
      result: { changed: 2, repairs: looked.preview.repairs, stale: [] },
    });
    const open = await last(client.templates.openFacts({ chosen: { list } }));
    if (open?.kind !== 'done') throw new Error('no facts');
    const answers = { 'questions.icpFiling': 'no' } as const;
    expect(await last(client.templates.answerMany({ items: [...open.open.items], answers }))).toMatchObject({
      result: { changed: 2 },
    });
    await client.steps.undo();
    await client.steps.undo();
    const gone = last(client.templates.previewRepairs({ chosen: { ids: ['gone'] } }));
    expect(faultOf(await gone.catch((error: unknown) => error)).code).toBe('not-found');
  });
};
