/** Backups, as operations and hosts see them. */
import type {
  BackupPlace,
  BackupReason,
  BackupStanding,
  BackupStep,
  BackupsView,
  BackupTemplate,
  BroughtTemplate,
  MadeBackup,
  OtherBackups,
  RestoreReport,
} from '#contract/backups';
import type { KeySecret } from '#contract/keys';

/** Backups of a desk that is not here. */
export type OtherDesk = {
  /** A folder, a drive or a backup that the host's person chose. Faults: backup-missing, not-readable. */
  choose(path: string): Promise<void>;
  /** Null before one was chosen. */
  view(): Promise<OtherBackups | null>;
  /** Into a new folder beside the open desk. Faults: as `restoreBackup` and `openBackupKey`. */
  restore(
    which: { readonly id: string; readonly secret: KeySecret | null },
    run: Pick<BackupRun, 'signal' | 'onStep'>,
  ): Promise<RestoreReport>;
};

export type BackupRun = {
  readonly reason: BackupReason;
  /** Reads every object back; else those that came new and a share of the others. */
  readonly readAll: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onStep?: (step: BackupStep) => void;
};

/** Number and hash of the newest event. */
type Head = { readonly events: number; readonly head: string };

/** Where backups that rows or a person name are looked for. */
export type KnownPlace = { readonly place: BackupPlace; readonly path: string; readonly isThere: boolean };

export type Backups = {
  readonly otherDesk: OtherDesk;
  standing(): BackupStanding;
  list(): Promise<BackupsView>;
  /**
   * One in every place that is there. Faults: backup-busy, disk-full, read-only, disk-failing, store-damaged, cancelled. What the second
   * place refuses is a fault too, after the first was made.
   */
  make(run: BackupRun): Promise<{ readonly made: readonly MadeBackup[]; readonly away: boolean }>;
  /** One in this folder alone; it does not become the second place. Faults: as `make`, place-unfit. */
  makeIn(folder: string, run: BackupRun): Promise<MadeBackup>;
  /** Backups go there too from now on; null for nowhere. Faults: place-unfit, read-only. */
  choose(folder: string | null): Promise<void>;
  /** Faults: backup-missing, backup-damaged, backup-busy, disk-full, disk-failing, cancelled. */
  drill(
    from: { readonly place: BackupPlace; readonly name: string },
    run: Pick<BackupRun, 'signal' | 'onStep'>,
  ): Promise<RestoreReport>;
  /** Into a new folder beside the desk. Faults: as `drill`. */
  restore(
    from: { readonly place: BackupPlace; readonly name: string },
    run: Pick<BackupRun, 'signal' | 'onStep'>,
  ): Promise<RestoreReport>;
  /** What is in a backup. Faults: as `drill`. */
  templates(
    from: { readonly place: BackupPlace; readonly name: string },
    run: Pick<BackupRun, 'signal' | 'onStep'>,
  ): Promise<readonly BackupTemplate[]>;
  /** Brings these templates into the desk as new ones. Faults: as `drill`, not-found, read-only. */
  bring(
    from: { readonly place: BackupPlace; readonly name: string },
    templates: readonly string[],
    run: Pick<BackupRun, 'signal' | 'onStep'>,
  ): Promise<readonly BroughtTemplate[]>;
  places(): Promise<readonly KnownPlace[]>;
  /** How many backups lie in a place. */
  count(path: string): Promise<number>;
  /** Names of the backups in a place, newest first. */
  names(path: string): Promise<readonly string[]>;
  /** Reads what a backup says of itself, and its store, through. Faults: backup-damaged, backup-newer, key-wrong, disk-failing. */
  prove(path: string, name: string): Promise<{ readonly madeAt: string; readonly events: Head }>;
  /** What whole backups of a place say of where the history ended, newest first; their stores are not read. Faults: disk-failing. */
  heads(
    path: string,
  ): Promise<readonly { readonly name: string; readonly madeAt: string; readonly events: Head }[]>;
  /** Objects of a place that are no second name of one in the vault, each read through. */
  objectsIn(path: string): AsyncIterable<{ readonly id: string; readonly isWhole: boolean }>;
  /** Whether any place that is there has this object whole. */
  holds(vaultId: string): Promise<boolean>;
  /** Its bytes; null where no place has it whole. */
  fetch(vaultId: string): Promise<Uint8Array | null>;
  /** Copies an object of the vault into a place over a damaged one; false when the vault has it not. Faults: disk-full, read-only. */
  copyAgain(path: string, vaultId: string): Promise<boolean>;
  close(): Promise<void>;
};
