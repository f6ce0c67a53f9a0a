/** Keys that work in the whole window, as long as nobody is typing and no dialog is open. */
import { useEffect, useRef } from 'react';
import { isTyping, modal } from './actions.ts';

type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** `keys` maps a key name (`/`, `n`, `alt+r`) to what it does. `alt+` keys also work while typing. */
export const useShortcuts = (keys: Shortcuts, enabled = true): void => {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    if (!enabled) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || document.querySelector(modal)) return;
      const key = event.altKey
        ? `alt+${event.code.replace('Key', '').toLowerCase()}`
        : event.key.toLowerCase();
      if (!event.altKey && isTyping(event.target)) return;
      const run = current.current[key];
      if (!run) return;
      event.preventDefault();
      run(event);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [enabled]);
};
