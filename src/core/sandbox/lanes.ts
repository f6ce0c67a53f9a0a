/** Who works next: as many jobs at once as there are lanes, a click before every waiting job of a batch, each kind in its own order. */
import type { ImageWork } from '../ports/imaging.ts';

type Urgency = NonNullable<ImageWork['urgency']>;
type Job = { readonly start: () => Promise<unknown>; urgency: Urgency };

/** A job's place in the queue. */
export type Place = {
  /** A person waits for it now. Nothing where it runs already. */
  hurry(): void;
  /** Gives the place up; answers whether it was still waiting. */
  leave(): boolean;
};

export type Lanes = {
  /** Calls `start` when its turn comes; the lane is free again when its promise settles, either way. */
  queue(urgency: Urgency, start: Job['start']): Place;
};

/** `forBatch` of the `count` lanes take jobs of a batch; clicks take any. */
export const createLanes = (count: number, forBatch: number = count): Lanes => {
  const waiting: Job[] = [];
  const busy = { click: 0, batch: 0 };

  const takeNext = (): Job | undefined => {
    if (busy.click + busy.batch >= count) return undefined;
    const click = waiting.findIndex((job) => job.urgency === 'click');
    if (click >= 0) return waiting.splice(click, 1)[0];
    return busy.batch < forBatch ? waiting.shift() : undefined;
  };
  const fill = (): void => {
    for (let job = takeNext(); job; job = takeNext()) void work(job);
  };
  const work = async (job: Job): Promise<void> => {
    const { urgency } = job;
    busy[urgency]++;
    // Whoever asked hears of a failure; the lane only needs to know that it is over.
    await Promise.allSettled([job.start()]);
    busy[urgency]--;
    fill();
  };

  return {
    queue: (urgency, start) => {
      const job: Job = { urgency, start };
      waiting.push(job);
      fill();
      return {
        hurry: () => {
          job.urgency = 'click';
          if (waiting.includes(job)) fill();
        },
        leave: () => {
          const at = waiting.indexOf(job);
          if (at >= 0) waiting.splice(at, 1);
          return at >= 0;
        },
      };
    },
  };
};
