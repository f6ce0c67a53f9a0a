/** A step is undone in parts: which of its templates are, and what the step is on its way to. */
import type Database from 'better-sqlite3';

export const addUndoInParts = (db: Database.Database): void => {
  db.exec(`
    -- What \`undone\` will be; NULL unless that work, or work that is all or none, is under way. A core that opens the store ends it.
    ALTER TABLE undo_steps ADD COLUMN turning INTEGER;
    ALTER TABLE undo_images ADD COLUMN undone INTEGER NOT NULL DEFAULT 0;
    UPDATE undo_images SET undone = (SELECT undone FROM undo_steps WHERE id = step);
  `);
};
