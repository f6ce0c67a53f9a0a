/** What is known of the files of the vault: when they were last read through, and which of them are damaged or gone. */
import type Database from 'better-sqlite3';

export const addObjects = (db: Database.Database): void => {
  db.exec(`
    CREATE TABLE objects (
      vault_id TEXT PRIMARY KEY,
      -- Of its file when it was read through; milliseconds. As long as they stay its bytes are not read again.
      size INTEGER NOT NULL,
      mtime INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('whole', 'damaged', 'gone'))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX scans_by_object ON scans (vault_id);
    CREATE INDEX pictures_by_object ON pictures (vault_id);
  `);
};
