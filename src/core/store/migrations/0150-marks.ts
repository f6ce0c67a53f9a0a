/** What lists are narrowed by, beside the text that search looks through: findings, customer, tags, target. */
import type Database from 'better-sqlite3';

export const addMarks = (db: Database.Database): void => {
  db.exec(`
    ALTER TABLE template_search ADD COLUMN marks TEXT NOT NULL DEFAULT '';
    -- Every row is written anew, with its marks.
    UPDATE template_rows SET checked_for = '';
  `);
};
