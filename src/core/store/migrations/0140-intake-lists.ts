/** What an intake keeps to sort by reading: the rows of its customer lists, and which groups a person put together. */
import type Database from 'better-sqlite3';

export const addIntakeLists = (db: Database.Database): void => {
  db.exec(`
    CREATE TABLE intake_lists (
      key INTEGER PRIMARY KEY,
      intake_id TEXT NOT NULL REFERENCES intakes (id),
      list TEXT NOT NULL CHECK (json_valid(list))
    ) STRICT;
    CREATE INDEX intake_lists_by_intake ON intake_lists (intake_id, key);

    ALTER TABLE intake_items ADD COLUMN fixed INTEGER NOT NULL DEFAULT 0;
  `);
};
