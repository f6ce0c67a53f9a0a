/** A desk that watches folders by a clock of the test: ten minutes of waiting are three hundred looks. */
import { setTimeout as wait } from 'node:timers/promises';
import type { WatchedFolder } from '#contract/watched';
import type { Desk } from '#core/open-desk';
import type { WatchedFolders } from '#core/ports/watched-folders';
import { createWatchedFolders } from '#core/sources/watch-folders';

export type Watching = {
  readonly folders: WatchedFolders;
  /** Looks every two seconds of the test's clock for so many seconds; `does` is what happens at a second of it, before the look. */
  lookFor(seconds: number, does?: Readonly<Record<number, () => Promise<unknown>>>): Promise<void>;
};

/** The list of folders is kept in `kept`, so that a second watcher goes on where one ended. */
export const watchBy = (desk: Desk, kept: { list: readonly WatchedFolder[] } = { list: [] }): Watching => {
  let now = 0;
  const { signal } = new AbortController();
  const folders = createWatchedFolders({
    notes: {
      read: () => kept.list,
      save: (list) => {
        kept.list = list;
      },
    },
    context: () => desk.context,
    now: () => now,
  });
  return {
    folders,
    lookFor: async (seconds, does = {}) => {
      for (let second = 0; second <= seconds; second += 1) {
        await does[second]?.();
        if (second % 2 === 0) await folders.lookNow(signal);
        now += 1_000;
      }
    },
  };
};

/** Everything that was kept is taken in. */
export const takeAll = async ({ context: { jobs } }: Desk): Promise<void> => {
  while (jobs.list().some(({ state }) => state === 'running')) await wait(20);
};
