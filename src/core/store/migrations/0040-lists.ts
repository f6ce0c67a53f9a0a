/** What importing and sorting need: the day of creation and the paper with its number beside each row, and remembered columns of lists. */
import type Database from 'better-sqlite3';

export const addLists = (db: Database.Database): void => {
  db.exec(`
    ALTER TABLE template_rows ADD COLUMN created_at TEXT NOT NULL DEFAULT '';
    ALTER TABLE template_rows ADD COLUMN number_key TEXT NOT NULL DEFAULT '';
    UPDATE template_rows SET created_at = (SELECT created_at FROM templates t WHERE t.key = template_rows.key);
    CREATE INDEX template_rows_by_number ON template_rows (number_key) WHERE number_key <> '';

    -- Each order of the list is read from an index alone, filter included.
    DROP INDEX template_rows_by_update;
    DROP INDEX template_rows_by_name;
    CREATE INDEX template_rows_by_update ON template_rows (updated_at DESC, key DESC, shelf);
    CREATE INDEX template_rows_by_creation ON template_rows (created_at DESC, key DESC, shelf);
    CREATE INDEX template_rows_by_name ON template_rows (name, key, shelf);
    CREATE INDEX template_rows_by_customer ON template_rows (customer = '', customer, key, shelf);
    CREATE INDEX template_rows_by_state ON template_rows (
      CASE shelf WHEN 'stop' THEN 0 WHEN 'wait' THEN 1 WHEN 'ready' THEN 2 WHEN 'rejected' THEN 3 WHEN 'in-review' THEN 4 ELSE 5 END,
      updated_at DESC, key DESC, shelf);
    CREATE INDEX template_rows_by_ready_day ON template_rows (
      ready_from IS NULL, ready_from, updated_at DESC, key DESC, shelf);

    -- Every row is written anew, with its number and a search text that knows pinyin.
    UPDATE template_rows SET checked_for = '';

    CREATE TABLE list_mappings (
      signature TEXT PRIMARY KEY,
      mapping TEXT NOT NULL CHECK (json_valid(mapping)),
      used_at TEXT NOT NULL
    ) STRICT;
  `);
};
