/** One change for many templates: looked at first, then written all or none. */
import { setImmediate } from 'node:timers/promises';
import { Fault } from '#contract/faults';
import type { BulkAgainst, BulkPreview, BulkResult } from '#contract/lists';
import { type DomainState, domainStates } from '#domain/domain-name/domain-state';
import { writeCell } from '#domain/list/column';
import { applyBulkEdit, type BulkEdit } from '#domain/template/bulk-edit';
import { displayName } from '#domain/template/display-name';
import { type ReviewState, reviewStates } from '#domain/template/state';
import type { DeskContext } from '../ports/desk-context.ts';
import type { Chosen, StoredTemplate, Templates } from '../ports/templates.ts';

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
  const items: BulkPreview['items'][number][] = [];
  const samples: BulkPreview['samples'][number][] = [];
  const ids = chosenIds(templates, chosen);
  const against = whatIsAgainst(templates, edit);
  for (const [at, id] of ids.entries()) {
    if (at % chunk === chunk - 1) {
      await setImmediate();
      signal?.throwIfAborted();
    }
    const record = templates.recordOf(id);
    const change = changeOf(templates, record, edit);
    if (!change) continue;
    items.push({ id, revision: record.revision, against: against(id) });
    if (samples.length < shownSamples)
      samples.push({ id, name: displayName(record.fields), ...change, against: against(id) });
  }
  return { total: ids.length, changes: items.length, items, samples };
};

/**
 * All or none, in stretches that let other calls in between: whatever stops it, what was written before is taken back; should the
 * core die, by the next one. Faults: not-found, invalid-input, cancelled.
 */
export const updateMany = async (
  { templates, undo }: Pick<DeskContext, 'templates' | 'undo'>,
  asked: readonly Item[],
  { edit, despite }: { readonly edit: BulkEdit; readonly despite: boolean },
  signal?: AbortSignal,
): Promise<BulkResult> => {
  const against = whatIsAgainst(templates, edit);
  const items = despite ? asked : asked.filter(({ id }) => against(id) === null);
  const left = asked.length - items.length;
  const stale: BulkResult['stale'][number][] = [];
  const toWrite: Item[] = [];
  const look = (item: Item): void => {
    const record = templates.recordOf(item.id);
    if (record.revision !== item.revision) stale.push({ id: item.id, name: displayName(record.fields) });
    else if (changeOf(templates, record, edit)) toWrite.push(item);
  };
  await inStretches(items, look, (work) => work(), signal);
  if (stale.length > 0) return { changed: 0, left, stale };
  let last: StoredTemplate | null = null;
  const writeOne = ({ id, revision }: Item): void => {
    last = templates.recordOf(id);
    write(templates, { ...last, revision }, edit);
  };
  try {
    const together = (work: () => number): number =>
      templates.transaction(() => {
        const to = work();
        undo.allOrNone(to === toWrite.length);
        return to;
      });
    await inStretches(toWrite, writeOne, together, signal);
  } catch (error) {
    await undo.takeBack();
    if (!(error instanceof Fault && error.code === 'stale-revision') || last === null) throw error;
    const { id, fields }: StoredTemplate = last;
    return { changed: 0, left, stale: [{ id, name: displayName(fields) }] };
  }
  return { changed: toWrite.length, left, stale };
};

/** States that say that the template was handed over; the others say nothing about its findings. */
const handedOver: ReadonlySet<ReviewState> = new Set(['in-review', 'verified']);

/** For each template what speaks against the edit, as of the last check. */
const whatIsAgainst = (templates: Templates, edit: BulkEdit): ((id: string) => BulkAgainst | null) => {
  if (edit.field !== 'state' || !handedOver.has(stateOf(edit))) return () => null;
  const readiness = new Map(templates.days().map((row) => [row.id, row.readiness]));
  return (id) => {
    const level = readiness.get(id) ?? 'ready';
    return level === 'ready' ? null : level;
  };
};

type Item = { readonly id: string; readonly revision: number };

/** Longest stretch of work before other calls are let in, milliseconds. */
const stretch = 25;

const inStretches = async <T>(
  items: readonly T[],
  work: (item: T) => void,
  together: (work: () => number) => number,
  signal: AbortSignal | undefined,
): Promise<void> => {
  for (let at = 0; at < items.length; ) {
    signal?.throwIfAborted();
    const begun = performance.now();
    at = together(() => {
      let to = at;
      for (; to < items.length && performance.now() - begun < stretch; to += 1) work(items[to]!);
      return to;
    });
    await setImmediate();
  }
};

const write = (templates: Templates, record: StoredTemplate, edit: BulkEdit): void => {
  if (edit.field === 'state') templates.setState(record.id, record.revision, stateOf(edit));
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
