/** Every step of the store's schema, oldest first. Numbered in tens, forward only; a released step is never edited. */
import type Database from 'better-sqlite3';
import { createDesk } from './0010-desk.ts';
import { addAnswers } from './0020-answers.ts';
import { addPages } from './0030-pages.ts';
import { addLists } from './0040-lists.ts';
import { addUndo } from './0050-undo.ts';
import { addIntakes } from './0060-intake.ts';
import { addDaysTable } from './0070-days.ts';
import { addUndoInParts } from './0080-undo-in-parts.ts';
import { addObjects } from './0090-objects.ts';
import { addBundleParts } from './0100-bundle-parts.ts';
import { addDomains } from './0120-domains.ts';
import { addReadings } from './0130-readings.ts';
import { addIntakeLists } from './0140-intake-lists.ts';
import { addMarks } from './0150-marks.ts';
import { addErasure } from './0160-erasure.ts';
import { addJobs } from './0170-jobs.ts';
import { addTaught } from './0190-taught.ts';
import { addActors } from './0200-actors.ts';
import { addHandOver } from './0220-handover.ts';
import { addStock } from './0230-stock.ts';

export type Migration = { readonly version: number; readonly apply: (db: Database.Database) => void };

export const migrations: readonly Migration[] = [
  { version: 10, apply: createDesk },
  { version: 20, apply: addAnswers },
  { version: 30, apply: addPages },
  { version: 40, apply: addLists },
  { version: 50, apply: addUndo },
  { version: 60, apply: addIntakes },
  { version: 70, apply: addDaysTable },
  { version: 80, apply: addUndoInParts },
  { version: 90, apply: addObjects },
  { version: 100, apply: addBundleParts },
  { version: 120, apply: addDomains },
  { version: 130, apply: addReadings },
  { version: 140, apply: addIntakeLists },
  { version: 150, apply: addMarks },
  { version: 160, apply: addErasure },
  { version: 170, apply: addJobs },
  { version: 190, apply: addTaught },
  { version: 200, apply: addActors },
  { version: 220, apply: addHandOver },
  { version: 230, apply: addStock },
];
