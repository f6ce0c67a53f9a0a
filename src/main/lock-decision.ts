/** When the desk locks because of the computer. Pure; `watch-computer.ts` only asks. */

/** What the system tells: its own lock and its sleep lock the desk, waking and unlocking change nothing. */
export const lockingEvents = ['lock-screen', 'suspend'] as const;

/** Milliseconds between two looks at how long nobody used the computer. */
export const lookEvery = 5_000;

/** Until the page says how the desk is set. */
export const usualLockMinutes = 10;

/** `idleSeconds`: since the last input to the computer, in whatever program. `minutes` 0: never by itself. */
export const locksWhenIdle = (idleSeconds: number, minutes: number): boolean =>
  minutes > 0 && idleSeconds >= minutes * 60;
