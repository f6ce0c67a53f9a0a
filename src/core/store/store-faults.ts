/** The one place where the store's own errors become faults. */
import { Fault, type FaultCode } from '#contract/faults';

const faultOfCode: readonly [prefix: string, fault: FaultCode][] = [
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_CANTOPEN', 'read-only'],
  ['SQLITE_PERM', 'read-only'],
  ['SQLITE_BUSY', 'desk-in-use'],
  ['SQLITE_LOCKED', 'desk-in-use'],
  ['SQLITE_CORRUPT', 'store-damaged'],
  ['SQLITE_NOTADB', 'store-damaged'],
  ['SQLITE_IOERR', 'store-damaged'],
];

/** A fault for what the store refused; anything else comes back as it was. */
export const storeFault = (error: unknown): unknown => {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return error;
  const found = faultOfCode.find(([prefix]) => code.startsWith(prefix));
  return found ? new Fault(found[1], { file: 'store.db' }, { cause: error }) : error;
};

/** The disk itself did not answer: it is gone, or it fails. */
export const isDiskError = (error: unknown): boolean => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && code.startsWith('SQLITE_IOERR');
};
