/** Keys of the whole page, wherever the focus is; everything they do can be reached by Tab as well. */
import { useEffect, useRef } from 'react';

export const useKeys = (onKeyDown: (event: KeyboardEvent) => void): void => {
  const latest = useRef(onKeyDown);
  latest.current = onKeyDown;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => latest.current(event);
    addEventListener('keydown', listen, true);
    return () => removeEventListener('keydown', listen, true);
  }, []);
};
