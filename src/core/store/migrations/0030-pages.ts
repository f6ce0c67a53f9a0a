/** Passwords of protected scans. Which page of its file a scan shows stands in its facts. */
import type Database from 'better-sqlite3';

export const addPages = (db: Database.Database): void => {
  db.exec(`ALTER TABLE scans ADD COLUMN password TEXT NOT NULL DEFAULT ''`);
};
