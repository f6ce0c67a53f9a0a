/** The desk's log. */

/** One JSON line per entry; never names, numbers, e-mails, file names or pictures. */
export type Log = (
  level: 'info' | 'warn' | 'error',
  event: string,
  data?: Readonly<Record<string, string | number>>,
) => void;
