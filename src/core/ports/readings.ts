/** What was read on files of the vault, as services see it. */
import type { PageChoice } from '#domain/picture/page-choice';
import type { Reading, ReadLine, ScanReading } from '#domain/reading/reading';

/** A page of a file that some scan shows. */
export type ReadablePage = PageChoice & { readonly vaultId: string };

/** Some of the templates, from the newest on. */
export type UnreadPart = {
  readonly pages: readonly ReadablePage[];
  /** Where to go on; null at the end. */
  readonly below: number | null;
};

export type Readings = {
  /** Pages of attached scans that this version did not look at, of a few templates below `below` (of the newest ones where that is null). */
  unread(version: string, below: number | null): UnreadPart;
  /** The same of one template. Fault: not-found. */
  unreadOf(template: string, version: string): readonly ReadablePage[];
  has(page: ReadablePage, version: string): boolean;
  /** What was read on a page by any version; null where it was not, or cannot be. */
  of(page: Pick<ReadablePage, 'vaultId' | 'page'>): ScanReading | null;
  /**
   * Keeps what was read, or that it cannot be (null); templates that show the page are checked again. No event, and no new revision:
   * nobody changed them.
   */
  save(page: ReadablePage, version: string, reading: Reading | null): void;
  /** Lines of a scan; none where it was not read. Fault: not-found. */
  lines(scan: string): readonly ReadLine[];
};
