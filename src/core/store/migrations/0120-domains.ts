/** Names with a state of their own, and the days of all templates as rows, so that a range of them is read without the rest. */
import type Database from 'better-sqlite3';

export const addDomains = (db: Database.Database): void => {
  db.exec(`
    -- One answer is about many names: its words are kept once.
    CREATE TABLE domain_messages (
      key INTEGER PRIMARY KEY,
      template_id TEXT NOT NULL REFERENCES templates (id),
      text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX domain_messages_by_template ON domain_messages (template_id);

    -- Names of which something is known beyond that they stand in the template. Days in China, '' where not known.
    CREATE TABLE domain_records (
      template_id TEXT NOT NULL REFERENCES templates (id),
      name TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('not-submitted', 'in-review', 'verified', 'rejected', 'on-hold')),
      registered_on TEXT NOT NULL,
      held_on TEXT NOT NULL,
      deleted_on TEXT NOT NULL,
      submitted_on TEXT NOT NULL,
      answered_on TEXT NOT NULL,
      message INTEGER REFERENCES domain_messages (key),
      failure TEXT,
      PRIMARY KEY (template_id, name)
    ) STRICT, WITHOUT ROWID;

    -- For each template with names: what they come to.
    CREATE TABLE domain_counts (
      key INTEGER PRIMARY KEY REFERENCES templates (key) ON DELETE CASCADE,
      due INTEGER NOT NULL,
      counts TEXT NOT NULL CHECK (json_valid(counts))
    ) STRICT;
    CREATE INDEX domain_counts_due ON domain_counts (key) WHERE due > 0;

    CREATE TABLE calendar_entries (
      key INTEGER NOT NULL REFERENCES templates (key) ON DELETE CASCADE,
      kind TEXT NOT NULL,
      day TEXT NOT NULL,
      -- The rest of the entry.
      more TEXT NOT NULL CHECK (json_valid(more)),
      PRIMARY KEY (key, kind, day)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX calendar_entries_by_day ON calendar_entries (day, kind, key);

    -- What the calendar was made from stands in its rows now.
    ALTER TABLE template_days DROP COLUMN sent_on;
    ALTER TABLE template_days DROP COLUMN expires;
    ALTER TABLE template_days DROP COLUMN has_domains;
    ALTER TABLE template_days DROP COLUMN because;

    -- Every row is written anew, with its days and names.
    UPDATE template_rows SET checked_for = '';
  `);
};
