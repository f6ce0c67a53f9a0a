/** Each answer of SQLite gets the fault that is true: only a damaged file is called damaged. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Fault } from '#contract/faults';
import { createScratch } from '../../../tests/scratch.ts';
import { toFault } from '../ops/base.ts';
import { isDiskError, openingFault, storeFault } from './store-faults.ts';

const scratch = createScratch();
const sqlite = (code: string) => Object.assign(new Error('what SQLite says'), { code });

describe('storeFault', () => {
  it.each([
    ['SQLITE_CORRUPT', 'store-damaged'],
    ['SQLITE_CORRUPT_VTAB', 'store-damaged'],
    ['SQLITE_CORRUPT_INDEX', 'store-damaged'],
    ['SQLITE_NOTADB', 'store-damaged'],
    ['SQLITE_IOERR', 'disk-failing'],
    ['SQLITE_IOERR_READ', 'disk-failing'],
    ['SQLITE_IOERR_SHORT_READ', 'disk-failing'],
    ['SQLITE_IOERR_WRITE', 'disk-failing'],
    ['SQLITE_IOERR_FSYNC', 'disk-failing'],
    ['SQLITE_IOERR_DIR_FSYNC', 'disk-failing'],
    ['SQLITE_IOERR_TRUNCATE', 'disk-failing'],
    ['SQLITE_IOERR_FSTAT', 'disk-failing'],
    ['SQLITE_IOERR_SHMMAP', 'disk-failing'],
    ['SQLITE_IOERR_CORRUPTFS', 'disk-failing'],
    ['SQLITE_IOERR_LOCK', 'no-locks'],
    ['SQLITE_IOERR_RDLOCK', 'no-locks'],
    ['SQLITE_IOERR_SHMLOCK', 'no-locks'],
    ['SQLITE_PROTOCOL', 'no-locks'],
    ['SQLITE_BUSY', 'desk-in-use'],
    ['SQLITE_BUSY_RECOVERY', 'desk-in-use'],
    ['SQLITE_LOCKED', 'desk-in-use'],
    ['SQLITE_FULL', 'disk-full'],
    ['SQLITE_READONLY', 'read-only'],
    ['SQLITE_READONLY_DIRECTORY', 'read-only'],
    ['SQLITE_CANTOPEN', 'read-only'],
    ['SQLITE_PERM', 'read-only'],
  ])('%s is %s', (code, fault) => {
    expect(storeFault(sqlite(code))).toMatchObject({ code: fault, data: { file: 'store.db' } });
    // Wherever it comes up: no operation makes a defect of it.
    expect(toFault(sqlite(code), () => undefined)).toMatchObject({ code: fault });
  });

  it.each(['SQLITE_CONSTRAINT_CHECK', 'SQLITE_ERROR', 'SQLITE_NOMEM', 'SQLITE_IOERR_NOMEM', 'ERR_X'])(
    '%s is none of them',
    (code) => {
      const error = sqlite(code);
      expect(storeFault(error)).toBe(error);
      expect(isDiskError(error)).toBe(false);
    },
  );

  it('passes what is no error of SQLite', () => {
    for (const value of [null, undefined, 1, 'x', new Error('x')]) expect(storeFault(value)).toBe(value);
  });
});

describe('openingFault', () => {
  it('says that a path is too long, before it speaks of permissions', () => {
    const file = join(scratch('deep'), 'x'.repeat(200), 'y'.repeat(200), 'z'.repeat(200), 'store.db');
    expect(openingFault(sqlite('SQLITE_CANTOPEN'), file)).toMatchObject({ code: 'path-too-long' });
  });

  it('leaves the place of a store that can be written out of it', () => {
    mkdirSync(scratch('plain'), { recursive: true });
    const file = join(scratch('plain'), 'store.db');
    writeFileSync(file, '');
    expect(openingFault(sqlite('SQLITE_IOERR_LOCK'), file)).toMatchObject({ code: 'no-locks' });
    expect(openingFault(sqlite('SQLITE_IOERR_READ'), file)).toMatchObject({
      code: 'disk-failing',
      retry: true,
    });
    const fault = new Fault('key-wrong');
    expect(openingFault(fault, file)).toBe(fault);
  });
});
