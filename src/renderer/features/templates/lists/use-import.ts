/** A list on its way in: read, looked at, written. */
import { useEffect, useRef, useState } from 'react';
import { faultOf } from '#contract/fault-of';
import type { FaultShape } from '#contract/faults';
import type { JobView } from '#contract/jobs';
import { longestText } from '#contract/limits';
import type { ImportPlan, ImportView, ListChoice } from '#contract/lists';
import { type ListColumn, mapColumn as mapOnce } from '#domain/list/column';
import { useDesk } from '../../../app/desk.tsx';
import { beginJob, hearJobs, tellsEnd } from '../../../app/jobs.ts';
import { useOnce } from '../../../app/once.ts';

export type ImportSource = { readonly file: File } | { readonly text: string };

/** A text that is too long for a call goes the way of files. */
const fileOf = (source: ImportSource): File =>
  'file' in source ? source.file : new File([source.text], 'pasted.csv');

/** How the file is read, where a person said it. */
type Choice = Partial<ListChoice>;

/** How far it is, in rows. */
type Progress = { readonly done: number; readonly total: number; readonly written: number };
type Done = JobView<'import'>['facts'];

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
  | { readonly kind: 'running'; readonly progress: Progress; readonly elapsed: number }
  | { readonly kind: 'done'; readonly result: Done }
  | { readonly kind: 'stopped'; readonly progress: Progress; readonly fault: FaultShape | null };

export const useImport = () => {
  const { client, offer } = useDesk();
  const [phase, setPhase] = useState<ImportPhase>({ kind: 'choose', fault: null });
  /** The job that writes the list; what it tells is shown here and nowhere else. */
  const own = useRef<string | null>(null);
  useEffect(() => tellsEnd(({ id }) => id === own.current), []);
  useEffect(
    () =>
      hearJobs(({ job }) => {
        if (job.kind === 'import' && job.id === own.current) setPhase(phaseOf(job));
      }),
    [],
  );

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
    const progress: Progress = { done: 0, total: view.rows, written: 0 };
    setPhase({ kind: 'running', progress, elapsed: 0 });
    try {
      const job = await beginJob(client, { kind: 'import', input: plan });
      own.current = job.id;
      if (job.kind === 'import') setPhase(phaseOf(job));
    } catch (error) {
      setPhase({ kind: 'stopped', progress, fault: faultOf(error) });
    }
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
    // Where it cannot be cancelled the core is away, which the window says.
    stop: () => own.current && void client.jobs.cancel({ id: own.current }).catch(() => undefined),
    again: () => setPhase({ kind: 'choose', fault: null }),
  };
};

const phaseOf = ({ state, done, total, elapsed, facts, fault }: JobView<'import'>): ImportPhase => {
  if (state === 'done') return { kind: 'done', result: facts };
  const progress = { done, total, written: facts.created + facts.changed };
  return state === 'running' ? { kind: 'running', progress, elapsed } : { kind: 'stopped', progress, fault };
};
