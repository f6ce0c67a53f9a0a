/** A list that another part of the window asks for, e.g. everything with one finding. */
import type { ListQuery } from '../../app/queries.ts';

let hear: ((query: ListQuery) => void) | null = null;

/** The page of the list hears of what is asked while it is shown. */
export const onListRequest = (listener: (query: ListQuery) => void): (() => void) => {
  hear = listener;
  return () => {
    if (hear === listener) hear = null;
  };
};

/** Shows this list, with the cursor in it. */
export const askList = (query: ListQuery): void => hear?.(query);
