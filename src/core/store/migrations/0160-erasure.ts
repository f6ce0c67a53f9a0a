/** Objects of the vault that lost their last row when a template was erased: noted with the rows' end, forgotten when the file is gone. */
import type Database from 'better-sqlite3';

export const addErasure = (db: Database.Database): void => {
  db.exec('CREATE TABLE doomed_objects (vault_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;');
};
