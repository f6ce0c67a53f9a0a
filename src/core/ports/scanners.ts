/** Scanners, as operations and jobs see them; one way to reach them each, see `../sources/scanner`. */
import type { Scanner, ScannerList, ScannerWay } from '#contract/scanners';
import type { ScanSettings } from '#domain/scanner/scanner';

/** A way to reach scanners: a program of the system, or a protocol. */
export type ScannerAdapter = {
  readonly way: ScannerWay;
  /** null where this way is not there: nothing is installed, no address is allowed. Faults: those of scanners, cancelled. */
  list(signal: AbortSignal): Promise<readonly Scanner[] | null>;
  /**
   * Pages as files, each whole, as they come; the next one is waited for when it is asked for. Ends when the glass was scanned once or
   * the feeder is empty. `scanner` is one that `list` has named. Aborted, or left by its reader, it stops the device within a second
   * and leaves nothing behind. Faults: those of scanners, cancelled.
   */
  scan(scanner: Scanner, settings: ScanSettings, signal: AbortSignal): AsyncGenerator<Uint8Array>;
};

export type Scanners = {
  /** Fault: cancelled. */
  list(signal: AbortSignal): Promise<ScannerList>;
  /** As the adapter's; a scanner that no list has named is looked for first. Fault also: scanner-away. */
  scan(id: string, settings: ScanSettings, signal: AbortSignal): AsyncGenerator<Uint8Array>;
};
