/** Sentences of reviewers and what an office taught the desk that they mean. */
import type Database from 'better-sqlite3';

export const addTaught = (db: Database.Database): void => {
  db.exec(`
    CREATE TABLE taught_messages (
      id TEXT PRIMARY KEY,
      text TEXT NOT NULL UNIQUE,
      means TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
  `);
};
