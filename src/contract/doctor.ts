/** Checking a desk: whether everything that it once took in is still there and whole. */
import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import type { KeyProtection } from './keys.ts';
import { operation } from './operation.ts';

/** What is known of the history: trouble that was once seen is remembered. */
export type HistoryState = {
  readonly isSound: boolean;
  /** Number of the first event that does not follow from the one before it; null when all do. */
  readonly brokenAt: number | null;
  /** Changes that were confirmed once and are not in the store any more. */
  readonly missing: number;
  /** Whether the history is another one than the one that the desk wrote. */
  readonly isRewritten: boolean;
};

export const doctorProblems = [
  'store-page',
  'store-reference',
  'list-outdated',
  'history-broken',
  'history-missing',
  'history-rewritten',
  'anchor-missing',
  'key-file-changed',
  'object-damaged',
  'object-gone',
  'object-orphan',
  'foreign-file',
  'temp-file',
  'file-mode',
  'backup-none',
  'backup-old',
  'backup-damaged',
  'backup-object',
  'backup-away',
  'disk-room',
  'clock-behind',
  'app-damaged',
  'update-changed',
  'edition-changed',
  'edition-networks',
] as const;

/** What can be done about it: `--repair` does the first four and loses nothing by them; the others need a person. */
export const doctorRepairs = [
  'sweep',
  'rebuild-list',
  'make-picture',
  'write-anchor',
  'attach-again',
  'build-again',
  'take-in-again',
  'salvage',
  'close-access',
  'from-backup',
  'copy-again',
  'sweep-orphan',
  'back-up',
  'connect',
  'make-room',
  'set-clock',
  'write-keys',
  'look-at-keys',
  'install-again',
  'drop-update',
  'add-rules-again',
  'none',
] as const;
export type DoctorRepair = (typeof doctorRepairs)[number];

export type DoctorProblem = {
  readonly code: (typeof doctorProblems)[number];
  /** File below the desk, as far as it names something; '' where it is none. */
  readonly object: string;
  /** What the object is to the desk. */
  readonly kind: 'scan' | 'picture' | 'bundle' | 'intake' | null;
  readonly template: string | null;
  /** Of the template, for a person; '' where it has none. */
  readonly name: string;
  readonly repair: DoctorRepair;
  /** Whether this run has put it right. */
  readonly repaired: boolean;
  /** How much: events missing, bytes free, minutes; null where there is nothing to count. */
  readonly count: number | null;
};

export type DoctorReport = {
  /** Nothing was found, or all of it was repaired. */
  readonly ok: boolean;
  readonly checked: {
    readonly key: KeyProtection;
    readonly schema: number;
    readonly appVersion: string;
    readonly templates: number;
    readonly events: number;
    /** Objects that rows name, and how many of them were read through. */
    readonly objects: number;
    readonly objectsRead: number;
    readonly filesInVault: number;
    readonly freeBytes: number;
  };
  readonly problems: readonly DoctorProblem[];
  readonly repaired: number;
};

export const doctorSteps = [
  'installation',
  'store',
  'list',
  'history',
  'objects',
  'files',
  'backups',
  'repair',
] as const;

export type DoctorProgress =
  | {
      readonly kind: 'progress';
      readonly step: (typeof doctorSteps)[number];
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: 'done'; readonly report: DoctorReport };

/** `quick` reads a sample of the objects only; `repair` mends what can be mended without losing anything. */
export const doctorOperation = operation
  .input(z.object({ quick: z.boolean().default(false), repair: z.boolean().default(false) }))
  .output(eventIterator(type<DoctorProgress>()));
