/** One piece of work for everybody who asks the same while it runs. It stops when nobody waits for it any more. */
import type { Stage } from '#domain/picture/stages';
import type { ImageWork } from '../ports/imaging.ts';
import type { Lanes, Place } from './lanes.ts';

export type SharedWork<T> = {
  /** Throws the reason of the caller's own signal as soon as it says stop. */
  join(work: ImageWork): Promise<T>;
};

type Start<T> = (stop: AbortSignal, onStage: (stage: Stage) => void) => Promise<T>;

/** `onOver` is called once: when the work is done, has failed or was given up, and must not be joined any more. */
export const shareWork = <T>(
  lanes: Lanes,
  urgency: NonNullable<ImageWork['urgency']>,
  start: Start<T>,
  onOver: () => void,
): SharedWork<T> => {
  const callers = new Set<ImageWork>();
  const stop = new AbortController();
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  // Whoever joined has a promise of its own; without this a failure after the last has left would end the process.
  promise.catch(() => undefined);
  let latest: Stage | undefined;
  const onStage = (stage: Stage): void => {
    latest = stage;
    for (const caller of callers) caller.onStage?.(stage);
  };
  const place: Place = lanes.queue(urgency, async () => {
    try {
      resolve(await start(stop.signal, onStage));
    } catch (error) {
      reject(error);
    } finally {
      onOver();
    }
  });
  const leave = (caller: ImageWork): void => {
    callers.delete(caller);
    if (callers.size > 0) return;
    onOver();
    place.leave();
    stop.abort();
  };

  return {
    join: async (work) => {
      // One and the same option object may be used for several questions, and twice for one.
      const caller = { ...work };
      callers.add(caller);
      if (caller.urgency !== 'batch') place.hurry();
      if (latest) caller.onStage?.(latest);
      const { signal } = caller;
      if (!signal) return promise.finally(() => callers.delete(caller));
      const left = Promise.withResolvers<never>();
      const onAbort = (): void => {
        leave(caller);
        left.reject(signal.reason);
      };
      signal.addEventListener('abort', onAbort, { once: true });
      try {
        return await Promise.race([promise, left.promise]);
      } finally {
        callers.delete(caller);
        signal.removeEventListener('abort', onAbort);
      }
    },
  };
};
