/** Work that a double click asks for once. */
import { useCallback, useRef } from 'react';

/** Two clicks within this time are one double click: the longest default of the systems, milliseconds. */
export const doubleClick = 500;

/** Whether the newest input was a key pressed anew: who presses a key a second time means it, and a fault may just have asked for it. */
let isByKey = false;
globalThis.addEventListener?.(
  'keydown',
  (event) => {
    isByKey = !(event as KeyboardEvent).repeat;
  },
  true,
);
globalThis.addEventListener?.(
  'pointerdown',
  () => {
    isByKey = false;
  },
  true,
);

/**
 * The same work, but a call while one is under way, or within a double click of the pointer, does nothing
 * and answers undefined. What fails is told to the first caller.
 */
export const once = <Args extends readonly unknown[], T = void>(
  work: (...args: Args) => Promise<T>,
  now: () => number = () => performance.now(),
): ((...args: Args) => Promise<T | undefined>) => {
  let isRunning = false;
  let begun = Number.NEGATIVE_INFINITY;
  return async (...args) => {
    if (isRunning || (!isByKey && now() - begun < doubleClick)) return undefined;
    isRunning = true;
    begun = now();
    try {
      return await work(...args);
    } finally {
      isRunning = false;
    }
  };
};

/** `once` for the part of the page that calls it: the function stays the same, what it does is always the newest. */
export const useOnce = <Args extends readonly unknown[], T = void>(
  work: (...args: Args) => Promise<T>,
): ((...args: Args) => Promise<T | undefined>) => {
  const newest = useRef(work);
  newest.current = work;
  const guarded = useRef<((...args: Args) => Promise<T | undefined>) | null>(null);
  return useCallback((...args: Args) => {
    guarded.current ??= once<Args, T>((...given) => newest.current(...given));
    return guarded.current(...args);
  }, []);
};
