/** Which templates the verify lane is asked to go through; null while it is closed. */
import { useSyncExternalStore } from 'react';

let asked: readonly string[] | null = null;
const listeners = new Set<() => void>();

/** Opens the lane over these templates; null closes it. */
export const askVerify = (templates: readonly string[] | null): void => {
  asked = templates;
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useVerifyRequest = (): readonly string[] | null => useSyncExternalStore(subscribe, () => asked);
