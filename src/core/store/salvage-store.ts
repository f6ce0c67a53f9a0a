/**
 * Reads from a damaged store what can still be read, table by table, into a new one. Where the tree of a table is broken each page of
 * the file is tried as a table of its own; the rules of the new store (STRICT, CHECK) sort out what belongs elsewhere. The damaged
 * file itself is never touched: this works on a copy.
 */
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Fault } from '#contract/faults';
import { deriveKey } from '../key/data-key.ts';
import { migrations } from './migrations/index.ts';
import type { Store } from './open-store.ts';
import { isDiskError, openingFault, storeFault, storeFile } from './store-faults.ts';

export type SalvagedTable = {
  readonly table: string;
  readonly came: number;
  readonly lost: number;
  /** How many are lost is not known: at least so many. */
  readonly isLeast: boolean;
};

/** Parents first. What can be worked out again (list, search, days) comes too: the list knows names of templates that are lost. */
const tables = [
  'actors',
  'templates',
  'template_rows',
  'scans',
  'pictures',
  'bundles',
  'bundle_objects',
  'outcomes',
  'common_states',
  'merge_conflicts',
  'known_desks',
  'stock_items',
  'stock_desks',
  'stock_errands',
  'events',
  'settings',
  'actor_settings',
  'list_mappings',
  'taught_messages',
  'undo_steps',
  'undo_images',
  'intakes',
  'intake_items',
  'intake_files',
  'intake_lists',
] as const;

/** A later version of a row wins over one from a page that was given up. */
const newerWins: Readonly<Record<string, string>> = {
  templates: ' WHERE excluded.revision > templates.revision',
  // The new store has made one of its own.
  actors: ' WHERE excluded.own = 1',
};

type Row = Readonly<Record<string, unknown>>;

/** A row that was found on a page by itself has to look like one of its table: the types of columns alone let strangers in. */
const timeOf: Readonly<Record<string, string>> = {
  templates: 'created_at',
  template_rows: 'updated_at',
  scans: 'added_at',
  pictures: 'made_at',
  outcomes: 'sent_at',
  events: 'at',
  list_mappings: 'used_at',
  taught_messages: 'at',
  undo_steps: 'at',
  intakes: 'started_at',
};
const looksRight = (table: string, row: Row): boolean => {
  const column = timeOf[table];
  const { id } = row;
  if (typeof id === 'string' && !/^[\w-]+$/.test(id)) return false;
  if (column !== undefined) return /^\d{4}-\d\d-\d\d/.test(String(row[column]));
  if (table === 'undo_images') return String(row['image']).startsWith('{"fields"');
  return true;
};

/** A copy of the damaged store, opened. Faults: store-damaged or key-wrong when not even its schema can be read. */
export const openDamaged = (dir: string, workDir: string, dataKey: Uint8Array) => {
  mkdirSync(workDir, { recursive: true, mode: 0o700 });
  const file = join(workDir, storeFile);
  for (const end of ['', '-wal'])
    if (existsSync(join(dir, storeFile + end))) copyFileSync(join(dir, storeFile + end), file + end);
  const db = new Database(file);
  try {
    db.pragma(`key="raw:${deriveKey(dataKey, 'store').toString('hex')}"`);
    db.pragma('locking_mode = EXCLUSIVE');
    // With it SQLite takes a file that is shorter than it says for as long as it is.
    db.unsafeMode(true);
    db.pragma('writable_schema = ON');
    if ((db.pragma('page_count', { simple: true }) as number) < 2)
      throw new Fault('store-damaged', { file: storeFile, kind: 'store' });
    if (entriesOf(db).length === 0) throw new Fault('store-damaged', { file: storeFile, kind: 'store' });
    bringUpToDate(db);
  } catch (error) {
    db.close();
    throw openingFault(error, file);
  }
  return {
    db,
    close: () => {
      db.close();
      rmSync(workDir, { recursive: true, force: true });
    },
  };
};

/** A store of an older version is read as it is where its steps meet the damage: columns that both have are taken. */
const bringUpToDate = (db: Database.Database): void => {
  const version = db.pragma('user_version', { simple: true }) as number;
  for (const step of migrations.filter((one) => one.version > version)) {
    try {
      db.transaction(() => {
        step.apply(db);
        db.pragma(`user_version = ${step.version}`);
      })();
    } catch (error) {
      if (isDiskError(error)) throw error;
      return;
    }
  }
};

/** A line of the schema; `rowid` finds it where the rest of the schema is damaged. */
type Entry = { rowid: number; type: string; name: string; rootpage: number; sql: string | null };

/** From both ends, as far as the schema itself can be read. */
const entriesOf = (db: Database.Database): Entry[] => {
  const entries = new Map<number, Entry>();
  for (const order of ['', 'DESC'])
    ifReadable(() => {
      const lines = db.prepare<[], Entry>(
        `SELECT rowid, type, name, rootpage, sql FROM sqlite_schema ORDER BY rowid ${order}`,
      );
      for (const entry of lines.iterate()) entries.set(entry.rowid, entry);
    });
  return [...entries.values()].filter(({ type }) => type === 'table');
};

export const salvageTables = (from: Database.Database, into: Store): SalvagedTable[] => {
  into.db.pragma('foreign_keys = OFF');
  try {
    const entries = entriesOf(from);
    return tables.map((table) => salvageTable(from, into, table, entries));
  } finally {
    into.db.pragma('foreign_keys = ON');
  }
};

const salvageTable = (
  from: Database.Database,
  into: Store,
  table: string,
  entries: readonly Entry[],
): SalvagedTable => {
  const own = entries.find(({ name }) => name === table);
  const put = inserterFor(own ? from : into.db, into, table);
  const expected = own && ifReadable(() => count(from, table));
  // From both ends up to the damage: that costs nothing, and needs no search on a store that is whole here.
  let isWhole = own !== undefined && takeAll(from, into, `SELECT * FROM ${table}`, put);
  if (!isWhole) {
    if (own) takeAll(from, into, `SELECT * FROM ${table} ${backwards(from, table)}`, put);
    takeFromPages(from, into, table, own ?? standIn(entries, into, table), (row) => {
      if (looksRight(table, row)) put(row);
    });
    isWhole = expected !== undefined && count(into.db, table) >= expected;
  }
  const came = count(into.db, table);
  const isLeast = !isWhole && expected === undefined;
  const lost = expected === undefined ? Number(isLeast && own !== undefined) : Math.max(0, expected - came);
  return { table, came, lost, isLeast };
};

const count = (db: Database.Database, table: string): number =>
  db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;

const backwards = (db: Database.Database, table: string): string => {
  const list = db.pragma('table_list') as readonly { name: string; wr: number }[];
  const isWithoutRowid = list.some(({ name, wr }) => name === table && wr === 1);
  if (!isWithoutRowid) return 'ORDER BY rowid DESC';
  const columns = db.pragma(`table_info(${table})`) as readonly { name: string; pk: number }[];
  const parts = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  return `ORDER BY ${parts.map(({ name }) => `${name} DESC`).join(', ')}`;
};

/** Puts a row in where the new store takes it; what it refuses is no row of this table. */
const inserterFor = (from: Database.Database, { db }: Store, table: string): ((row: Row) => void) => {
  const columns = (of: Database.Database) =>
    (of.pragma(`table_info(${table})`) as readonly { name: string; pk: number }[]).map(({ name }) => name);
  const known = new Set(columns(from));
  const shared = columns(db).filter((name) => known.has(name));
  const newer = newerWins[table];
  const conflict = newer
    ? `ON CONFLICT DO UPDATE SET ${shared.map((name) => `${name} = excluded.${name}`).join(', ')}${newer}`
    : 'ON CONFLICT DO NOTHING';
  const insert = db.prepare(
    `INSERT INTO ${table} (${shared.join(', ')}) VALUES (${shared.map((name) => `@${name}`).join(', ')}) ${conflict}`,
  );
  return (row) => {
    try {
      insert.run(row);
    } catch (error) {
      if (!String((error as { code?: string }).code).startsWith('SQLITE_CONSTRAINT')) throw storeFault(error);
    }
  };
};

/** False when the reading broke off; what came before stays. */
const takeAll = (from: Database.Database, into: Store, sql: string, put: (row: Row) => void): boolean => {
  let isWhole = true;
  into.transaction(() => {
    const end = ifReadable(() => {
      for (const row of from.prepare<[], Row>(sql).iterate()) put(row);
      return true;
    });
    isWhole = end === true;
  });
  return isWhole;
};

type Moved = Pick<Entry, 'rowid' | 'name' | 'rootpage' | 'sql'> & { readonly was?: Entry };

/** A table whose line in the schema is lost takes the line of another for a while. */
const standIn = (entries: readonly Entry[], into: Store, table: string): Moved => {
  const sql = into.db
    .prepare<[string], string>("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?")
    .pluck()
    .get(table)!;
  const was = entries.find(({ name }) => name === 'settings') ?? entries[0]!;
  return { rowid: was.rowid, name: table, sql, rootpage: was.rootpage, was };
};

/** Makes each page in turn the root of the table: a leaf of it then shows its rows, any other page nothing or nonsense. */
const takeFromPages = (
  from: Database.Database,
  into: Store,
  table: string,
  moved: Moved,
  put: (row: Row) => void,
): void => {
  const pages = from.pragma('page_count', { simple: true }) as number;
  const columns = (into.db.pragma(`table_info(${table})`) as readonly { name: string }[]).map(
    ({ name }) => name,
  );
  const set = from.prepare(
    'UPDATE sqlite_schema SET name = @name, tbl_name = @name, rootpage = @rootpage, sql = @sql WHERE rowid = @rowid',
  );
  const show = ({ rowid, name, rootpage, sql }: Moved): void => {
    set.run({ rowid, name, rootpage, sql });
    // Reads the schema anew.
    from.pragma('writable_schema = RESET');
    from.pragma('writable_schema = ON');
  };
  try {
    for (let rootpage = 2; rootpage <= pages; rootpage += 1) {
      show({ ...moved, rootpage });
      // Without indexes, which point into the broken tree.
      takeAll(from, into, `SELECT ${columns.join(', ')} FROM ${table} NOT INDEXED`, put);
    }
  } finally {
    show(moved.was ?? moved);
  }
};

/** undefined where the store cannot be read; a disk that does not answer is a fault. */
const ifReadable = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch (error) {
    const fault = storeFault(error);
    if ((fault as { code?: string }).code !== 'store-damaged') throw fault;
    return undefined;
  }
};
