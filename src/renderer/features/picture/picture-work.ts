/** What goes on with the pictures of a template right now; the same for everything in the window that shows it. */
import { useSyncExternalStore } from 'react';
import { keepingOpen } from '../../app/long-work.ts';

export type PictureWork = 'taking-in' | 'preparing';

const running = new Map<string, readonly PictureWork[]>();
const listeners = new Set<() => void>();

const change = (template: string, works: readonly PictureWork[]): void => {
  if (works.length > 0) running.set(template, works);
  else running.delete(template);
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Runs `task` and shows it meanwhile, whatever comes of it; closing the window asks until then. */
export const showWork = async <T>(
  template: string,
  work: PictureWork,
  task: () => Promise<T>,
): Promise<T> => {
  change(template, [...(running.get(template) ?? []), work]);
  try {
    return await keepingOpen(task);
  } finally {
    const works = [...(running.get(template) ?? [])];
    works.splice(works.indexOf(work), 1);
    change(template, works);
  }
};

/** The latest that has begun; null when nothing goes on. */
export const usePictureWork = (template: string): PictureWork | null =>
  useSyncExternalStore(subscribe, () => running.get(template)?.at(-1) ?? null);
