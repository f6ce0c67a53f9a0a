/** The first schema: templates with what their list and search need, scans, pictures, bundles, history, settings. */
import type Database from 'better-sqlite3';

export const createDesk = (db: Database.Database): void => {
  db.exec(`
    CREATE TABLE templates (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      revision INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('not-submitted', 'in-review', 'verified', 'rejected')),
      removed_at TEXT,
      fields TEXT NOT NULL CHECK (json_valid(fields)),
      refusal TEXT CHECK (refusal IS NULL OR json_valid(refusal)),
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) STRICT;

    -- What the list shows and sorts by; narrow, so that 100,000 rows are read quickly.
    CREATE TABLE template_rows (
      key INTEGER PRIMARY KEY REFERENCES templates (key) ON DELETE CASCADE,
      id TEXT NOT NULL,
      holder_kind TEXT NOT NULL,
      name TEXT NOT NULL,
      certificate_type TEXT NOT NULL,
      masked_number TEXT NOT NULL,
      customer TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      shelf TEXT NOT NULL CHECK (shelf IN ('stop', 'wait', 'ready', 'in-review', 'verified', 'rejected', 'removed')),
      state TEXT NOT NULL,
      readiness TEXT NOT NULL,
      stops INTEGER NOT NULL,
      warns INTEGER NOT NULL,
      ready_from TEXT,
      worst TEXT,
      checked_for TEXT NOT NULL
    ) STRICT;
    CREATE INDEX template_rows_by_update ON template_rows (updated_at DESC, key DESC);
    CREATE INDEX template_rows_by_shelf ON template_rows (shelf, updated_at DESC, key DESC);
    CREATE INDEX template_rows_by_name ON template_rows (name, key);
    CREATE INDEX template_rows_by_check ON template_rows (checked_for);

    CREATE TABLE template_search (
      key INTEGER PRIMARY KEY REFERENCES templates (key) ON DELETE CASCADE,
      text TEXT NOT NULL
    ) STRICT;

    CREATE TABLE scans (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      template_id TEXT NOT NULL REFERENCES templates (id),
      side TEXT NOT NULL CHECK (side IN ('front', 'back', 'page')),
      sha256 TEXT NOT NULL,
      vault_id TEXT NOT NULL,
      name TEXT NOT NULL,
      facts TEXT NOT NULL CHECK (json_valid(facts)),
      findings TEXT NOT NULL CHECK (json_valid(findings)),
      added_at TEXT NOT NULL,
      detached_at TEXT
    ) STRICT;
    CREATE INDEX scans_by_template ON scans (template_id, key);

    CREATE TABLE pictures (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      template_id TEXT NOT NULL REFERENCES templates (id),
      sha256 TEXT NOT NULL,
      vault_id TEXT NOT NULL,
      plan TEXT NOT NULL CHECK (json_valid(plan)),
      target TEXT NOT NULL,
      output TEXT NOT NULL CHECK (json_valid(output)),
      findings TEXT NOT NULL CHECK (json_valid(findings)),
      made_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX pictures_by_template ON pictures (template_id, key DESC);

    CREATE TABLE bundles (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      vault_id TEXT NOT NULL,
      view TEXT NOT NULL CHECK (json_valid(view))
    ) STRICT;

    -- Hash-chained: each row's hash covers the one before it.
    CREATE TABLE events (
      id INTEGER PRIMARY KEY,
      template_id TEXT NOT NULL,
      at TEXT NOT NULL,
      kind TEXT NOT NULL,
      data TEXT NOT NULL CHECK (json_valid(data)),
      hash TEXT NOT NULL
    ) STRICT;
    CREATE INDEX events_by_template ON events (template_id, id);

    CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL CHECK (json_valid(value))) STRICT;
  `);
};
