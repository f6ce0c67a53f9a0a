/** Long work that runs now, whichever window began it: the host shows it in the taskbar and says when it ends. */

type Work = { done: number; total: number };
type News = { readonly progress: number | null; readonly notice: string | null };

const running = new Set<Work>();
const listeners = new Set<(news: News) => void>();

const tell = (notice: string | null): void => {
  const total = [...running].reduce((sum, work) => sum + work.total, 0);
  const done = [...running].reduce((sum, work) => sum + Math.min(work.done, work.total), 0);
  const progress = running.size === 0 ? null : total === 0 ? 0 : done / total;
  for (const listener of listeners) listener({ progress, notice });
};

/** `end` takes what the person should hear when they look elsewhere. */
export const beginWork = (
  total: number,
): { progress(done: number, total?: number): void; end(notice: string | null): void } => {
  const work: Work = { done: 0, total };
  running.add(work);
  tell(null);
  return {
    progress: (done, all = work.total) => {
      work.done = done;
      work.total = all;
      tell(null);
    },
    end: (notice) => {
      if (running.delete(work)) tell(notice);
    },
  };
};

const needed = new Set<object>();

/** Work that needs its window: closing asks until it has ended. */
export const keepingOpen = async <T>(work: () => Promise<T>): Promise<T> => {
  const own = {};
  needed.add(own);
  try {
    return await work();
  } finally {
    needed.delete(own);
  }
};

/** Whether closing the window would break something off. Jobs go on without it. */
export const isWorking = (): boolean => needed.size > 0;

export const onWork = (listener: (news: News) => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
