/** Work that a page began and watches is stopped when the page is left, but goes on when the page only went because the desk was locked. */
import { type RefObject, useEffect } from 'react';
import { useDesk } from './desk.tsx';

export const useStopOnLeave = (running: RefObject<AbortController | null>): void => {
  const { state } = useDesk();
  useEffect(
    () => () => {
      if (state.get().kind !== 'locked') running.current?.abort();
    },
    [running, state],
  );
};
