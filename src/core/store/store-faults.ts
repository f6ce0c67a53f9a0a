/** The one place where the store's own errors become faults. Only SQLITE_CORRUPT and SQLITE_NOTADB are damage. */
import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import { Fault, type FaultCode } from '#contract/faults';

export const storeFile = 'store.db';

/** The first prefix that fits counts (sqlite.org/rescode.html). */
const faultOfCode: readonly (readonly [prefix: string, fault: FaultCode | null])[] = [
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_CANTOPEN', 'read-only'],
  ['SQLITE_PERM', 'read-only'],
  ['SQLITE_BUSY', 'desk-in-use'],
  ['SQLITE_LOCKED', 'desk-in-use'],
  ['SQLITE_CORRUPT', 'store-damaged'],
  ['SQLITE_NOTADB', 'store-damaged'],
  // A lock that cannot be had for another reason than somebody who holds it.
  ['SQLITE_PROTOCOL', 'no-locks'],
  ['SQLITE_NOLFS', 'no-locks'],
  ['SQLITE_IOERR_LOCK', 'no-locks'],
  ['SQLITE_IOERR_RDLOCK', 'no-locks'],
  ['SQLITE_IOERR_CHECKRESERVEDLOCK', 'no-locks'],
  ['SQLITE_IOERR_SHMLOCK', 'no-locks'],
  ['SQLITE_IOERR_BLOCKED', 'desk-in-use'],
  // Memory is no disk.
  ['SQLITE_IOERR_NOMEM', null],
  ['SQLITE_IOERR', 'disk-failing'],
];

const codeOf = (error: unknown): string => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
};

/** A fault for what the store refused; anything else comes back as it was. */
export const storeFault = (error: unknown): unknown => {
  const found = faultOfCode.find(([prefix]) => codeOf(error).startsWith(prefix))?.[1];
  if (!found) return error;
  const more = found === 'store-damaged' ? { kind: 'store' } : {};
  return new Fault(found, { file: storeFile, ...more } as Record<string, string>, { cause: error });
};

/** The same for a store that is being opened, whose place is looked at: SQLite itself does not say which way is closed. */
export const openingFault = (error: unknown, file: string): unknown => {
  const fault = storeFault(error);
  if (!(fault instanceof Fault)) return fault;
  const tell = (code: FaultCode) => new Fault(code, { file: storeFile }, { cause: error });
  if (fault.code === 'read-only' && isPathTooLong(file)) return tell('path-too-long');
  if (fault.code === 'read-only' && !may(file, constants.R_OK)) return tell('not-readable');
  // Without permission to write no lock can be had.
  if (fault.code === 'no-locks' && !mayWrite(file)) return tell('read-only');
  return fault;
};

/** Whether store and folder can be written; SQLite writes its journal beside the store. */
export const mayWrite = (file: string): boolean =>
  may(file, constants.W_OK) && may(dirname(file), constants.W_OK);

/** Whether SQLite could not open a file there. */
export const isPathTooLong = (file: string): boolean => Buffer.byteLength(file) > longestPath;

/** SQLite's own limit (MAX_PATHNAME) less the longest ending that it adds. */
const longestPath = 512 - 16;

const may = (path: string, mode: number): boolean => {
  try {
    accessSync(path, mode);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
};

/** The disk itself did not answer: it is gone, or it fails. */
export const isDiskError = (error: unknown): boolean =>
  codeOf(error).startsWith('SQLITE_IOERR') && !codeOf(error).startsWith('SQLITE_IOERR_NOMEM');
