/** Steps that can be undone, which picture of a template counts, and a way to one day's events. */
import type Database from 'better-sqlite3';

export const addUndo = (db: Database.Database): void => {
  db.exec(`
    -- Set aside by undo; the newest picture that is not counts.
    ALTER TABLE pictures ADD COLUMN aside INTEGER NOT NULL DEFAULT 0;

    CREATE TABLE undo_steps (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      code TEXT NOT NULL,
      at TEXT NOT NULL,
      merge_key TEXT,
      bytes INTEGER NOT NULL DEFAULT 0,
      undone INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    -- What a template becomes when its step is undone or, once undone, done again; and what it must look like until then.
    CREATE TABLE undo_images (
      step INTEGER NOT NULL REFERENCES undo_steps (id) ON DELETE CASCADE,
      template_id TEXT NOT NULL REFERENCES templates (id),
      image TEXT NOT NULL CHECK (json_valid(image)),
      expects TEXT NOT NULL,
      PRIMARY KEY (step, template_id)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX events_by_time ON events (at);
  `);
};
