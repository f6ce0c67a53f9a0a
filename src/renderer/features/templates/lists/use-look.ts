/** Work of the core over many templates, whose answer comes at the end of a stream that tells how far it is. */
import { useEffect, useRef, useState } from 'react';
import { faultOf } from '#contract/fault-of';
import type { FaultShape } from '#contract/faults';
import { useDesk } from '../../../app/desk.tsx';
import { beginWork } from '../../../app/long-work.ts';

type Progress = { readonly kind: 'progress'; readonly done: number; readonly total: number };
export type Parts<Done extends { readonly kind: 'done' }> = AsyncIterable<Progress | Done>;

export type Looked<T> = {
  /** The newest answer; the one before stays until the next is here. */
  readonly seen: T | null;
  /** Whether `seen` answers what is asked now. */
  readonly isSettled: boolean;
  readonly progress: Progress | null;
  readonly fault: FaultShape | null;
};

/** Looks anew with every other `question`; what was asked before is left. Text that is not saved yet is saved first. */
export const useLook = <Done extends { readonly kind: 'done' }>(
  question: string,
  begin: (signal: AbortSignal) => Promise<Parts<Done>>,
): Looked<Done> => {
  const { drafts } = useDesk();
  const newest = useRef(begin);
  newest.current = begin;
  const [state, setState] = useState<Looked<Done> & { readonly answers: string | null }>({
    seen: null,
    isSettled: false,
    progress: null,
    fault: null,
    answers: null,
  });
  useEffect(() => {
    const stop = new AbortController();
    const look = async () => {
      await drafts.settleAll();
      for await (const part of await newest.current(stop.signal)) {
        if (stop.signal.aborted) return;
        if (part.kind === 'progress') setState((now) => ({ ...now, progress: part }));
        else setState({ seen: part, isSettled: true, progress: null, fault: null, answers: question });
      }
    };
    look().catch((error: unknown) => {
      if (!stop.signal.aborted) setState((now) => ({ ...now, progress: null, fault: faultOf(error) }));
    });
    return () => stop.abort();
  }, [question, drafts]);
  return { ...state, isSettled: state.answers === question };
};

/** Follows such work to its end; the taskbar shows it. */
export const follow = async <Done extends { readonly kind: 'done' }>(
  parts: Parts<Done>,
  total: number,
  onProgress?: (progress: Progress) => void,
): Promise<Done> => {
  const work = beginWork(total);
  try {
    for await (const part of parts) {
      if (part.kind === 'done') return part;
      work.progress(part.done, part.total);
      onProgress?.(part);
    }
  } finally {
    work.end(null);
  }
  throw new Error('a stream without an end');
};

/** A call that answers at once, as such work. */
export const atOnce = async <Answer extends object>(
  call: Promise<Answer>,
): Promise<Parts<{ readonly kind: 'done' } & Answer>> => {
  const answer = await call;
  return (async function* () {
    yield { kind: 'done' as const, ...answer };
  })();
};
