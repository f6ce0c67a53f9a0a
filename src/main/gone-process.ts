/**
 * What is written down of a process of the app that ended by itself: its kind, why and how. No memory is dumped: a dump of the core would
 * hold the desk's key, and one of the page what somebody reads, both in clear on the disk. Pure.
 */

/** Of Electron's `RenderProcessGoneDetails` and `Details` what is told. */
export type GoneDetails = {
  readonly type?: string;
  readonly name?: string;
  readonly serviceName?: string;
  readonly reason: string;
  readonly exitCode: number;
};

/** Data of the log line; null for one that ended as it should. */
export const goneProcess = (details: GoneDetails): Readonly<Record<string, string | number>> | null => {
  const { type = 'page', name, serviceName, reason, exitCode } = details;
  if (reason === 'clean-exit') return null;
  // The names of our own processes; Chromium's are kinds.
  const known = [name, serviceName].find((one) => one?.startsWith('shiming-'));
  return { type: known ?? type, reason, exitCode };
};
