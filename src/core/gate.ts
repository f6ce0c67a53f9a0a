/** Whether pages may ask anything now. */
import type { Gate } from './ports/gate.ts';

export const createGate = (): Gate => {
  let isLocked = false;
  return {
    isLocked: () => isLocked,
    set: (locked) => {
      isLocked = locked;
    },
  };
};
