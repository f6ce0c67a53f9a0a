/** Days of each template, kept beside its row in the list, so that calendar and returns need not check every template again. */
import type Database from 'better-sqlite3';

export const addDaysTable = (db: Database.Database): void => {
  db.exec(`
    CREATE TABLE template_days (
      key INTEGER PRIMARY KEY REFERENCES templates (key) ON DELETE CASCADE,
      target TEXT NOT NULL,
      -- Days in China: of the last change of state, and of the first submission.
      since TEXT NOT NULL,
      sent_on TEXT NOT NULL,
      -- The day on the certificate, '' where it has none that can be read.
      expires TEXT NOT NULL,
      has_domains INTEGER NOT NULL,
      -- Codes of the findings that only time takes away.
      because TEXT NOT NULL CHECK (json_valid(because)),
      -- Whether a rejected template was changed since and nothing but time stops it.
      repaired INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX events_of_state ON events (template_id, at) WHERE kind = 'state-set';

    -- Rows are checked again, and their days written with them.
    UPDATE template_rows SET checked_for = '';
  `);
};
