/** What every window does when jobs go on and end: the taskbar, what is on screen, a word where no page says it. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { JobView } from '#contract/jobs';
import { tell } from '../parts/toasts.tsx';
import { useDesk } from './desk.tsx';
import { hearJobs, isToldElsewhere, watchJobs } from './jobs.ts';
import { useSayer } from './language.tsx';
import { beginWork } from './long-work.ts';
import { scannedText } from './scanned-text.ts';
import { type Say, useText } from './use-text.ts';

export const useJobNotices = (): void => {
  const desk = useDesk();
  const queries = useQueryClient();
  const t = useText();
  const say = useSayer();
  const words = useRef({ t, say });
  words.current = { t, say };
  useEffect(() => {
    const stop = new AbortController();
    const shown = new Map<string, ReturnType<typeof beginWork>>();
    const unhear = hearJobs(({ job, hasEnded }) => {
      const bar = shown.get(job.id);
      if (job.state === 'running') {
        if (bar) bar.progress(job.done, job.total);
        else shown.set(job.id, beginWork(job.total));
        return;
      }
      bar?.end(job.state === 'done' ? noticeOf(words.current.t, job) : null);
      shown.delete(job.id);
      if (!hasEnded) return;
      void queries.invalidateQueries();
      const { fault } = job;
      if (isToldElsewhere(job)) return;
      if (fault) tell({ level: 'stop', text: faultOf(words.current.t, job, words.current.say.fault(fault)) });
      else tellEnd(words.current.t, job);
    });
    void watchJobs(desk.client, stop.signal);
    return () => {
      stop.abort();
      unhear();
      for (const bar of shown.values()) bar.end(null);
    };
  }, [desk, queries]);
};

/** For who looks elsewhere: the system says it. */
const noticeOf = (t: Say, job: JobView): string | null => {
  switch (job.kind) {
    case 'intake':
      return t('work.takenIn', { done: job.done, total: job.total });
    case 'pictures':
      return t('work.prepared', { made: job.facts.made, left: job.total - job.facts.made });
    case 'bundle':
      return t('work.bundled', { n: job.facts.items });
    case 'import':
      return t('work.imported', { n: job.facts.created + job.facts.changed });
    case 'scanning':
      return scannedText(t, job.facts);
    case 'reading':
      return null;
  }
};

const faultOf = (t: Say, job: JobView, why: string): string =>
  job.kind === 'pictures' ? t('work.preparedSome', { made: job.facts.made, total: job.total, why }) : why;

const tellEnd = (t: Say, job: JobView): void => {
  if (job.kind === 'intake') {
    if (job.state === 'cancelled' && job.done < job.total)
      tell({ level: 'good', text: t('intake.cancelled') });
    return;
  }
  if (job.kind === 'pictures') {
    const { made } = job.facts;
    const left = job.total - made;
    return tell({ level: left === 0 ? 'good' : 'stop', text: t('selection.prepared', { made, left }) });
  }
  const text = job.state === 'done' ? noticeOf(t, job) : null;
  if (text !== null) tell({ level: 'good', text });
};
