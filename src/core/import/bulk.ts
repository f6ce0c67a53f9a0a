/** One change for many templates: looked at first, then written all or none. */
import { setImmediate } from 'node:timers/promises';
import { Fault } from '#contract/faults';
import type { BulkPreview, BulkResult } from '#contract/lists';
import { writeCell } from '#domain/list/column';
import { applyBulkEdit, type BulkEdit } from '#domain/template/bulk-edit';
import type { TemplateFields } from '#domain/template/fields';
import { type ReviewState, reviewStates } from '#domain/template/state';
import type { ListScope, StoredTemplate, Templates } from '../context.ts';

export type Chosen = { readonly ids: readonly string[] } | { readonly list: ListScope };

export const chosenIds = (templates: Templates, chosen: Chosen): readonly string[] =>
  'ids' in chosen ? chosen.ids : templates.listedIds(chosen.list);

/** Samples shown before the change. */
const shownSamples = 200;
const chunk = 200;

export const previewMany = async (
  templates: Templates,
  chosen: Chosen,
  edit: BulkEdit,
  signal?: AbortSignal,
): Promise<BulkPreview> => {
  const items: { id: string; revision: number }[] = [];
  const samples: BulkPreview['samples'][number][] = [];
  const ids = chosenIds(templates, chosen);
  for (const [at, id] of ids.entries()) {
    if (at % chunk === chunk - 1) {
      await setImmediate();
      signal?.throwIfAborted();
    }
    const record = templates.recordOf(id);
    const change = changeOf(record, edit);
    if (!change) continue;
    items.push({ id, revision: record.revision });
    if (samples.length < shownSamples) samples.push({ id, name: nameOf(record.fields), ...change });
  }
  return { total: ids.length, changes: items.length, items, samples };
};

/** Faults: not-found, invalid-input. */
export const updateMany = (
  templates: Templates,
  items: readonly { readonly id: string; readonly revision: number }[],
  edit: BulkEdit,
): BulkResult =>
  templates.transaction(() => {
    const stale: BulkResult['stale'][number][] = [];
    const work: (() => void)[] = [];
    for (const { id, revision } of items) {
      const record = templates.recordOf(id);
      if (record.revision !== revision) stale.push({ id, name: nameOf(record.fields) });
      else if (changeOf(record, edit)) work.push(() => write(templates, record, edit));
    }
    if (stale.length > 0) return { changed: 0, stale };
    for (const one of work) one();
    return { changed: work.length, stale };
  });

const write = (templates: Templates, record: StoredTemplate, edit: BulkEdit): void => {
  if (edit.field === 'state') templates.setState(record.id, record.revision, stateOf(edit));
  else templates.update(record.id, record.revision, applyBulkEdit(record.fields, edit));
};

/** What the edit would change, as it is shown; null when nothing. */
const changeOf = (record: StoredTemplate, edit: BulkEdit): { before: string; after: string } | null => {
  if (edit.field === 'state')
    return record.state === stateOf(edit) ? null : { before: record.state, after: edit.value };
  const fields = applyBulkEdit(record.fields, edit);
  return fields === record.fields
    ? null
    : { before: writeCell(record.fields, edit.field), after: writeCell(fields, edit.field) };
};

const stateOf = ({ value }: BulkEdit): ReviewState => {
  const state = reviewStates.find((one) => one === value);
  if (!state) throw new Fault('invalid-input', { field: 'state' });
  return state;
};

const nameOf = ({ holder, certificate, customer }: TemplateFields): string =>
  holder.zh || holder.en || certificate.name || customer;
