/** What the desk knows of the office's stock: how far each template is in step, what waits to be taken, papers, desks, claims' errands. */
import type Database from 'better-sqlite3';

export const addStock = (db: Database.Database): void => {
  db.exec(`
    -- Values of other desks that were in conflict before this one, and nobody decided between either.
    ALTER TABLE merge_conflicts ADD COLUMN earlier TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(earlier));

    -- A template that the stock has, or is to get. \`version\`: the last one of the stock that this desk has taken or confirmed; 0: none.
    CREATE TABLE stock_items (
      template_id TEXT PRIMARY KEY,
      version INTEGER NOT NULL DEFAULT 0,
      -- Content and open conflicts of that version; '' where there is none.
      hash TEXT NOT NULL DEFAULT '',
      conflicts TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(conflicts)),
      -- What was sent last and is not confirmed: an answer may be lost on its way.
      sent TEXT NOT NULL DEFAULT '',
      -- 1: changed here since.
      dirty INTEGER NOT NULL DEFAULT 0 CHECK (dirty IN (0, 1))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX stock_items_dirty ON stock_items (dirty) WHERE dirty = 1;

    -- Came in and cannot be taken yet: its papers are on their way, or a person has to say whether it is erased here too.
    CREATE TABLE stock_inbox (
      template_id TEXT PRIMARY KEY,
      version INTEGER NOT NULL,
      desk TEXT NOT NULL,
      deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
      item TEXT NOT NULL CHECK (json_valid(item)),
      -- Papers that are not here yet, by SHA-256.
      wanted INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE stock_wanted (
      template_id TEXT NOT NULL REFERENCES stock_inbox (template_id) ON DELETE CASCADE,
      sha256 TEXT NOT NULL,
      PRIMARY KEY (template_id, sha256)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX stock_wanted_by_paper ON stock_wanted (sha256);

    -- Papers that the stock has, with their place here.
    CREATE TABLE stock_papers (
      sha256 TEXT PRIMARY KEY,
      vault_id TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX pictures_by_sha ON pictures (sha256);

    CREATE TABLE stock_desks (
      desk TEXT PRIMARY KEY,
      code TEXT NOT NULL,
      clerk TEXT NOT NULL DEFAULT '',
      name TEXT NOT NULL DEFAULT '',
      actor TEXT NOT NULL DEFAULT '',
      -- Versions of its card and of its head.
      card INTEGER NOT NULL DEFAULT 0,
      head INTEGER NOT NULL DEFAULT 0,
      -- What it pushed last, as it signed it; looked at when everything before it is taken.
      pushed TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(pushed))
    ) STRICT, WITHOUT ROWID;

    -- A template that one clerk handed to another, with a note.
    CREATE TABLE stock_errands (
      template_id TEXT PRIMARY KEY,
      version INTEGER NOT NULL DEFAULT 0,
      to_desk TEXT NOT NULL,
      by_desk TEXT NOT NULL,
      note TEXT NOT NULL,
      at TEXT NOT NULL,
      dirty INTEGER NOT NULL CHECK (dirty IN (0, 1))
    ) STRICT, WITHOUT ROWID;
  `);
};
