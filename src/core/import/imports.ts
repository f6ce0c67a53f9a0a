/** Lists that were read and wait for a decision: kept in memory only, because they hold people's numbers. */
import { setImmediate } from 'node:timers/promises';
import { Fault } from '#contract/faults';
import type {
  ImportPlan,
  ImportPreview,
  ImportProgress,
  ImportRow,
  ImportView,
  RowOutcome,
} from '#contract/lists';
import type { CertificateType } from '#domain/certificate/type';
import type { ListColumn, Mapping } from '#domain/list/column';
import {
  fitsTable,
  foldHeading,
  guessByContent,
  guessColumns,
  headingSignature,
  isHeading,
} from '#domain/list/guess-columns';
import { isCheckedNumber, type ListReading } from '#domain/list/read-row';
import type { TargetPack } from '#domain/target/target';
import { catalogue } from '#text/catalogue';
import type { Targets, Templates } from '../context.ts';
import type { ListMappings } from '../store/list-mappings.ts';
import { createJudge, type Judged } from './judge.ts';
import type { ListWorker } from './list-worker.ts';
import type { Table } from './table.ts';

type Kept = {
  readonly view: ImportView;
  readonly signature: string | null;
  readonly rows: readonly (readonly string[])[];
  /** Row of the file that the first of `rows` is. */
  readonly firstRow: number;
  readonly guarded: boolean;
};

export type Imports = {
  /** Any table, as it stands. Faults: list-unreadable, list-too-long. */
  read(bytes: Uint8Array): Promise<Table>;
  open(source: { bytes: Uint8Array; name: string } | { text: string }): Promise<ImportView>;
  /** Fault: grant-unknown once the list is gone. */
  preview(
    plan: ImportPlan,
    page: { show: RowOutcome | 'all'; offset: number; limit: number },
    signal?: AbortSignal,
  ): Promise<ImportPreview>;
  run(plan: ImportPlan, signal?: AbortSignal): AsyncGenerator<ImportProgress>;
};

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
  const judgeFor = (plan: ImportPlan, list: Kept) =>
    createJudge(
      { ...templates, targetOf: needs.targetOf },
      plan.mapping,
      readingOf(needs.targets, plan.typeWithout, list.guarded),
    );

  return {
    read: (bytes) => worker.read({ bytes }),
    open: async (source) => {
      const table = await worker.read(source);
      const list = arrange(newId(), 'text' in source ? '' : source.name, table, mappings);
      if (list.rows.length === 0) throw new Fault('list-unreadable', { reason: 'empty' });
      if (kept.size >= maxKept) kept.delete(kept.keys().next().value!);
      kept.set(list.view.id, list);
      return list.view;
    },
    preview: async (plan, { show, offset, limit }, signal) => {
      const list = listOf(plan);
      const judge = judgeFor(plan, list);
      const counts: Record<RowOutcome, number> = { new: 0, changes: 0, same: 0, unreadable: 0 };
      const rows: ImportRow[] = [];
      let total = 0;
      for await (const [at, cells] of inStretches(list.rows, signal)) {
        const { shown } = judge(cells, list.firstRow + at);
        counts[shown.outcome] += 1;
        if (show !== 'all' && show !== shown.outcome) continue;
        if (total >= offset && rows.length < limit) rows.push(shown);
        total += 1;
      }
      return { counts, rows, total };
    },
    run: async function* (plan, signal) {
      const list = listOf(plan);
      const judge = judgeFor(plan, list);
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
            const judged = judge(list.rows[to]!, list.firstRow + to);
            writeRow(templates, judged);
            batch.push(judged);
          }
          return to;
        });
        for (const { shown } of batch) counts[countOf[shown.outcome]] += 1;
        at = next;
        yield { kind: 'progress', done: at, total, written: counts.created + counts.changed };
        await setImmediate();
      }
      yield { kind: 'done', ...counts };
    },
  };
};

const countOf = { new: 'created', changes: 'changed', same: 'same', unreadable: 'left' } as const;

const writeRow = (templates: Templates, { write }: Judged): void => {
  if (!write) return;
  if (write.template) templates.update(write.template.id, write.template.revision, write.fields);
  else templates.create(write.fields);
};

/** Goes through the rows, letting other calls in between. */
async function* inStretches<T>(rows: readonly T[], signal?: AbortSignal): AsyncGenerator<[number, T]> {
  let begun = performance.now();
  for (const entry of rows.entries()) {
    if (performance.now() - begun > stretch) {
      await setImmediate();
      signal?.throwIfAborted();
      begun = performance.now();
    }
    yield entry;
  }
}

/** Finds headings, columns, and what the columns mean. */
const arrange = (id: string, name: string, table: Table, mappings: ListMappings): Kept => {
  const start = table.rows.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  const first = table.rows[start]!;
  const headed = isHeading(first, columnLabels);
  const firstRow = headed ? start + 1 : start;
  const rows = withoutEmptyEnd(table.rows.slice(firstRow));
  const width = Math.max(
    first.length,
    rows.reduce((most, row) => Math.max(most, row.length), 0),
  );
  const headers = Array.from({ length: width }, (_, at) => (headed && first[at]?.trim()) || letters(at));
  const signature = headed ? headingSignature(headers) : null;
  const remembered = signature === null ? null : mappings.find(signature);
  const usable = remembered !== null && fitsTable(remembered, width);
  const mapping: Mapping = usable
    ? remembered
    : headed
      ? guessColumns(headers, columnLabels)
      : guessByContent(rows.slice(0, 50), width, isCheckedNumber);
  return {
    view: {
      id,
      name,
      headers,
      headed,
      rows: rows.length,
      samples: headers.map((_, at) =>
        rows
          .slice(0, 20)
          .map((row) => row[at] ?? '')
          .filter((cell) => cell.trim() !== '')
          .slice(0, 3),
      ),
      mapping,
      mappedBy: usable ? 'memory' : headed ? 'headings' : 'content',
      encoding: table.encoding,
    },
    signature,
    rows,
    firstRow: firstRow + 1,
    guarded: table.encoding !== 'xlsx',
  };
};

const withoutEmptyEnd = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  rows.slice(0, rows.findLastIndex((row) => row.some((cell) => cell.trim() !== '')) + 1);

/** A, B, … Z, AA as spreadsheets name columns. */
const letters = (at: number): string =>
  (at >= 26 ? letters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));

/** The desk's own names of columns in both languages. */
export const columnLabels: ReadonlyMap<string, ListColumn> = new Map(
  Object.values(catalogue).flatMap(({ fields }) =>
    Object.entries(fields).map(([path, label]) => [foldHeading(label), path as ListColumn] as const),
  ),
);

export const typeNames: ReadonlyMap<string, CertificateType> = new Map(
  Object.values(catalogue).flatMap(({ certificates }) =>
    Object.entries(certificates).map(([type, name]) => [foldHeading(name), type as CertificateType] as const),
  ),
);

const readingOf = ({ packs }: Targets, typeWithout: CertificateType | '', guarded: boolean): ListReading => ({
  typeNames,
  targets: new Map(
    packs.flatMap(({ id, name }) => [id, ...Object.values(name)].map((text) => [text.toLowerCase(), id])),
  ),
  typeWithout,
  guarded,
});
