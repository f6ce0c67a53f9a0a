/** Makes the pictures of many templates, shows how far it is, and can be stopped; what was made stays. */
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { faultOf } from '#contract/fault-of';
import type { PicturesProgress } from '#contract/pictures';
import type { Stage } from '#domain/picture/stages';
import type { Plan } from '#domain/plan/plan';
import { useDesk } from '../../app/desk.tsx';
import { useSayer } from '../../app/language.tsx';
import { beginWork } from '../../app/long-work.ts';
import { useStopOnLeave } from '../../app/use-stop-on-leave.ts';
import { useText } from '../../app/use-text.ts';
import { tell } from '../../parts/toasts.tsx';
import { writablePlan } from './use-prepare.ts';

export type ManyWork = {
  readonly done: number;
  readonly total: number;
  readonly name: string;
  readonly stage: Stage | null;
};
export type ManyCounts = (PicturesProgress & { kind: 'done' })['counts'];

/** Corrections to carry over: a plan and the template for whose scans it was made. */
export type Like = { readonly template: string; readonly plan: Plan };

export const usePrepareMany = () => {
  const t = useText();
  const say = useSayer();
  const { client, drafts } = useDesk();
  const queries = useQueryClient();
  const [work, setWork] = useState<ManyWork | null>(null);
  const abort = useRef<AbortController | null>(null);
  useStopOnLeave(abort);
  /** What came of it, so far where it was stopped; null where nothing could be done. */
  const start = async (ids: readonly string[], like?: Like): Promise<ManyCounts | null> => {
    const controller = new AbortController();
    abort.current = controller;
    const { signal } = controller;
    const counts = { made: 0, refused: 0, 'no-scan': 0, gone: 0 };
    setWork({ done: 0, total: ids.length, name: '', stage: null });
    const long = beginWork(ids.length);
    try {
      await drafts.settleAll();
      const more = like ? { like: { template: like.template, plan: writablePlan(like.plan) } } : {};
      for await (const event of await client.pictures.prepareMany(
        { templates: [...ids], ...more },
        { signal },
      )) {
        if (event.kind === 'done') break;
        if (event.kind === 'template') counts[event.outcome]++;
        long.progress(event.done);
        setWork({ ...event, stage: event.kind === 'stage' ? event.stage : null });
      }
    } catch (error) {
      const fault = signal.aborted ? null : faultOf(error);
      if (fault && fault.code !== 'cancelled') {
        const { made } = counts;
        tell({
          level: 'stop',
          text: t('work.preparedSome', { made, total: ids.length, why: say.fault(fault) }),
        });
        return null;
      }
    } finally {
      setWork(null);
      long.end(t('work.prepared', { made: counts.made, left: ids.length - counts.made }));
      void queries.invalidateQueries();
    }
    return counts;
  };
  return { work, start, cancel: () => abort.current?.abort() };
};
