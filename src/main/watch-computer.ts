/** Locks the desk with the computer: idle, locked by its system, or put to sleep. Wiring only. */
import { powerMonitor } from 'electron';
import { lockingEvents, locksWhenIdle, lookEvery } from './lock-decision.ts';

/** `minutes`: as the desk is set now. Gives what stops watching. */
export const watchComputer = (lock: () => void, minutes: () => number): (() => void) => {
  // Electron's types give each event an overload of its own.
  for (const event of lockingEvents) powerMonitor.on(event as 'suspend', lock);
  const timer = setInterval(() => {
    if (locksWhenIdle(powerMonitor.getSystemIdleTime(), minutes())) lock();
  }, lookEvery);
  return () => {
    clearInterval(timer);
    for (const event of lockingEvents) powerMonitor.off(event as 'suspend', lock);
  };
};
