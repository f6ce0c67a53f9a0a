/** A list that another part of the window asks for, e.g. everything with one finding. */
import type { ListQuery } from '../../app/queries.ts';
import { goTo, openTemplate } from '../../app/routes.ts';

/** Asked for from another page: the list hears of it when it is shown. */
let waiting: ListQuery | null = null;
let hear: ((query: ListQuery) => void) | null = null;

/** The page of the list hears of what is asked while it is shown. */
export const onListRequest = (listener: (query: ListQuery) => void): (() => void) => {
  hear = listener;
  if (waiting) {
    const query = waiting;
    waiting = null;
    listener(query);
  }
  return () => {
    if (hear === listener) hear = null;
  };
};

/** Shows this list, with the cursor in it. */
export const askList = (query: ListQuery): void => {
  if (hear) return hear(query);
  waiting = query;
  goTo(openTemplate(null));
};
