/** Opens the desk's store: encrypted, exclusive, migrated. A file that cannot be read is left exactly as it is (docs/adr/0007). */
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Fault } from '#contract/faults';
import { type Presence, watchPresence } from '../desk-presence.ts';
import { deriveKey } from '../key/data-key.ts';
import { type Migration, migrations } from './migrations/index.ts';
import { isDiskError, storeFault } from './store-faults.ts';

export type Store = {
  readonly db: Database.Database;
  /** Runs `work` in one write transaction; the store's errors come out as faults. Writes nothing while the desk's folder is away. */
  transaction<T>(work: () => T): T;
  /** Runs `work`; the store's errors come out as faults. */
  read<T>(work: () => T): T;
  readonly presence: Presence;
  close(): void;
};

export const storeFile = 'store.db';

/** Whether the desk already has a store; an empty file counts as none, SQLite itself begins with one. */
export const storeExists = (dir: string): boolean => {
  const file = join(dir, storeFile);
  return existsSync(file) && statSync(file).size > 0;
};

/**
 * Opens `<dir>/store.db`, creating it when it is new. `onLost` is called when the open file no longer reaches its disk although the
 * desk is in its place, as after a drive was unplugged and plugged in again: only opening it anew helps.
 * Faults: desk-in-use, key-wrong, store-damaged, store-newer, not-encrypted, read-only, disk-full.
 */
export const openStore = (
  dir: string,
  dataKey: Uint8Array,
  steps: readonly Migration[] = migrations,
  onLost: () => void = () => undefined,
): Store => {
  const file = join(dir, storeFile);
  const existed = storeExists(dir);
  if (existed) refuseClear(file);
  const db = connect(file, dataKey, existed);
  if (!guard(db, () => migrate(db, steps))) return toStore(db, dir, onLost);
  // What was just written must be encrypted too. Reading the file drops the process' locks on it, so the store is opened anew.
  db.close();
  refuseClear(file);
  return toStore(connect(file, dataKey, true), dir, onLost);
};

const connect = (file: string, dataKey: Uint8Array, existed: boolean): Database.Database => {
  let db: Database.Database;
  try {
    db = new Database(file, { timeout: 1_000 });
  } catch (error) {
    throw storeFault(error);
  }
  guard(db, () => {
    configure(db, dataKey);
    proveReadable(db, existed);
  });
  return db;
};

/** Closes a store that cannot be used. */
const guard = <T>(db: Database.Database, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    db.close();
    throw storeFault(error);
  }
};

const configure = (db: Database.Database, dataKey: Uint8Array): void => {
  db.pragma(`key="raw:${deriveKey(dataKey, 'store').toString('hex')}"`);
  db.pragma('locking_mode = EXCLUSIVE');
};

/**
 * The first read tells whether the key fits. A wrong key and a damaged first page look alike to SQLite; the file's own salt
 * cannot tell them apart either, so the fault names both.
 */
const proveReadable = (db: Database.Database, existed: boolean): void => {
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('foreign_keys = ON');
    db.pragma('synchronous = FULL');
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    // Takes the exclusive lock now, not at the first write.
    db.exec('BEGIN EXCLUSIVE; COMMIT');
    db.pragma('temp_store = MEMORY');
    db.pragma('cache_size = -65536');
  } catch (error) {
    const code = (error as { code?: string }).code;
    throw existed && code === 'SQLITE_NOTADB'
      ? new Fault('key-wrong', { file: storeFile }, { cause: error })
      : error;
  }
};

/** Brings the schema up to date in one transaction; whether there was anything to do. A store from a newer version is refused untouched. */
const migrate = (db: Database.Database, steps: readonly Migration[]): boolean => {
  const version = db.pragma('user_version', { simple: true }) as number;
  const newest = steps.at(-1)?.version ?? 0;
  if (version > newest) throw new Fault('store-newer', { store: version, app: newest });
  const pending = steps.filter((step) => step.version > version);
  if (pending.length === 0) return false;
  db.transaction(() => {
    for (const step of pending) step.apply(db);
    db.pragma(`user_version = ${newest}`);
  }).exclusive();
  db.pragma('wal_checkpoint(TRUNCATE)');
  return true;
};

/** Nothing of a desk lies on disk in clear: SQLite's own header at the start of the file means it is not encrypted. */
const refuseClear = (file: string): void => {
  const head = Buffer.alloc(16);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, head, 0, 16, 0);
  } finally {
    closeSync(handle);
  }
  if (head.toString('latin1') === 'SQLite format 3\0') throw new Fault('not-encrypted', { file: storeFile });
};

const toStore = (db: Database.Database, dir: string, onLost: () => void): Store => {
  const presence = watchPresence(dir, storeFile);
  const faultOf = (error: unknown): unknown => {
    if (!isDiskError(error)) return storeFault(error);
    if (!presence.isThere()) return new Fault('desk-gone', {}, { cause: error });
    onLost();
    return new Fault('core-stopped', {}, { cause: error });
  };
  const read = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw faultOf(error);
    }
  };
  return {
    db,
    presence,
    read,
    transaction: (work) =>
      read(() => {
        // A moved folder would be written to all the same, through the open file.
        presence.assert();
        return db.transaction(work).immediate();
      }),
    close: () => {
      if (presence.isThere()) db.pragma('wal_checkpoint(TRUNCATE)');
      db.close();
    },
  };
};
