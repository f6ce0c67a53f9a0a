/** Reading scans, as operations see it. */
import type { Finding } from '#domain/finding/finding';
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
  close(): Promise<void>;
};
