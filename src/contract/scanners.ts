/** Scanners at this computer, and the one in the network that the office has allowed. Scanning itself is a job. */
import { type } from '@orpc/contract';
import type { ScanSourceOffer } from '#domain/scanner/scanner';
import type { FaultShape } from './faults.ts';
import { looking } from './operation.ts';

/** `sane`: by the system's SANE; `escl`: over the network; `naps2`: by an installed NAPS2. */
export const scannerWays = ['sane', 'escl', 'naps2'] as const;
export type ScannerWay = (typeof scannerWays)[number];

export type Scanner = {
  readonly id: string;
  readonly way: ScannerWay;
  readonly name: string;
  /** '' where nobody says it. */
  readonly make: string;
  readonly sources: readonly ScanSourceOffer[];
};

export type ScannerList = {
  readonly scanners: readonly Scanner[];
  /** Ways that could not be asked. */
  readonly troubles: readonly { readonly way: ScannerWay; readonly fault: FaultShape }[];
  /** Ways that are there at all: a program is installed, an address is allowed. */
  readonly ways: readonly ScannerWay[];
};

/** Pages of one scan: taken into the intake; left out as blank; in the desk already; refused as no picture. */
export type ScannedPages = {
  readonly taken: number;
  readonly blank: number;
  readonly twice: number;
  readonly refused: number;
};

export const scannersContract = {
  /** Asks every way that is there; up to half a minute. What cannot be asked is named in the answer. */
  list: looking.output(type<ScannerList>()),
};
