/** Templates that other desks have too: states that both had, conflicts that nobody decided yet, and the desks that are known. */
import type Database from 'better-sqlite3';

export const addHandOver = (db: Database.Database): void => {
  db.exec(`
    -- What a template was when another desk had it so as well; the newest of them that both know is the base of a merge.
    CREATE TABLE common_states (
      key INTEGER PRIMARY KEY,
      template_id TEXT NOT NULL REFERENCES templates (id),
      hash TEXT NOT NULL,
      content TEXT NOT NULL CHECK (json_valid(content)),
      -- Came in with this change, and goes when it is undone; 0: went out, or was the same here already.
      taken INTEGER NOT NULL CHECK (taken IN (0, 1)),
      UNIQUE (template_id, hash)
    ) STRICT;

    CREATE TABLE merge_conflicts (
      template_id TEXT NOT NULL REFERENCES templates (id),
      field TEXT NOT NULL,
      base TEXT NOT NULL CHECK (json_valid(base)),
      ours TEXT NOT NULL CHECK (json_valid(ours)),
      theirs TEXT NOT NULL CHECK (json_valid(theirs)),
      -- Fingerprint of the desk whose value it is.
      desk TEXT NOT NULL,
      at TEXT NOT NULL,
      PRIMARY KEY (template_id, field)
    ) STRICT, WITHOUT ROWID;

    -- By fingerprint; \`code\`: the public halves of its keys as text.
    CREATE TABLE known_desks (
      id TEXT PRIMARY KEY,
      code TEXT NOT NULL,
      name TEXT NOT NULL,
      added_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
};
