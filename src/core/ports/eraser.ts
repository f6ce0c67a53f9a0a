/** Erasing in the store: rows go in one transaction, and what the vault has to let go is noted with them. */
import type { EraseCounts, EraseReason } from '#contract/erasure';

export type Eraser = {
  /** Row numbers of templates, for what keeps them in memory. */
  keysOf(ids: readonly string[]): readonly number[];
  /** Ids of all that was ever erased. */
  erased(): readonly string[];
  /** What would go; ids without a template count for nothing. */
  preview(ids: readonly string[]): EraseCounts;
  /** In one transaction. Templates that are not there are left out. */
  erase(ids: readonly string[], at: string, reason: EraseReason): EraseCounts;
  /** Scans, pictures and what was read on them alone; fields, state and history stay. */
  erasePapers(ids: readonly string[], at: string, reason: EraseReason): EraseCounts;
  /** Objects of the vault that nothing names any more since something was erased. */
  doomed(): readonly string[];
  /** The file is gone. */
  forget(vaultId: string): void;
  /** Moves the log into the file, so that nothing that was erased lies in it. */
  settle(): void;
};
