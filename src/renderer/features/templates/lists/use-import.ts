/** A list on its way in: read, looked at, written. */
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { faultOf } from '#contract/fault-of';
import type { FaultShape } from '#contract/faults';
import { longestText } from '#contract/limits';
import type { ImportPlan, ImportProgress, ImportView } from '#contract/lists';
import type { ListColumn } from '#domain/list/column';
import { useDesk } from '../../../app/desk.tsx';
import { beginWork } from '../../../app/long-work.ts';
import { useOnce } from '../../../app/once.ts';
import { useText } from '../../../app/use-text.ts';

export type ImportSource = { readonly file: File } | { readonly text: string };

/** A text that is too long for a call goes the way of files. */
const fileOf = (source: ImportSource): File =>
  'file' in source ? source.file : new File([source.text], 'pasted.csv');

type Progress = Extract<ImportProgress, { kind: 'progress' }>;
type Done = Extract<ImportProgress, { kind: 'done' }>;

export type ImportPhase =
  | { readonly kind: 'choose'; readonly fault: FaultShape | null }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'plan'; readonly view: ImportView; readonly plan: ImportPlan }
  | { readonly kind: 'running'; readonly progress: Progress; readonly begun: number }
  | { readonly kind: 'done'; readonly result: Done }
  | { readonly kind: 'stopped'; readonly progress: Progress; readonly fault: FaultShape | null };

export const useImport = () => {
  const t = useText();
  const { client, offer } = useDesk();
  const queries = useQueryClient();
  const [phase, setPhase] = useState<ImportPhase>({ kind: 'choose', fault: null });
  const abort = useRef<AbortController | null>(null);

  const read = async (source: ImportSource) => {
    setPhase({ kind: 'reading', name: 'file' in source ? source.file.name : '' });
    try {
      const view = await client.imports.open(
        'text' in source && source.text.length <= longestText
          ? source
          : { grant: (await offer(fileOf(source))).token },
      );
      setPhase({ kind: 'plan', view, plan: { id: view.id, mapping: view.mapping, typeWithout: '' } });
    } catch (error) {
      setPhase({ kind: 'choose', fault: faultOf(error) });
    }
  };

  const change = (edit: (plan: ImportPlan) => ImportPlan) =>
    setPhase((now) => (now.kind === 'plan' ? { ...now, plan: edit(now.plan) } : now));

  /** A column is used once: whoever had it before is left out. */
  const mapColumn = (at: number, column: ListColumn | null) =>
    change((plan) => ({
      ...plan,
      mapping: plan.mapping.map((now, place) => (place === at ? column : now === column ? null : now)),
    }));

  const run = useOnce(async (view: ImportView, plan: ImportPlan) => {
    const begun = performance.now();
    const stop = new AbortController();
    abort.current = stop;
    let progress: Progress = { kind: 'progress', done: 0, total: view.rows, written: 0 };
    setPhase({ kind: 'running', progress, begun });
    const long = beginWork(view.rows);
    let notice: string | null = null;
    try {
      for await (const step of await client.imports.run(plan, { signal: stop.signal })) {
        if (step.kind === 'done') {
          notice = t('work.imported', { n: step.created + step.changed });
          setPhase({ kind: 'done', result: step });
        } else {
          progress = step;
          long.progress(step.done, step.total);
          setPhase({ kind: 'running', progress, begun });
        }
      }
      if (stop.signal.aborted) setPhase({ kind: 'stopped', progress, fault: null });
    } catch (error) {
      setPhase({ kind: 'stopped', progress, fault: stop.signal.aborted ? null : faultOf(error) });
    }
    long.end(notice);
    abort.current = null;
    void queries.invalidateQueries();
  });

  return {
    phase,
    read,
    mapColumn,
    setTypeWithout: (typeWithout: ImportPlan['typeWithout']) => change((plan) => ({ ...plan, typeWithout })),
    run,
    stop: () => abort.current?.abort(),
    again: () => setPhase({ kind: 'choose', fault: null }),
  };
};
