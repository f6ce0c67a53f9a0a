/** Lists that were read and wait for a decision: kept in memory only, because they hold people's numbers. */

import { setImmediate } from 'node:timers/promises';
import { Fault } from '#contract/faults';
import type { ImportPlan, ImportRow, RowOutcome } from '#contract/lists';
import { fitsTable } from '#domain/list/guess-columns';
import type { ListReading } from '#domain/list/read-row';
import type { TargetPack } from '#domain/target/target';
import type { Imports } from '../ports/imports.ts';
import type { Targets } from '../ports/targets.ts';
import type { Templates } from '../ports/templates.ts';
import type { ListMappings } from '../store/list-mappings.ts';
import { type Arranged, arrange } from './arrange.ts';
import { createJudge, type Judged, rowKey, type Shared } from './judge.ts';
import { targetNames, typeNames } from './list-words.ts';
import type { ListWorker } from './list-worker.ts';

/** A list with the rows that share a paper, found out once for each way of reading it. */
type Kept = Arranged & { sharedFor: string; shared: Shared };

type Needs = {
  readonly templates: Templates;
  readonly targets: Targets;
  /** The pack for a template's target; the desk's default for `''`. */
  readonly targetOf: (id: string) => TargetPack;
  readonly worker: ListWorker;
  readonly mappings: ListMappings;
  readonly newId: () => string;
};

/** Lists kept at once; the oldest goes first. */
const maxKept = 4;
/** Longest stretch of work before other calls are let in, milliseconds. */
const stretch = 30;
/** Rows told at once. */
const piece = 500;

export const createImports = (needs: Needs): Imports => {
  const { templates, worker, mappings, newId } = needs;
  const kept = new Map<string, Kept>();
  const listOf = (plan: ImportPlan): Kept => {
    const list = kept.get(plan.id);
    if (!list) throw new Fault('grant-unknown');
    if (!fitsTable(plan.mapping, list.view.headers.length))
      throw new Fault('invalid-input', { field: 'mapping' });
    return list;
  };
  const judgeFor = async (plan: ImportPlan, list: Kept, signal?: AbortSignal) => {
    const reading = readingOf(needs.targets, plan, list);
    const shared = await sharedIn(list, plan, reading, signal);
    return createJudge({ ...templates, targetOf: needs.targetOf }, list.rows, shared, plan.mapping, reading);
  };

  return {
    read: (bytes) => worker.read({ bytes }),
    rowsOf: (id) => {
      const list = kept.get(id);
      if (!list) throw new Fault('grant-unknown');
      return list.rows.length;
    },
    open: async (source, choice = {}) => {
      const table = await worker.read(source, { sheet: choice.sheet, encoding: choice.encoding });
      const about = { id: newId(), name: 'text' in source ? '' : source.name };
      const list = arrange(about, table, { ...choice, withHidden: choice.withHidden ?? false }, mappings);
      if (list.rows.length === 0)
        throw new Fault('list-unreadable', {
          reason: list.view.hiddenRows > 0 ? 'only-hidden-rows' : 'empty',
        });
      if (kept.size >= maxKept) kept.delete(kept.keys().next().value!);
      kept.set(list.view.id, { ...list, sharedFor: '', shared: new Map() });
      return list.view;
    },
    preview: async (plan, { show, offset, limit }, signal) => {
      const list = listOf(plan);
      const judge = await judgeFor(plan, list, signal);
      const counts = noCounts();
      const rows: ImportRow[] = [];
      let [total, dayNumbers] = [0, 0];
      for await (const at of inStretches(list.rows.length, signal)) {
        const { shown } = judge(at);
        counts[shown.outcome] += 1;
        if (shown.problems.some(({ code }) => code === 'date-number')) dayNumbers += 1;
        if (show !== 'all' && show !== shown.outcome) continue;
        if (total >= offset && rows.length < limit) rows.push(shown);
        total += 1;
      }
      return { counts, dayNumbers, rows, total };
    },
    judge: async function* (plan, signal) {
      const list = listOf(plan);
      const judge = await judgeFor(plan, list, signal);
      const counts = noCounts();
      let rows: ImportRow[] = [];
      for await (const at of inStretches(list.rows.length, signal)) {
        const { shown } = judge(at);
        counts[shown.outcome] += 1;
        rows.push(shown);
        if (rows.length < piece) continue;
        yield { kind: 'rows', rows };
        rows = [];
      }
      yield { kind: 'rows', rows };
      yield { kind: 'done', counts };
    },
    run: async function* (plan, signal) {
      const list = listOf(plan);
      const judge = await judgeFor(plan, list, signal);
      if (list.signature !== null) mappings.remember(list.signature, plan.mapping);
      const total = list.rows.length;
      const counts = { created: 0, changed: 0, same: 0, left: 0 };
      for (let at = 0; at < total; ) {
        signal?.throwIfAborted();
        const begun = performance.now();
        const batch: Judged[] = [];
        // A batch is one transaction: whole or not at all.
        const next = templates.transaction(() => {
          let to = at;
          for (; to < total && performance.now() - begun < stretch; to += 1) {
            const judged = judge(to);
            writeRow(templates, judged);
            batch.push(judged);
          }
          return to;
        });
        for (const { shown } of batch) counts[countOf[shown.outcome]] += 1;
        at = next;
        yield { done: at, total, counts: { ...counts } };
        await setImmediate();
      }
    },
  };
};

const noCounts = (): Record<RowOutcome, number> => ({ new: 0, changes: 0, same: 0, unreadable: 0 });

const countOf = { new: 'created', changes: 'changed', same: 'same', unreadable: 'left' } as const;

const writeRow = (templates: Templates, { write }: Judged): void => {
  if (!write) return;
  if (write.template) templates.update(write.template.id, write.template.revision, write.fields);
  else templates.create(write.fields);
};

/** Counts through the rows, letting other calls in between. */
async function* inStretches(length: number, signal?: AbortSignal): AsyncGenerator<number> {
  let begun = performance.now();
  for (let at = 0; at < length; at += 1) {
    if (performance.now() - begun > stretch) {
      await setImmediate();
      signal?.throwIfAborted();
      begun = performance.now();
    }
    yield at;
  }
}

/** Goes through the list once for each way of reading it: every row by what it is known by. */
const sharedIn = async (
  list: Kept,
  plan: ImportPlan,
  reading: ListReading,
  signal?: AbortSignal,
): Promise<Shared> => {
  const way = JSON.stringify([plan.mapping, plan.typeWithout]);
  if (list.sharedFor === way) return list.shared;
  const places = new Map<string, number[]>();
  for await (const at of inStretches(list.rows.length, signal)) {
    const key = rowKey(list.rows[at]!, plan.mapping, reading);
    if (key === '') continue;
    const same = places.get(key);
    if (same) same.push(at);
    else places.set(key, [at]);
  }
  list.shared = new Map(
    [...places.values()].flatMap((rows) => (rows.length < 2 ? [] : rows.map((at) => [at, rows] as const))),
  );
  list.sharedFor = way;
  return list.shared;
};

const readingOf = ({ packs }: Targets, plan: ImportPlan, list: Kept): ListReading => ({
  typeNames,
  targets: targetNames(packs),
  typeWithout: plan.typeWithout,
  takeDayNumbers: plan.takeDayNumbers,
  guarded: list.guarded,
  papers: list.view.papers,
  date1904: list.date1904,
});
