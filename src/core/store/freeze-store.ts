/**
 * Holds the store's file still while it is copied. In WAL mode changes go to the log alone until somebody moves them into the file
 * (sqlite.org/wal.html), so a file whose log was just emptied stays as it is until the next such move, and work goes on meanwhile.
 */
import { closeSync, fstatSync, openSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { Fault } from '#contract/faults';

/** Pages after which SQLite moves its log into the file; its own default. */
const usualCheckpoint = 1_000;

export type FrozenStore = {
  /** A file descriptor to read from; it belongs to the store and is not closed by others. */
  readonly handle: number;
  readonly bytes: number;
  /** Lets the file change again. May be called more than once. */
  thaw(): void;
};

export type Freezer = {
  /** Fault: desk-in-use while it is frozen already, or something is being read from it. */
  freeze(): FrozenStore;
  /** After the store itself was closed. */
  close(): void;
};

export const createFreezer = (db: Database.Database, file: string): Freezer => {
  // Closing any descriptor of a file gives up all POSIX locks that this process has on it: this one stays until the end.
  let handle: number | null = null;
  let isFrozen = false;
  return {
    freeze: () => {
      if (isFrozen) throw new Fault('desk-in-use');
      const [moved] = db.pragma('wal_checkpoint(TRUNCATE)') as readonly { busy: number }[];
      if (moved?.busy !== 0) throw new Fault('desk-in-use');
      db.pragma('wal_autocheckpoint = 0');
      isFrozen = true;
      const thaw = (): void => {
        if (!isFrozen) return;
        isFrozen = false;
        if (db.open) db.pragma(`wal_autocheckpoint = ${usualCheckpoint}`);
      };
      try {
        handle ??= openSync(file, 'r');
        return { handle, bytes: fstatSync(handle).size, thaw };
      } catch (error) {
        thaw();
        throw error;
      }
    },
    close: () => {
      if (handle !== null) closeSync(handle);
      handle = null;
    },
  };
};
