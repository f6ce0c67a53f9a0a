/** Copies a store into another folder under another key. The store itself is held shut until the copy took its place. */
import { existsSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { deriveKey } from '../key/data-key.ts';
import type { Log } from '../ports/log.ts';
import { openAnchor } from './anchor.ts';
import { openHistory } from './events.ts';
import { openStore } from './open-store.ts';
import { openingFault, storeFault, storeFile } from './store-faults.ts';

type Copying = {
  readonly dir: string;
  readonly into: string;
  readonly dataKey: Uint8Array;
  readonly next: Uint8Array;
  readonly epoch: number;
  /** UTC ISO. */
  readonly now: string;
  readonly log: Log;
};

/**
 * Written by VACUUM INTO, changed to the new key page by page, walked through under it, with an entry in its history and an anchor
 * beside it. Faults: desk-in-use, store-damaged, disk-full, disk-failing.
 */
export const copyUnderKey = async (copying: Copying): Promise<{ release(): void }> => {
  const { dir, into, dataKey, next, epoch, now, log } = copying;
  const file = join(into, storeFile);
  for (const end of ['', '-wal', '-shm', '-journal'])
    if (existsSync(file + end)) rmSync(file + end, { force: true });
  const held = connect(join(dir, storeFile), dataKey);
  try {
    held.exec('BEGIN EXCLUSIVE; COMMIT');
    held.prepare('VACUUM INTO ?').run(file);
    const copy = connect(file, dataKey);
    try {
      copy.pragma('journal_mode = DELETE');
      copy.pragma(`rekey="raw:${deriveKey(next, 'store').toString('hex')}"`);
    } finally {
      copy.close();
    }
    const store = openStore(into, next, { log });
    try {
      const { db } = store;
      if (db.pragma('quick_check(1)', { simple: true }) !== 'ok')
        throw Object.assign(new Error('quick_check'), { code: 'SQLITE_CORRUPT' });
      const history = openHistory(store);
      store.transaction(() => history.append('', now, 'rekeyed', { epoch }));
      const end = history.newest();
      openAnchor(into, next, log).write({ events: end?.id ?? 0, head: end?.hash ?? '' }, true);
    } finally {
      store.close();
    }
    const handle = await open(file, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    return { release: () => held.close() };
  } catch (error) {
    held.close();
    throw storeFault(error);
  }
};

const connect = (file: string, dataKey: Uint8Array): Database.Database => {
  let db: Database.Database;
  try {
    db = new Database(file, { fileMustExist: true, timeout: 1_000 });
  } catch (error) {
    throw openingFault(error, file);
  }
  try {
    db.pragma(`key="raw:${deriveKey(dataKey, 'store').toString('hex')}"`);
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('cache_size = -65536');
    db.pragma('temp_store = MEMORY');
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return db;
  } catch (error) {
    db.close();
    throw openingFault(error, file);
  }
};
