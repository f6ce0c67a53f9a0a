/** A list on its way in: read, looked at, written. */
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { faultOf } from '#contract/fault-of';
import type { FaultShape } from '#contract/faults';
import { longestText } from '#contract/limits';
import type { ImportPlan, ImportProgress, ImportView, ListChoice } from '#contract/lists';
import { type ListColumn, mapColumn as mapOnce } from '#domain/list/column';
import { useDesk } from '../../../app/desk.tsx';
import { beginWork } from '../../../app/long-work.ts';
import { useOnce } from '../../../app/once.ts';
import { useText } from '../../../app/use-text.ts';

export type ImportSource = { readonly file: File } | { readonly text: string };

/** A text that is too long for a call goes the way of files. */
const fileOf = (source: ImportSource): File =>
  'file' in source ? source.file : new File([source.text], 'pasted.csv');

/** How the file is read, where a person said it. */
type Choice = Partial<ListChoice>;

type Progress = Extract<ImportProgress, { kind: 'progress' }>;
type Done = Extract<ImportProgress, { kind: 'done' }>;

export type ImportPhase =
  | { readonly kind: 'choose'; readonly fault: FaultShape | null }
  | { readonly kind: 'reading'; readonly name: string }
  | {
      readonly kind: 'plan';
      readonly view: ImportView;
      readonly plan: ImportPlan;
      readonly source: ImportSource;
      readonly choice: Choice;
      /** Whether a person said that templates without a name are wanted. */
      readonly isNamelessWanted: boolean;
    }
  | { readonly kind: 'running'; readonly progress: Progress; readonly begun: number }
  | { readonly kind: 'done'; readonly result: Done }
  | { readonly kind: 'stopped'; readonly progress: Progress; readonly fault: FaultShape | null };

export const useImport = () => {
  const t = useText();
  const { client, offer } = useDesk();
  const queries = useQueryClient();
  const [phase, setPhase] = useState<ImportPhase>({ kind: 'choose', fault: null });
  const abort = useRef<AbortController | null>(null);

  const read = async (source: ImportSource, choice: Choice = {}) => {
    setPhase({ kind: 'reading', name: 'file' in source ? source.file.name : '' });
    try {
      const view = await client.imports.open({
        ...('text' in source && source.text.length <= longestText
          ? source
          : { grant: (await offer(fileOf(source))).token }),
        ...choice,
      });
      const plan = { id: view.id, mapping: view.mapping, typeWithout: '', takeDayNumbers: false } as const;
      setPhase({ kind: 'plan', view, plan, source, choice, isNamelessWanted: false });
    } catch (error) {
      setPhase({ kind: 'choose', fault: faultOf(error) });
    }
  };

  const change = (edit: (plan: ImportPlan) => ImportPlan) =>
    setPhase((now) => (now.kind === 'plan' ? { ...now, plan: edit(now.plan) } : now));

  const mapColumn = (at: number, column: ListColumn | null) =>
    change((plan) => ({ ...plan, mapping: mapOnce(plan.mapping, at, column) }));

  /** Reads the same source anew: another sheet, hidden rows, another encoding. */
  const readAgain = (more: Choice) => {
    if (phase.kind === 'plan') void read(phase.source, { ...phase.choice, ...more });
  };

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
    readAgain,
    mapColumn,
    setTakeDayNumbers: (takeDayNumbers: boolean) => change((plan) => ({ ...plan, takeDayNumbers })),
    wantNameless: () => setPhase((now) => (now.kind === 'plan' ? { ...now, isNamelessWanted: true } : now)),
    setTypeWithout: (typeWithout: ImportPlan['typeWithout']) => change((plan) => ({ ...plan, typeWithout })),
    run,
    stop: () => abort.current?.abort(),
    again: () => setPhase({ kind: 'choose', fault: null }),
  };
};
