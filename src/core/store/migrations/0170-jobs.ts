/** Jobs: long work with its pieces, so that it outlives pages and cores. */
import type Database from 'better-sqlite3';

export const addJobs = (db: Database.Database): void => {
  db.exec(`
    CREATE TABLE jobs (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      state TEXT NOT NULL,
      input TEXT NOT NULL CHECK (json_valid(input)),
      facts TEXT NOT NULL CHECK (json_valid(facts)),
      done INTEGER NOT NULL,
      total INTEGER NOT NULL,
      started_at TEXT NOT NULL,
      ended_at TEXT,
      fault TEXT CHECK (fault IS NULL OR json_valid(fault)),
      seen INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    CREATE TABLE job_pieces (
      job TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
      place INTEGER NOT NULL,
      piece TEXT NOT NULL,
      state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'in-hand', 'done')),
      deaths INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (job, piece)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX job_pieces_by_state ON job_pieces (job, state, place);
  `);
};
