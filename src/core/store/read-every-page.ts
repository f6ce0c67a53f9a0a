/** Reads a whole store through: each page that is read is decrypted and authenticated, so that one that was changed anywhere shows. */
import type Database from 'better-sqlite3';

/**
 * `trees`: also that every row is where its table and its indexes say (`quick_check`). `pages`: half of the time; each page of every
 * tree is read once, and long values to their end. Throws SQLite's own error for damage.
 */
export type Reach = 'trees' | 'pages';

export const readEveryPage = (db: Database.Database, reach: Reach): void => {
  if (reach === 'pages' && readPages(db)) return;
  const wrong = (db.pragma('quick_check(1)') as readonly { quick_check: string }[]).some(
    (row) => row.quick_check !== 'ok',
  );
  if (wrong) throw damaged('quick_check');
};

/** False where that does not reach everything: a key of an index that fills pages of its own, which no table has. */
const readPages = (db: Database.Database): boolean => {
  // The last page of a long value is not among those that the walk reads.
  const long = db
    .prepare<[], { name: string; pagetype: string }>(
      "SELECT DISTINCT name, pagetype FROM dbstat WHERE pagetype IN ('overflow', 'corrupted')",
    )
    .all();
  if (long.some(({ pagetype }) => pagetype === 'corrupted')) throw damaged('dbstat');
  for (const { name } of long) {
    const columns = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(name);
    if (columns.length === 0) return false;
    const values = columns.map((column) => `(${quoted(column)} IS x'00')`).join(' + ');
    db.prepare(`SELECT sum(${values}) FROM ${quoted(name)}`).get();
  }
  return true;
};

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const damaged = (by: string): Error => Object.assign(new Error(by), { code: 'SQLITE_CORRUPT' });
