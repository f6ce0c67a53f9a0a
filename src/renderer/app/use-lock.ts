/** Locks the desk: by key, and after a time without a key or pointer where the host does not watch the computer itself. */
import { useEffect, useRef } from 'react';
import type { Action } from './actions.ts';
import { useDesk } from './desk.tsx';
import { isIdle } from './idle.ts';

/** Every window of this host hears of the others' input by it; it holds a time and nothing else. */
const lastInput = 'shiming-desk.last-input';
/** Milliseconds between two notes of input, and between two looks at the clock. */
const noteEvery = 2_000;
const lookEvery = 1_000;
/** Milliseconds after which the desk locks whatever the core is at. */
const lockWithin = 1_000;
const inputs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/**
 * What was typed and what was begun goes first: calls are taken in their order, so that those before an answered one are on their way.
 * What cannot be saved stays in this window until it is unlocked.
 */
export const useLock = (): (() => void) => {
  const { ask, drafts, client } = useDesk();
  return () => {
    drafts.flushAll();
    const within = new Promise((resolve) => setTimeout(resolve, lockWithin));
    void Promise.race([within, client.jobs.list().catch(() => undefined)]).then(() => ask({ kind: 'lock' }));
  };
};

export const useLockAction = (): Action[] => [
  {
    id: 'app.lock',
    group: 'app',
    text: 'action.lock',
    keys: ['mod+shift+l'],
    overDialogs: true,
    run: useLock(),
  },
];

/** `minutes` 0: never by itself. A computer that slept is idle when it wakes. */
export const useIdleLock = (minutes: number): void => {
  const { watchesIdle } = useDesk().can;
  const lock = useRef<() => void>(() => undefined);
  lock.current = useLock();
  useEffect(() => {
    if (minutes === 0 || watchesIdle) return;
    let noted = 0;
    const note = () => {
      const now = Date.now();
      if (now - noted < noteEvery) return;
      noted = now;
      localStorage.setItem(lastInput, String(now));
    };
    note();
    for (const kind of inputs) addEventListener(kind, note, { passive: true, capture: true });
    const timer = setInterval(() => {
      if (isIdle(Number(localStorage.getItem(lastInput)), Date.now(), minutes)) lock.current();
    }, lookEvery);
    return () => {
      clearInterval(timer);
      for (const kind of inputs) removeEventListener(kind, note, { capture: true });
    };
  }, [minutes, watchesIdle]);
};
