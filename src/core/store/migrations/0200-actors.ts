/** Who changes something: actors, whose steps, settings and jobs are their own. */
import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';

export const addActors = (db: Database.Database): void => {
  db.exec(`
    -- One row for each clerk at a desk; \`own\`: who works at this one.
    CREATE TABLE actors (
      id TEXT PRIMARY KEY,
      clerk TEXT NOT NULL DEFAULT '',
      desk TEXT NOT NULL DEFAULT '',
      own INTEGER NOT NULL DEFAULT 0 CHECK (own IN (0, 1))
    ) STRICT;
    CREATE UNIQUE INDEX actors_own ON actors (own) WHERE own = 1;

    -- NULL: written before there were actors, by the desk's own. Those hashes cover no actor, later ones do.
    ALTER TABLE events ADD COLUMN actor TEXT;

    ALTER TABLE undo_steps ADD COLUMN actor TEXT NOT NULL DEFAULT '';
    -- Refused, because a template was changed since; tried again when one of its templates changes.
    ALTER TABLE undo_steps ADD COLUMN aside INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX undo_steps_by_actor ON undo_steps (actor, undone, id);
    CREATE INDEX undo_steps_aside ON undo_steps (id) WHERE aside = 1;

    ALTER TABLE jobs ADD COLUMN actor TEXT NOT NULL DEFAULT '';

    CREATE TABLE actor_settings (
      actor TEXT NOT NULL,
      name TEXT NOT NULL,
      value TEXT NOT NULL CHECK (json_valid(value)),
      PRIMARY KEY (actor, name)
    ) STRICT, WITHOUT ROWID;
  `);
  const own = randomUUID();
  db.prepare('INSERT INTO actors (id, own) VALUES (?, 1)').run(own);
  db.prepare('UPDATE undo_steps SET actor = ?').run(own);
  db.prepare('UPDATE jobs SET actor = ?').run(own);
  db.prepare(
    `INSERT INTO actor_settings (actor, name, value)
     SELECT ?, name, value FROM settings WHERE name IN ('language', 'theme', 'filters')`,
  ).run(own);
  db.exec("DELETE FROM settings WHERE name IN ('language', 'theme', 'filters')");
};
