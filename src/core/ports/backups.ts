/** Backups, as operations and hosts see them. */
import type {
  BackupPlace,
  BackupReason,
  BackupStanding,
  BackupStep,
  BackupsView,
  MadeBackup,
  RestoreReport,
} from '#contract/backups';

export type BackupRun = {
  readonly reason: BackupReason;
  /** Reads every object back; else those that came new and a share of the others. */
  readonly readAll: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onStep?: (step: BackupStep) => void;
};

/** Where backups that rows or a person name are looked for. */
export type KnownPlace = { readonly place: BackupPlace; readonly path: string; readonly isThere: boolean };

export type Backups = {
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
  places(): Promise<readonly KnownPlace[]>;
  /** How many backups lie in a place. */
  count(path: string): Promise<number>;
  close(): Promise<void>;
};
