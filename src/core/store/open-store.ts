/** Opens the desk's store: encrypted, exclusive, migrated. A file that cannot be read is left exactly as it is (docs/adr/0007). */
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Fault } from '#contract/faults';
import { fileFault } from '../atomic-write.ts';
import { type Presence, watchPresence } from '../desk-presence.ts';
import { deriveKey } from '../key/data-key.ts';
import type { Log } from '../ports/log.ts';
import { createFreezer, type FrozenStore } from './freeze-store.ts';
import { type Migration, migrations } from './migrations/index.ts';
import { isDiskError, openingFault, storeFault, storeFile } from './store-faults.ts';

export type Store = {
  readonly db: Database.Database;
  /** Runs `work` in one write transaction; the store's errors come out as faults. Writes nothing while the desk's folder is away. */
  transaction<T>(work: () => T): T;
  /**
   * As `transaction`, for what can be fetched again: it does not wait for the disk. After a power cut it may be gone, whole; the next
   * `transaction` makes it last.
   */
  hasten<T>(work: () => T): T;
  /** As `transaction`, for what can be worked out again at any time: a desk that is open for looking takes it too. */
  derive<T>(work: () => T): T;
  /** Runs `work`; the store's errors come out as faults. */
  read<T>(work: () => T): T;
  readonly presence: Presence;
  /** Its place cannot be written: this is a copy, and changes are refused. */
  readonly isForLooking: boolean;
  /** Holds the file still to be copied; changes go on beside it. Fault: desk-in-use while it is held already. */
  freeze(): FrozenStore;
  /** Called after every change that was committed; `isLasting` where the disk has it. */
  afterCommit(listener: (isLasting: boolean) => void): void;
  close(): void;
};

export { storeFile };

/** Whether the desk already has a store; an empty file counts as none, SQLite itself begins with one. */
export const storeExists = (dir: string): boolean => {
  const file = join(dir, storeFile);
  return existsSync(file) && statSync(file).size > 0;
};

export type StoreOptions = {
  readonly steps?: readonly Migration[];
  readonly onLost?: (() => void) | undefined;
  readonly log?: Log;
};

/**
 * Opens `<dir>/store.db`, creating it when it is new. `onLost` is called when the open file no longer reaches its disk although the
 * desk is in its place, as after a drive was unplugged and plugged in again: only opening it anew helps.
 * Faults: desk-in-use, key-wrong, store-damaged, store-newer, not-encrypted, read-only, not-readable, path-too-long, no-locks,
 * disk-failing, disk-full.
 */
export const openStore = (dir: string, dataKey: Uint8Array, options: StoreOptions = {}): Store => {
  const db = openFile(join(dir, storeFile), dataKey, options.steps ?? migrations, storeExists(dir));
  return toStore(db, dir, { ...options, isForLooking: false, file: join(dir, storeFile) });
};

/**
 * The store as it is, before the steps that would bring it up to date, to be copied; null when there are none to take. Faults: as
 * `openStore`.
 */
export const openBeforeSteps = (
  dir: string,
  dataKey: Uint8Array,
  steps: readonly Migration[] = migrations,
): Pick<Store, 'freeze' | 'close'> | null => {
  const file = join(dir, storeFile);
  if (!storeExists(dir)) return null;
  refuseClear(file);
  const db = connect(file, dataKey, true);
  const version = guard(db, file, () => db.pragma('user_version', { simple: true }) as number);
  const freezer = createFreezer(db, file);
  const close = (): void => {
    db.close();
    freezer.close();
  };
  if (version > 0 && version < (steps.at(-1)?.version ?? 0)) return { freeze: freezer.freeze, close };
  close();
  return null;
};

/** Opens a copy of the store in a folder of its own, encrypted as it is: for a place that cannot be written. Faults: as `openStore`. */
export const openStoreForLooking = (dir: string, dataKey: Uint8Array, options: StoreOptions = {}): Store => {
  const copy = mkdtempSync(join(tmpdir(), 'shiming-looking-'));
  const remove = () => rmSync(copy, { recursive: true, force: true });
  try {
    for (const name of [storeFile, `${storeFile}-wal`])
      if (existsSync(join(dir, name))) copyFileSync(join(dir, name), join(copy, name));
    const db = openFile(join(copy, storeFile), dataKey, options.steps ?? migrations, true);
    const store = toStore(db, dir, { ...options, isForLooking: true, file: join(copy, storeFile) });
    return {
      ...store,
      close: () => {
        store.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw fileFault(error, storeFile, 'read');
  }
};

const openFile = (
  file: string,
  dataKey: Uint8Array,
  steps: readonly Migration[],
  existed: boolean,
): Database.Database => {
  if (existed) refuseClear(file);
  // SQLite gives its log the mode of the store, which nobody else shall read.
  else closeSync(opened(() => openSync(file, 'a', 0o600)));
  const db = connect(file, dataKey, existed);
  if (!guard(db, file, () => migrate(db, steps))) return db;
  // What was just written must be encrypted too. Reading the file drops the process' locks on it, so the store is opened anew.
  db.close();
  refuseClear(file);
  return connect(file, dataKey, true);
};

const opened = <T>(work: () => T, way: 'read' | 'write' = 'write'): T => {
  try {
    return work();
  } catch (error) {
    throw fileFault(error, storeFile, way);
  }
};

const connect = (file: string, dataKey: Uint8Array, existed: boolean): Database.Database => {
  let db: Database.Database;
  try {
    db = new Database(file, { timeout: 1_000 });
  } catch (error) {
    throw openingFault(error, file);
  }
  guard(db, file, () => {
    configure(db, dataKey);
    proveReadable(db, existed);
  });
  return db;
};

/** Closes a store that cannot be used. */
const guard = <T>(db: Database.Database, file: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    db.close();
    throw openingFault(error, file);
  }
};

const configure = (db: Database.Database, dataKey: Uint8Array): void => {
  db.pragma(`key="raw:${deriveKey(dataKey, 'store').toString('hex')}"`);
  db.pragma('locking_mode = EXCLUSIVE');
  // What is deleted is written over, within pages and in pages that become free.
  db.pragma('secure_delete = ON');
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

/** From this version of the schema on what is deleted is written over. */
const firstWrittenOver = 160;

/** Brings the schema up to date in one transaction; whether there was anything to do. A store from a newer version is refused untouched. */
const migrate = (db: Database.Database, steps: readonly Migration[]): boolean => {
  const version = db.pragma('user_version', { simple: true }) as number;
  const newest = steps.at(-1)?.version ?? 0;
  if (version > newest) throw new Fault('store-newer', { store: version, app: newest });
  const pending = steps.filter((step) => step.version > version);
  if (pending.length === 0) return false;
  // Before, what was deleted stayed readable in free pages.
  if (version > 0 && version < firstWrittenOver) db.exec('VACUUM');
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
  const handle = opened(() => openSync(file, 'r'), 'read');
  try {
    opened(() => readSync(handle, head, 0, 16, 0), 'read');
  } finally {
    closeSync(handle);
  }
  if (head.toString('latin1') === 'SQLite format 3\0') throw new Fault('not-encrypted', { file: storeFile });
};

type Manner = Pick<StoreOptions, 'onLost' | 'log'> & {
  readonly isForLooking: boolean;
  /** That is open. */
  readonly file: string;
};

const toStore = (db: Database.Database, dir: string, manner: Manner): Store => {
  const { onLost = () => undefined, log = () => undefined, isForLooking } = manner;
  const freezer = createFreezer(db, manner.file);
  const presence = watchPresence(dir, storeFile);
  const listeners: ((isLasting: boolean) => void)[] = [];
  const faultOf = (error: unknown): unknown => {
    if (!isDiskError(error)) return storeFault(error);
    if (!presence.isThere()) return new Fault('desk-gone', {}, { cause: error });
    onLost();
    return new Fault('disk-failing', { file: storeFile }, { cause: error });
  };
  const read = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw faultOf(error);
    }
  };
  const mayChange = (): void => {
    if (isForLooking) throw new Fault('read-only', { file: storeFile });
  };
  const transact = db.transaction((work: () => unknown) => work());
  const write = <T>(work: () => T, isLasting = true): T => {
    const isOuter = !db.inTransaction;
    const result = read(() => {
      // A moved folder would be written to all the same, through the open file.
      if (isOuter) presence.assert();
      return transact.immediate(work) as T;
    });
    if (isOuter) for (const listener of listeners) listener(isLasting);
    return result;
  };
  /** WAL keeps order: a later commit that waits for the disk brings these along. */
  const hasten = <T>(work: () => T): T => {
    if (db.inTransaction) return write(work);
    db.pragma('synchronous = NORMAL');
    try {
      return write(work, false);
    } finally {
      db.pragma('synchronous = FULL');
    }
  };
  return {
    db,
    presence,
    isForLooking,
    read,
    derive: (work) => write(work),
    transaction: (work) => {
      mayChange();
      return write(work);
    },
    hasten: (work) => {
      mayChange();
      return hasten(work);
    },
    freeze: () => read(freezer.freeze),
    afterCommit: (listener) => void listeners.push(listener),
    close: () => {
      try {
        if (presence.isThere()) db.pragma('wal_checkpoint(TRUNCATE)');
      } catch (error) {
        // Every change is in the log file, which the next opening reads.
        if (!isDiskError(error)) throw storeFault(error);
        log('warn', 'store-closing', { code: (error as { code: string }).code });
      } finally {
        closeQuietly(db, log);
        freezer.close();
      }
    },
  };
};

/** Closing checkpoints once more; a disk that fails then has lost nothing that was committed. */
const closeQuietly = (db: Database.Database, log: Log): void => {
  try {
    db.close();
  } catch (error) {
    if (!isDiskError(error)) throw storeFault(error);
    log('warn', 'store-closing', { code: (error as { code: string }).code });
  }
};
