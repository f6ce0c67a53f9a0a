/** What was read on files of the vault, and what a person has compared with the paper. */
import type Database from 'better-sqlite3';

export const addReadings = (db: Database.Database): void => {
  db.exec(`
    -- Of the bytes, not of a scan: a file that is attached twice is read once.
    CREATE TABLE readings (
      key INTEGER PRIMARY KEY,
      vault_id TEXT NOT NULL,
      page INTEGER NOT NULL,
      -- Of what read it; another version reads again.
      version TEXT NOT NULL,
      -- Without lines; NULL where it cannot be read.
      reading TEXT CHECK (reading IS NULL OR json_valid(reading)),
      UNIQUE (vault_id, page)
    ) STRICT;

    -- JSON, deflated. Apart, because a view never needs them.
    CREATE TABLE reading_lines (
      key INTEGER PRIMARY KEY REFERENCES readings (key) ON DELETE CASCADE,
      lines BLOB NOT NULL
    ) STRICT;

    -- Values by field path that a person has compared with the paper.
    ALTER TABLE templates ADD COLUMN agreed TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(agreed));
  `);
};
