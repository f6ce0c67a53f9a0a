/** A copy of a store that lies elsewhere, as backups keep it: looked through, never changed. Copies of older versions are read too. */
import { existsSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { deriveKey } from '../key/data-key.ts';
import type { Head } from './anchor.ts';
import { type Reach, readEveryPage } from './read-every-page.ts';
import { openingFault, storeFault } from './store-faults.ts';

export type StoreCopy = {
  readonly schema: number;
  /** Templates that are not removed. */
  readonly templates: number;
  readonly head: Head;
  /** Ids of templates that were erased. */
  readonly erased: readonly string[];
  /** Ids of every object that a row names, in their order. */
  objects(): IterableIterator<string>;
  /** Templates whose scans or pictures stand on an object. */
  ownersOf(id: string): readonly string[];
  close(): void;
};

/** Tables whose rows name objects of the vault. */
const naming = ['scans', 'pictures', 'bundles', 'bundle_objects', 'intake_files'] as const;

/** Reads the file through, as far as `reach` says. Faults: store-damaged, key-wrong, no-locks, disk-failing. */
export const openStoreCopy = (file: string, dataKey: Uint8Array, reach: Reach = 'trees'): StoreCopy => {
  let db: Database.Database;
  try {
    db = new Database(file, { fileMustExist: true });
  } catch (error) {
    throw openingFault(error, file);
  }
  const close = (): void => {
    db.close();
    // Empty, for nothing is written; the copy is one file.
    for (const end of ['-wal', '-shm']) if (existsSync(file + end)) rmSync(file + end, { force: true });
  };
  try {
    db.pragma(`key="raw:${deriveKey(dataKey, 'store').toString('hex')}"`);
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('temp_store = MEMORY');
    // Trees are walked out of the order of the file: a page that is read twice is decrypted twice.
    db.pragma('cache_size = -65536');
    readEveryPage(db, reach);
    return { ...lookInto(db), close };
  } catch (error) {
    close();
    throw storeFault(error);
  }
};

const lookInto = (db: Database.Database): Omit<StoreCopy, 'close'> => {
  const tables = new Set(
    db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all(),
  );
  const parts = naming
    .filter((name) => tables.has(name))
    .map((name) => `SELECT vault_id FROM ${name} WHERE vault_id IS NOT NULL`);
  const owners = db
    .prepare<{ id: string }, string>(
      `SELECT template_id FROM scans WHERE vault_id = @id UNION SELECT template_id FROM pictures WHERE vault_id = @id`,
    )
    .pluck();
  const newest = db
    .prepare<[], { id: number; hash: string }>('SELECT id, hash FROM events ORDER BY id DESC LIMIT 1')
    .get();
  return {
    schema: db.pragma('user_version', { simple: true }) as number,
    templates:
      // By an index of the list: the templates themselves fill most of the file.
      db.prepare<[], number>("SELECT count(*) FROM template_rows WHERE shelf <> 'removed'").pluck().get() ??
      0,
    head: { events: newest?.id ?? 0, head: newest?.hash ?? '' },
    erased: db
      .prepare<[], string>("SELECT DISTINCT template_id FROM events WHERE kind = 'erased'")
      .pluck()
      .all(),
    ownersOf: (id) => owners.all({ id }),
    objects: () =>
      db
        .prepare<[], string>(`${parts.join(' UNION ')} ORDER BY vault_id`)
        .pluck()
        .iterate(),
  };
};
