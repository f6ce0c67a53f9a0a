/** One change for many templates: looked at first, then written all or none. */
import { Fault } from '#contract/faults';
import type { BulkAgainst, BulkPreview, BulkResult } from '#contract/lists';
import { type DomainState, domainStates } from '#domain/domain-name/domain-state';
import { writeCell } from '#domain/list/column';
import { applyBulkEdit, type BulkEdit } from '#domain/template/bulk-edit';
import { displayName } from '#domain/template/display-name';
import { type ReviewState, reviewStates } from '#domain/template/state';
import type { DeskContext } from '../ports/desk-context.ts';
import type { Chosen, StoredTemplate, Templates } from '../ports/templates.ts';
import { chosenIds, inStretches } from './chosen.ts';
import { type Item, writeMany } from './write-many.ts';

/** Samples shown before the change. */
const shownSamples = 200;

export const previewMany = async (
  templates: Templates,
  chosen: Chosen,
  edit: BulkEdit,
  signal?: AbortSignal,
): Promise<BulkPreview> => {
  const items: BulkPreview['items'][number][] = [];
  const samples: BulkPreview['samples'][number][] = [];
  const ids = chosenIds(templates, chosen);
  const against = whatIsAgainst(templates, edit);
  const look = (id: string): void => {
    const record = templates.recordOf(id);
    const change = changeOf(templates, record, edit);
    if (!change) return;
    items.push({ id, revision: record.revision, against: against(id) });
    if (samples.length < shownSamples)
      samples.push({ id, name: displayName(record.fields), ...change, against: against(id) });
  };
  for await (const _ of inStretches(ids, look, signal));
  return { total: ids.length, changes: items.length, items, samples };
};

/** All or none (`writeMany`). Faults: not-found, invalid-input, cancelled. */
export const updateMany = async (
  context: Pick<DeskContext, 'templates' | 'undo'>,
  asked: readonly Item[],
  { edit, despite }: { readonly edit: BulkEdit; readonly despite: boolean },
  signal?: AbortSignal,
): Promise<BulkResult> => {
  const { templates } = context;
  const against = whatIsAgainst(templates, edit);
  const items = despite ? asked : asked.filter(({ id }) => against(id) === null);
  const work = writeMany(
    context,
    items,
    (record) => (changeOf(templates, record, edit) ? (now) => write(templates, now, edit) : null),
    signal,
  );
  for (;;) {
    const { done, value } = await work.next();
    if (done) return { ...value, left: asked.length - items.length };
  }
};

/** States that say that the template was handed over; the others say nothing about its findings. */
const handedOver: ReadonlySet<ReviewState> = new Set(['in-review', 'verified']);

/** For each template what speaks against the edit, as of the last check. */
const whatIsAgainst = (templates: Templates, edit: BulkEdit): ((id: string) => BulkAgainst | null) => {
  if (edit.field === 'removed' && edit.value === 'yes')
    return (id) => (handedOver.has(templates.recordOf(id).state) ? 'handed-over' : null);
  if (edit.field !== 'state' || !handedOver.has(stateOf(edit))) return () => null;
  const readiness = new Map(templates.days().map((row) => [row.id, row.readiness]));
  return (id) => {
    const level = readiness.get(id) ?? 'ready';
    return level === 'ready' ? null : level;
  };
};

const write = (templates: Templates, record: StoredTemplate, edit: BulkEdit): void => {
  if (edit.field === 'state') templates.setState(record.id, record.revision, stateOf(edit));
  else if (edit.field === 'removed') templates.setRemoved(record.id, record.revision, edit.value === 'yes');
  else if (edit.field === 'domainState')
    templates.setDomains(record.id, record.revision, { chosen: { of: 'all' }, state: domainStateOf(edit) });
  else templates.update(record.id, record.revision, applyBulkEdit(record.fields, edit));
};

/** What the edit would change, as it is shown; null when nothing. */
const changeOf = (
  templates: Pick<Templates, 'domainCounts'>,
  record: StoredTemplate,
  edit: BulkEdit,
): { before: string; after: string } | null => {
  if (edit.field === 'state')
    return record.state === stateOf(edit) ? null : { before: record.state, after: edit.value };
  if (edit.field === 'removed') {
    const before = record.removed ? 'yes' : 'no';
    return before === edit.value ? null : { before, after: edit.value };
  }
  if (edit.field === 'domainState') {
    const to = domainStateOf(edit);
    const counts = templates.domainCounts(record.id);
    if (counts === null || counts[to] === counts.total) return null;
    return { before: domainStates.filter((state) => counts[state] > 0).join(', '), after: to };
  }
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

const domainStateOf = ({ value }: BulkEdit): DomainState => {
  const state = domainStates.find((one) => one === value);
  if (!state) throw new Fault('invalid-input', { field: 'domainState' });
  return state;
};
