/** Reads scans of the desk and keeps what was read, as operations see it. */
import type { ReadingProgress } from '#contract/readings';
import type { ReadablePage } from './readings.ts';

export type ScanReader = {
  progress(): Promise<ReadingProgress>;
  /**
   * Reads what the present version did not read of a template's scans; one that cannot be read is remembered so. Faults: not-found,
   * cancelled, reading-unavailable, and those of the vault.
   */
  readTemplate(id: string, work?: { readonly signal?: AbortSignal | undefined }): Promise<void>;
  /** The same for pages of files that lie in the vault, behind what a person waits for. Faults: the same, but for not-found. */
  readPages(
    pages: readonly ReadablePage[],
    work?: { readonly signal?: AbortSignal | undefined },
  ): Promise<void>;
  /** The same for several templates, or for all (null); tells how far it is after each scan. */
  readMany(
    templates: readonly string[] | null,
    work?: {
      readonly signal?: AbortSignal | undefined;
      readonly onRead?: (done: number, total: number) => void;
    },
  ): Promise<void>;
  /** A scan has come to the desk: it is read soon, before those that wait. Nothing where this desk does not read by itself. */
  noteScan(page: ReadablePage): void;
  /** Stops at once; what was in hand is read another time. */
  close(): void;
};
