/** Answers with days instead of flags, data of ICP filings, proofs among the scans, and what reviewers answered. */
import type Database from 'better-sqlite3';

export const addAnswers = (db: Database.Database): void => {
  db.exec(`
    -- A flag that was set is a yes without a day; one that was not set was never asked.
    UPDATE templates SET fields = json_set(
      json_remove(fields, '$.flags'),
      '$.questions', json_object(
        'cardReissued', iif(json_extract(fields, '$.flags.cardReissued'), 'yes', ''),
        'residenceMoved', '',
        'specialOccupation', iif(json_extract(fields, '$.flags.specialOccupation'), 'yes', ''),
        'sealComplete', '',
        'originalShown', '',
        'icpFiling', iif(json_extract(fields, '$.flags.icpFiling'), 'yes', ''),
        'proofAsked', ''
      ),
      '$.filing', json_object('name', '', 'type', '', 'number', '')
    );

    CREATE TABLE scans_20 (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      template_id TEXT NOT NULL REFERENCES templates (id),
      side TEXT NOT NULL CHECK (side IN ('front', 'back', 'page', 'proof')),
      sha256 TEXT NOT NULL,
      vault_id TEXT NOT NULL,
      name TEXT NOT NULL,
      facts TEXT NOT NULL CHECK (json_valid(facts)),
      findings TEXT NOT NULL CHECK (json_valid(findings)),
      added_at TEXT NOT NULL,
      detached_at TEXT
    ) STRICT;
    INSERT INTO scans_20 SELECT * FROM scans;
    DROP TABLE scans;
    ALTER TABLE scans_20 RENAME TO scans;
    CREATE INDEX scans_by_template ON scans (template_id, key);

    -- One row for each time a template went out: what the desk had found then, and what came back.
    CREATE TABLE outcomes (
      key INTEGER PRIMARY KEY,
      template_id TEXT NOT NULL REFERENCES templates (id),
      target TEXT NOT NULL,
      sent_at TEXT NOT NULL,
      findings TEXT NOT NULL CHECK (json_valid(findings)),
      result TEXT CHECK (result IN ('verified', 'rejected')),
      answered_at TEXT,
      message TEXT NOT NULL DEFAULT '',
      failures TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(failures))
    ) STRICT;
    CREATE INDEX outcomes_by_template ON outcomes (template_id, key);

    -- Rules have changed: every row is checked again.
    UPDATE template_rows SET checked_for = '';
  `);
};
