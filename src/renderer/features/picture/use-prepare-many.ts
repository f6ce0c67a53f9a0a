/** Has the pictures of many templates made, shows how far that is whichever window began it, and can stop it; what was made stays. */
import { useEffect, useRef, useState } from 'react';
import { faultOf } from '#contract/fault-of';
import type { JobView } from '#contract/jobs';
import type { Plan } from '#domain/plan/plan';
import { useDesk } from '../../app/desk.tsx';
import { beginJob, beginning, tellsEnd, useRunningJob, whenEnded } from '../../app/jobs.ts';
import { useSayer } from '../../app/language.tsx';
import { tell } from '../../parts/toasts.tsx';
import { writablePlan } from './use-prepare.ts';

export type ManyCounts = JobView<'pictures'>['facts'];

type Shown = Pick<JobView, 'done' | 'total'> & { readonly now: Pick<JobView['now'], 'name' | 'stage'> };

/** Corrections to carry over: a plan and the template for whose scans it was made. */
export type Like = { readonly template: string; readonly plan: Plan };

/** `tellsItself`: whoever asks says what came of it; otherwise every window does. */
export const usePrepareMany = (tellsItself = false) => {
  const say = useSayer();
  const { client, drafts } = useDesk();
  const running = useRunningJob('pictures');
  const [begun, setBeginning] = useState<Shown | null>(null);
  const work: Shown | null = running ?? begun;
  const own = useRef<string | null>(null);
  useEffect(
    () => tellsEnd((job) => tellsItself && job.id === own.current && job.state !== 'failed'),
    [tellsItself],
  );
  /** What came of it, so far where it was stopped; null where nothing could be done. */
  const start = async (ids: readonly string[], like?: Like, agreed = false): Promise<ManyCounts | null> => {
    setBeginning({ ...beginning, total: ids.length });
    try {
      await drafts.settleAll();
      const more = like ? { like: { template: like.template, plan: writablePlan(like.plan) } } : {};
      const job = await beginJob(client, {
        kind: 'pictures',
        input: { templates: [...ids], agreed, ...more },
      });
      own.current = job.id;
      setBeginning(null);
      const ended = await whenEnded(job.id);
      return ended.kind === 'pictures' && ended.state !== 'failed' ? ended.facts : null;
    } catch (error) {
      tell({ level: 'stop', text: say.fault(faultOf(error)) });
      return null;
    } finally {
      setBeginning(null);
    }
  };
  // Where it cannot be cancelled the core is away, which the window says.
  const cancel = () => running && void client.jobs.cancel({ id: running.id }).catch(() => undefined);
  return { work, start, cancel };
};
