/** Wakes what waits for one of several reasons; a ring while nobody waits is not lost. */

export type Bell = {
  ring(): void;
  /** Until it rings, `milliseconds` have passed, or `signal` aborts: then it throws. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
};

export const createBell = (): Bell => {
  let hasRung = false;
  let wake: (() => void) | null = null;
  return {
    ring: () => {
      hasRung = true;
      wake?.();
    },
    wait: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        const end = (settle: () => void): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', onAbort);
          wake = null;
          hasRung = false;
          settle();
        };
        const onAbort = (): void => end(() => reject(signal.reason));
        const timer = setTimeout(() => end(resolve), milliseconds);
        signal.addEventListener('abort', onAbort);
        wake = () => end(resolve);
        if (signal.aborted) onAbort();
        else if (hasRung) wake();
      }),
  };
};
