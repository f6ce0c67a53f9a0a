/** Reading scans, as operations see it. */
import type { Finding } from '#domain/finding/finding';
import type { Corners } from '#domain/plan/plan';
import type { Reading } from '#domain/reading/reading';
import type { ImageWork, ScanSource } from './imaging.ts';

export type ReadOutcome =
  | { readonly ok: true; readonly reading: Reading }
  /** Not a picture the desk can use, or one that cost its reader: exactly one finding. */
  | { readonly ok: false; readonly findings: readonly Finding[] };

export type Reader = {
  /** Version of what reads: readings of another are old. */
  readonly version: string;
  /** Faults: cancelled; reading-unavailable when the networks or their runtime are not there. */
  read(scan: ScanSource, work?: ImageWork): Promise<ReadOutcome>;
  /**
   * Where lines of text stand, corners in fractions of the upright scan; much cheaper than reading them. Null for a file that is no
   * picture, or that cost its reader. Faults: as for `read`.
   */
  findText(scan: ScanSource, work?: ImageWork): Promise<readonly Corners[] | null>;
  close(): Promise<void>;
};
