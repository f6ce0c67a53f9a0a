/** Who watches jobs: each gets the news in order, and of what it was too slow for only the newest. */
import type { JobNews } from '#contract/jobs';

export type Watchers = {
  /** Whether anybody watches this job. */
  has(id: string): boolean;
  tell(news: JobNews): void;
  /** `first` is asked when the reading begins, and told before any news; ends when the signal says so, and with `id` when that job has ended. */
  watch(
    id: string | undefined,
    first: () => readonly JobNews[],
    signal?: AbortSignal,
  ): AsyncGenerator<JobNews>;
  /** Ends every watching. */
  close(): void;
};

type Watcher = { readonly id: string | undefined; readonly queue: JobNews[]; wake(): void };

export const createWatchers = (): Watchers => {
  const watchers = new Set<Watcher>();
  let isClosed = false;
  return {
    has: (id) => [...watchers].some((watcher) => watcher.id === undefined || watcher.id === id),
    tell: (news) => {
      for (const watcher of watchers) {
        if (watcher.id !== undefined && watcher.id !== news.job.id) continue;
        const last = watcher.queue.at(-1);
        if (last && last.told === null && last.job.id === news.job.id) watcher.queue.pop();
        watcher.queue.push(news);
        watcher.wake();
      }
    },
    watch: async function* (id, first, signal) {
      let woken = Promise.withResolvers<void>();
      const watcher: Watcher = { id, queue: [...first()], wake: () => woken.resolve() };
      watchers.add(watcher);
      signal?.addEventListener('abort', watcher.wake);
      try {
        while (!isClosed && !signal?.aborted) {
          const news = watcher.queue.shift();
          if (news) {
            yield news;
            if (id !== undefined && news.job.state !== 'running') return;
          } else {
            await woken.promise;
            woken = Promise.withResolvers<void>();
          }
        }
      } finally {
        watchers.delete(watcher);
        signal?.removeEventListener('abort', watcher.wake);
      }
    },
    close: () => {
      isClosed = true;
      for (const watcher of watchers) watcher.wake();
    },
  };
};
