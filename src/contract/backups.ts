/** Backups: where they lie, how old they are, making one, proving one, and bringing one back. */
import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import type { ReviewState } from '#domain/template/state';
import { keySecretSchema, type PortableKind } from './keys.ts';
import { operation } from './operation.ts';
import { idSchema } from './schemas.ts';

/** Why a backup was made. */
export const backupReasons = ['daily', 'asked', 'migration', 'erasure', 're-key', 'update'] as const;
export type BackupReason = (typeof backupReasons)[number];

export const backupPlaces = ['own', 'second'] as const;
/** `own`: below the desk's folder; `second`: the drive or share that a person chose. */
export type BackupPlace = (typeof backupPlaces)[number];

export type BackupView = {
  readonly name: string;
  /** UTC ISO. */
  readonly madeAt: string;
  readonly reason: BackupReason;
  readonly templates: number;
  readonly objects: number;
  /** Named by the desk, and damaged or gone in it already when the backup was made. */
  readonly missing: number;
  /** Store and objects together, bytes. */
  readonly bytes: number;
  /** Whether the desk's key proves it: `damaged` does not count, `other-key` was made under an earlier key. */
  readonly state: 'whole' | 'damaged' | 'other-key';
  /** A passphrase, words or an office key open it on another computer. */
  readonly hasKey: boolean;
};

export type PlaceView = {
  readonly place: BackupPlace;
  /** Folder, for a person to read. */
  readonly path: string;
  /** A drive that is not connected, or a share that does not answer, is `away`. */
  readonly isThere: boolean;
  /** Newest first. */
  readonly backups: readonly BackupView[];
};

export type BackupsView = {
  readonly places: readonly PlaceView[];
  /** Day of the last restore that was tried, UTC ISO; null when none was. */
  readonly drilledAt: string | null;
  /** Whether a passphrase, words or an office key open the desk. */
  readonly hasPortableKey: boolean;
};

/** What stands above every page when backups are not as they should be. */
export const backupNotices = ['none', 'old', 'failed', 'away', 'untried'] as const;
export type BackupNotice = (typeof backupNotices)[number];

export type BackupStanding = {
  readonly notices: readonly BackupNotice[];
  /** Days since the newest that counts; null when there is none. */
  readonly days: number | null;
  /** Days since the newest in the second place, as far as is known; null when there is none. */
  readonly secondDays: number | null;
  /** Code of the fault that the last one ended with; '' when it did not fail. */
  readonly fault: string;
};

/** A backup of a desk that is not here, by what it says of itself: nobody has proved it yet. */
export type OtherBackup = {
  readonly id: string;
  /** UTC ISO; '' for one that cannot be read. */
  readonly madeAt: string;
  readonly templates: number;
  readonly objects: number;
  readonly bytes: number;
  readonly isReadable: boolean;
  /** Kinds of secrets of which one opens it; none where only its own desk has the key. */
  readonly ask: readonly PortableKind[];
};

/** What lies in the folder that a person chose, newest first. */
export type OtherBackups = { readonly path: string; readonly backups: readonly OtherBackup[] };

export const backupSteps = ['store', 'objects', 'proof', 'restore'] as const;
export type BackupStep = {
  readonly kind: 'progress';
  readonly step: (typeof backupSteps)[number];
  readonly done: number;
  readonly total: number;
};

export type MadeBackup = BackupView & {
  readonly place: BackupPlace;
  readonly path: string;
  /** Objects that came new, were read back, and were found damaged in the place and written anew. */
  readonly copied: number;
  readonly read: number;
  readonly healed: number;
  /** Backups that went because newer ones are kept. */
  readonly thinned: number;
};

export type BackupProgress =
  | BackupStep
  /** `away`: the second place was not there, so only one was made. */
  | { readonly kind: 'done'; readonly made: readonly MadeBackup[]; readonly away: boolean };

/** What a restore brought, or a drill would bring. */
export type RestoreReport = {
  /** The folder of the new desk; '' for a drill. */
  readonly desk: string;
  /** Nothing is missing. */
  readonly ok: boolean;
  readonly name: string;
  readonly madeAt: string;
  readonly templates: number;
  readonly objects: number;
  /** Objects that are damaged or gone in the backup, with the templates that need them (ids). */
  readonly missing: readonly { readonly object: string; readonly template: string | null }[];
  /** Templates that were erased after this backup was made and were taken out of it again. */
  readonly erased: number;
  readonly seconds: number;
};

/** A template that was brought out of a backup, as a new one. */
export type BroughtTemplate = {
  /** Its id in the backup. */
  readonly was: string;
  readonly template: string;
  readonly name: string;
  /** Scans and pictures that are damaged or gone in the backup. */
  readonly missing: number;
};

/** A template in a backup, as its list showed it then. */
export type BackupTemplate = { readonly id: string; readonly name: string; readonly state: ReviewState };

export type RestoreProgress = BackupStep | { readonly kind: 'done'; readonly report: RestoreReport };

const nameSchema = z.string().regex(/^\d{8}-\d{6}(?:-\d{1,3})?$/);
const backupSchema = z.object({ place: z.enum(backupPlaces), name: nameSchema });

export const backupsContract = {
  list: operation.output(type<BackupsView>()),
  /** Makes one in every place and reads all of it back. Faults: disk-full, read-only, disk-failing, store-damaged, cancelled. */
  make: operation.output(eventIterator(type<BackupProgress>())),
  /** No second place any more; what lies there stays. */
  forgetPlace: operation.output(type<BackupsView>()),
  /** Tries a whole restore without touching the desk. Faults: backup-missing, backup-damaged, disk-full. */
  drill: operation.input(backupSchema).output(eventIterator(type<RestoreProgress>())),
  /** What is in a backup, removed templates too. Faults: as `drill`. */
  templates: operation.input(backupSchema).output(type<readonly BackupTemplate[]>()),
  /** Brings single templates out of a backup, as new ones. Faults: as `drill`, not-found for one that was erased since, read-only. */
  bring: operation
    .input(backupSchema.extend({ templates: z.array(idSchema).min(1).max(1_000) }))
    .output(type<readonly BroughtTemplate[]>()),
  /** Restores into a new folder beside the desk; the desk stays as it is. Faults: as `drill`. */
  restore: operation.input(backupSchema).output(eventIterator(type<RestoreProgress>())),
  /** Backups in the folder that was chosen in the host; null before one was. Faults: backup-missing, not-readable, disk-failing. */
  ofOtherDesk: operation.output(type<OtherBackups | null>()),
  /**
   * Restores one of them into a new folder beside the desk, which stays as it is. Faults: as `drill`, backup-key (nothing opens it),
   * key-locked (a secret is needed), secret-wrong, words-misspelt, office-key-wrong.
   */
  restoreOtherDesk: operation
    .input(z.object({ id: z.string().max(80), secret: keySecretSchema.nullable() }))
    .output(eventIterator(type<RestoreProgress>())),
};
