/** What an intake shows: every item with what would happen to it, or what did. */
import type { CertificateType } from '#domain/certificate/type';
import type { Finding } from '#domain/finding/finding';
import type { Draft, LeftReason, MatchBasis } from '#domain/intake/intake';
import type { ScanSide } from '#domain/picture/picture';
import type { ForeignPaper, PaperSide, ScanReading } from '#domain/reading/reading';
import type { CheckSummary } from '#domain/template/readiness';
import type { ReviewState } from '#domain/template/state';
import type { FaultCode } from './faults.ts';

/** `aside`: a person does not want it taken in. */
export const intakeDecisions = ['matched', 'new', 'left', 'aside'] as const;
export type IntakeDecision = (typeof intakeDecisions)[number];

/** `open`: not worked on yet; `done`: everything of it lies on its template, or waits for a person; `failed`: see `fault`. */
export type IntakeItemState = 'open' | 'done' | 'failed';

/** `named`: only its name is known yet; `kept`: its bytes lie in the vault; `attached`: it is a scan of the template. */
export type IntakeFileState = 'named' | 'kept' | 'attached' | 'refused';

export type IntakeFile = {
  readonly id: string;
  readonly path: string;
  readonly bytes: number;
  readonly side: ScanSide;
  /** No word of the name says the side. */
  readonly guessed: boolean;
  readonly state: IntakeFileState;
  /** Why it is refused. */
  readonly finding: Finding | null;
  /** What was read on it; null where it was not, or cannot be. */
  readonly read: IntakeReading | null;
};

export type IntakeReading = {
  readonly paper: CertificateType | '';
  readonly side: PaperSide | null;
  readonly foreign: ForeignPaper | null;
  /** '' where none was read. */
  readonly name: string;
  readonly maskedNumber: string;
  readonly isBlank: boolean;
  /** How it has to be moved to be read; null where nothing says it. */
  readonly way: ScanReading['way'];
};

export type IntakeTemplate = {
  readonly id: string;
  readonly name: string;
  readonly state: ReviewState;
  readonly check: CheckSummary;
};

/** What tells templates of one name apart. */
export type IntakeCandidate = {
  readonly id: string;
  readonly name: string;
  readonly certificateType: CertificateType | '';
  readonly maskedNumber: string;
  readonly customer: string;
};

export type IntakeItem = {
  readonly id: string;
  readonly decision: IntakeDecision;
  readonly state: IntakeItemState;
  /** Why a person has to decide, or that a password is wanted; null unless it waits for one. */
  readonly reason: LeftReason | null;
  /** What the template was found by, or who chose it. */
  readonly by: MatchBasis | null;
  readonly template: IntakeTemplate | null;
  /** Made by this intake. */
  readonly created: boolean;
  /** What a new template begins with. */
  readonly draft: Draft;
  /** Templates that may be meant, likeliest first. */
  readonly candidates: readonly IntakeCandidate[];
  readonly files: readonly IntakeFile[];
  readonly fault: FaultCode | null;
};

/** Items that the next run works on: open, with files, and not aside. */
export const isToDo = ({ state, decision, files }: IntakeItem): boolean =>
  state === 'open' && decision !== 'aside' && files.length > 0;

export type IntakeView = {
  readonly id: string;
  readonly startedAt: string;
  /** Files that systems put into folders by themselves. */
  readonly hidden: number;
  readonly items: readonly IntakeItem[];
};

/** What the rail shows. */
export type IntakeStatus = {
  /** Items that are left for a person, or failed. */
  readonly needsPerson: number;
  /** Items that are not worked on yet. */
  readonly open: number;
};
