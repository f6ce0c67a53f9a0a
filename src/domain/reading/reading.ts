/** What the desk read on a scan: a proposal and a witness, never a decision. */
import type { CertificateType } from '../certificate/type.ts';
import type { Measures } from '../picture/measures.ts';
import type { Corners, QuarterTurns } from '../plan/plan.ts';

/**
 * How far a value can be trusted. `certain`: read as it stands, every character sure, its own checks hold. `suggested`: a check digit
 * was used to read it, so that it proves nothing. `doubtful`: some character is not sure. `unread`: there, but not legible.
 */
export const valueStates = ['certain', 'suggested', 'doubtful', 'unread'] as const;
export type ValueState = (typeof valueStates)[number];

/** A character below this probability is not sure (measured: `docs/lab/reading.md`). */
export const sure = 0.9;

export const readFields = [
  'number',
  'name',
  'nameLatin',
  'legalRepresentative',
  'address',
  'issued',
  'expires',
  'established',
  'authority',
  'nationality',
  'birthDate',
  'sex',
] as const;
/** `established` is the day an organization was founded, `issued` the day the paper was: two different days. */
export type ReadField = (typeof readFields)[number];

export type ReadValue = {
  readonly value: string;
  readonly state: ValueState;
  /** Where it stands on the upright scan, fractions; clockwise from where its text begins. null where it was put together of several. */
  readonly place: Corners | null;
  /** Positions in `value` (UTF-16 units) of characters that are not sure. */
  readonly unsure: readonly number[];
};

export type ReadChar = {
  readonly char: string;
  /** 0–1. */
  readonly p: number;
  /** Where along its line it stands, 0 at the line's beginning, 1 at its end. */
  readonly from: number;
  readonly to: number;
};

export type ReadLine = {
  readonly text: string;
  readonly chars: readonly ReadChar[];
  readonly place: Corners;
};

/** A machine-readable zone (ICAO 9303), line by line. */
export type ReadZone = {
  readonly format: 'TD1' | 'TD2' | 'TD3' | 'permit';
  readonly lines: readonly string[];
  readonly state: ValueState;
};

export type PaperSide = 'front' | 'back';

/** Papers that registrars take none of as the certificate, named so that nobody wonders. */
export const foreignPapers = [
  'temporary-id',
  'household-register',
  'driving-licence',
  'bank-card',
  'trademark',
  'other-permit',
] as const;
export type ForeignPaper = (typeof foreignPapers)[number];

/** What is kept beside a scan and crosses with every view of it. */
export type ScanReading = Omit<Reading, 'lines'> & {
  /** How many characters were read in all, spaces apart. */
  readonly characters: number;
};

export type Reading = {
  /** Of what made it: the networks and the rules above them. */
  readonly version: string;
  /** Which paper it is; '' where no title or form is known. */
  readonly paper: CertificateType | '';
  readonly side: PaperSide | null;
  /** A paper that is no certificate here; null for certificates and for what is not known. */
  readonly foreign: ForeignPaper | null;
  /** What the scan needs to be upright: turned over left to right first, then clockwise quarter turns. null where too little was read. */
  readonly way: { readonly flip: boolean; readonly turns: QuarterTurns } | null;
  readonly fields: Readonly<Partial<Record<ReadField, ReadValue>>>;
  readonly lines: readonly ReadLine[];
  readonly mrz: ReadZone | null;
  /** Contents of QR codes, as text. */
  readonly qr: readonly string[];
  /** What the pixels around the print show: sharpness, light, colour. */
  readonly measures: Measures;
};

/** Without its lines, which stay behind. */
export const withoutLines = ({ lines, ...rest }: Reading): ScanReading => ({
  ...rest,
  characters: lines.reduce((sum, { text }) => sum + text.replace(/\s/gu, '').length, 0),
});
