/** `last`: time of the newest input, milliseconds. A clock that was set back does not keep the desk open. Minutes 0: never. */
export const isIdle = (last: number, now: number, minutes: number): boolean =>
  minutes > 0 && Math.abs(now - last) >= minutes * 60_000;
