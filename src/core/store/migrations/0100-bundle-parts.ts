/** What bundles need of the vault beside their own object, and files that are being written outside the desk. */
import type Database from 'better-sqlite3';

export const addBundleParts = (db: Database.Database): void => {
  db.exec(`
    -- A bundle names its pictures and pages; a picture that its template no longer uses is still needed by its bundles.
    CREATE TABLE bundle_objects (
      bundle_id TEXT NOT NULL REFERENCES bundles (id) ON DELETE CASCADE,
      vault_id TEXT NOT NULL,
      PRIMARY KEY (bundle_id, vault_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX bundle_objects_by_vault_id ON bundle_objects (vault_id);

    -- Noted before the file is begun, forgotten when it is whole: what is still here when the desk is opened is half-written.
    CREATE TABLE part_files (path TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  `);
};
