/** What every host must give of undo and redo. */
import { expect } from 'vitest';
import type { DeskClient } from '#contract/desk-client';
import { faultOf } from '#contract/fault-of';
import { blankFields } from '#domain/template/fields';

export const undoesAndRedoes = async (client: DeskClient): Promise<void> => {
  const fields = { ...blankFields, domains: [], tags: [] };
  const { id } = await client.templates.create({ fields });
  await client.templates.update({ id, revision: 1, fields: { ...fields, notes: 'after' } });
  expect(await client.steps.next()).toMatchObject({
    undo: { code: 'templates.update', count: 1 },
    redo: null,
  });
  expect(await client.steps.undo()).toMatchObject({
    step: { code: 'templates.update', count: 1 },
    views: [{ id, revision: 3, fields: { notes: '' }, events: [{ kind: 'undone' }, {}, {}] }],
    next: { undo: { code: 'templates.create' }, redo: { code: 'templates.update' } },
  });
  expect(await client.steps.redo()).toMatchObject({ views: [{ revision: 4, fields: { notes: 'after' } }] });
  const fault = await client.steps.redo().then(() => null, faultOf);
  expect(fault).toMatchObject({ code: 'nothing-to-undo', retry: false });
};
