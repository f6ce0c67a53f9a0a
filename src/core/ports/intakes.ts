/** Intakes: plans, decisions, and how far each item is. Every step is one transaction. */
import type { IntakeDecision, IntakeFileState, IntakeItemState } from '#contract/intake-views';
import type { Finding } from '#domain/finding/finding';
import type { Candidate } from '#domain/intake/candidate-index';
import type { Draft, LeftReason, MatchBasis } from '#domain/intake/intake';
import type { ListRow } from '#domain/intake/match-groups';
import type { ImageType, ScanFacts, ScanSide } from '#domain/picture/picture';

export type StoredIntake = { readonly id: string; readonly startedAt: string; readonly hidden: number };

export type StoredItem = {
  readonly id: string;
  readonly decision: IntakeDecision;
  readonly state: IntakeItemState;
  readonly reason: LeftReason | null;
  readonly by: MatchBasis | null;
  readonly template: string | null;
  readonly created: boolean;
  readonly draft: Draft;
  /** Template ids. */
  readonly candidates: readonly string[];
  readonly fault: string | null;
  /** A person put its files together, or took others out. */
  readonly fixed: boolean;
};

/** What was seen of a file, kept so that it is looked at once, and the password that opened it. */
export type Seen = {
  readonly facts: ScanFacts;
  readonly findings: readonly Finding[];
  readonly password?: string;
};

export type StoredIntakeFile = {
  readonly id: string;
  readonly item: string;
  readonly path: string;
  readonly bytes: number;
  readonly side: ScanSide;
  readonly guessed: boolean;
  readonly state: IntakeFileState;
  readonly sha256: string | null;
  readonly vaultId: string | null;
  readonly type: ImageType | null;
  readonly finding: Finding | null;
  readonly seen: Seen | null;
};

export type NewIntakeFile = Pick<StoredIntakeFile, 'id' | 'path' | 'bytes' | 'side' | 'guessed'>;

export type Intakes = {
  open(): StoredIntake | null;
  start(intake: StoredIntake): void;
  close(id: string, at: string): void;
  addHidden(id: string, count: number): void;
  /** Rows of a customer list; they go when the intake is put away. */
  addList(id: string, list: readonly ListRow[]): void;
  listOf(id: string): readonly ListRow[];
  /** Runs several steps in one transaction. */
  together<T>(work: () => T): T;
  addItem(intake: string, item: StoredItem, files: readonly NewIntakeFile[]): void;
  items(intake: string): readonly StoredItem[];
  files(intake: string): readonly StoredIntakeFile[];
  /** Whether the open intake has this item. */
  has(id: string): boolean;
  /** Of the open intake. Fault: not-found. */
  item(id: string): StoredItem & { readonly intake: string };
  filesOf(item: string): readonly StoredIntakeFile[];
  /** Fault: not-found. */
  file(id: string): StoredIntakeFile;
  saveItem(item: StoredItem): void;
  saveFile(file: StoredIntakeFile): void;
  /** An item without files is nothing. */
  dropEmpty(intake: string): void;
  /** Templates that are not removed, by key, for matching. */
  candidates(afterKey: number, limit: number): { readonly list: readonly Candidate[]; readonly last: number };
  /** Whether the open intake has a file of these bytes. */
  hasBytes(sha256: string): boolean;
  /** Templates that are not removed and hold a scan of these bytes. */
  templatesWith(sha256: string): readonly string[];
  counts(intake: string): { readonly needsPerson: number; readonly open: number };
};
