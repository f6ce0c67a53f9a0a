/** Accepts exact repairs for many templates at once. */
import type { RepairGroup, RepairsDone, RepairsPreview } from '#contract/many';
import { acceptRepairs, type KnownRepair, type RepairKind, repairKey } from '#domain/finding/bulk-repair';
import { displayName } from '#domain/template/display-name';
import type { TemplateFields } from '#domain/template/fields';
import type { DeskContext } from '../ports/desk-context.ts';
import type { Chosen, StoredTemplate, Templates } from '../ports/templates.ts';
import { chosenIds, inStretches, type Step } from './chosen.ts';
import { type Item, writeMany } from './write-many.ts';

/** Different changes of one kind that are shown. */
const shownChanges = 30;

type Take = readonly { readonly code: string; readonly field: string; readonly sure: boolean }[] | undefined;

/** What is handed over is what the registrar has: it is not changed in passing. */
const isHandedOver = ({ state }: Pick<StoredTemplate, 'state'>): boolean =>
  state === 'in-review' || state === 'verified';

const wanted = (take: Take): ((kind: RepairKind) => boolean) => {
  if (!take) return ({ sure }) => sure;
  const keys = new Set(take.map((kind) => repairKey(kind as RepairKind)));
  return (kind) => keys.has(repairKey(kind));
};

const repairsOf = (
  templates: Templates,
  { id, fields }: StoredTemplate,
  wants: (kind: RepairKind) => boolean,
) => acceptRepairs(fields, (now) => templates.check(id, { fields: now }).findings, wants);

export async function* previewRepairs(
  templates: Templates,
  chosen: Chosen,
  take: Take,
  signal?: AbortSignal,
): AsyncGenerator<Step, RepairsPreview> {
  const ids = chosenIds(templates, chosen);
  const wants = wanted(take);
  const items: Item[] = [];
  const groups = openGroups();
  let [handedOver, repairs] = [0, 0];
  const look = (id: string): void => {
    const record = templates.recordOf(id);
    if (isHandedOver(record)) handedOver += 1;
    if (record.removed || isHandedOver(record)) return;
    const { made, open, fields } = repairsOf(templates, record, wants);
    const name = displayName(fields);
    for (const repair of made) groups.add(repair, name, true);
    for (const repair of open) groups.add(repair, name, false);
    repairs += made.length;
    if (made.length > 0) items.push({ id, revision: record.revision });
  };
  yield* inStretches(ids, look, signal);
  return { total: ids.length, handedOver, repairs, groups: groups.all(), items };
}

/** All or none (`writeMany`). */
export async function* acceptMany(
  context: Pick<DeskContext, 'templates' | 'undo'>,
  items: readonly Item[],
  take: Take,
  signal?: AbortSignal,
): AsyncGenerator<Step, RepairsDone> {
  const { templates } = context;
  const wants = wanted(take);
  let [repairs, stopped] = [0, 0];
  const changeOf = (record: StoredTemplate) => {
    if (record.removed || isHandedOver(record)) return null;
    const { made, fields } = repairsOf(templates, record, wants);
    if (made.length === 0) return null;
    repairs += made.length;
    return (now: StoredTemplate) => write(now, fields);
  };
  const write = ({ id, revision }: StoredTemplate, fields: TemplateFields): void => {
    if (templates.update(id, revision, fields).check.readiness === 'stop') stopped += 1;
  };
  const written = yield* writeMany(context, items, changeOf, signal);
  const isDone = written.stale.length === 0;
  const left = isDone ? items.length - written.changed : 0;
  return { ...written, left, repairs: isDone ? repairs : 0, stopped: isDone ? stopped : 0 };
}

const openGroups = () => {
  type Group = {
    readonly kind: RepairKind;
    readonly taken: boolean;
    templates: number;
    readonly changes: Map<string, { from: string; to: string; count: number; name: string }>;
  };
  const groups = new Map<string, Group>();
  return {
    add: ({ code, field, sure, from, to }: KnownRepair, name: string, taken: boolean): void => {
      const key = repairKey({ code, field, sure });
      const group = groups.get(key) ?? {
        kind: { code, field, sure },
        taken,
        templates: 0,
        changes: new Map(),
      };
      groups.set(key, group);
      group.templates += 1;
      const change = JSON.stringify([from, to]);
      const known = group.changes.get(change);
      if (known) known.count += 1;
      else group.changes.set(change, { from, to, count: 1, name });
    },
    /** What is sure first, then by how many templates. */
    all: (): RepairGroup[] =>
      [...groups.values()]
        .map(({ kind, taken, templates, changes }) => ({
          ...kind,
          taken,
          templates,
          different: changes.size,
          changes: [...changes.values()].toSorted((a, b) => b.count - a.count).slice(0, shownChanges),
        }))
        .toSorted((a, b) => Number(b.sure) - Number(a.sure) || b.templates - a.templates),
  };
};
