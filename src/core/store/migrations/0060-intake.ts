/** Intakes: what a folder of scans would become, and how far that is. A crash or a restart goes on from here. */
import type Database from 'better-sqlite3';

export const addIntakes = (db: Database.Database): void => {
  db.exec(`
    CREATE TABLE intakes (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      started_at TEXT NOT NULL,
      closed_at TEXT,
      hidden INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE intake_items (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      intake_id TEXT NOT NULL REFERENCES intakes (id),
      decision TEXT NOT NULL CHECK (decision IN ('matched', 'new', 'left', 'aside')),
      state TEXT NOT NULL CHECK (state IN ('open', 'done', 'failed')),
      reason TEXT,
      basis TEXT,
      template_id TEXT REFERENCES templates (id),
      created INTEGER NOT NULL DEFAULT 0,
      draft TEXT NOT NULL CHECK (json_valid(draft)),
      candidates TEXT NOT NULL CHECK (json_valid(candidates)),
      fault TEXT
    ) STRICT;
    CREATE INDEX intake_items_by_intake ON intake_items (intake_id, key);

    CREATE TABLE intake_files (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      item_id TEXT NOT NULL REFERENCES intake_items (id),
      path TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      side TEXT NOT NULL CHECK (side IN ('front', 'back', 'page', 'proof')),
      guessed INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('named', 'kept', 'attached', 'refused')),
      sha256 TEXT,
      vault_id TEXT,
      type TEXT,
      finding TEXT CHECK (finding IS NULL OR json_valid(finding)),
      seen TEXT CHECK (seen IS NULL OR json_valid(seen))
    ) STRICT;
    CREATE INDEX intake_files_by_item ON intake_files (item_id, key);
    CREATE INDEX scans_by_sha ON scans (sha256);
  `);
};
