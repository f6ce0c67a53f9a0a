/** Templates as desks hand them to each other. */
import type { OpenConflict } from '#contract/open-conflict';
import type { TemplateView } from '#contract/views';
import type { CellPath } from '#domain/merge/cells';
import type { ScanKey, TemplateContent } from '#domain/merge/template-content';
import type { Picture } from '#domain/picture/picture';
import type { NewScan } from './scans.ts';

/** What goes with a scan beside its bytes; no value that is merged. */
export type ScanBody = Omit<NewScan, 'side' | 'sha256' | 'damaged'>;
export type PictureBody = Pick<Picture, 'output' | 'findings'> & { readonly vaultId: string };

export type Bodies = {
  readonly scans: ReadonlyMap<ScanKey, ScanBody>;
  /** By SHA-256. */
  readonly pictures: ReadonlyMap<string, PictureBody>;
};

/** A state of a template that another desk has had too, by the hash of its content. */
export type CommonState = { readonly hash: string; readonly content: TemplateContent };

export type Arrival = {
  readonly content: TemplateContent;
  readonly bodies: Bodies;
  /** The state that came in: from now on both desks have had it. */
  readonly state: CommonState;
  /** All that are open from now on. */
  readonly conflicts: readonly OpenConflict[];
  /** Fingerprint of the desk it came from. */
  readonly from: string;
  /** Whether undo takes the arrival back, and with it that both desks had this state. */
  readonly isStep: boolean;
};

export type SharedTemplates = {
  /** Whether it is here, was here and erased, or never was; what was taken and undone never was. */
  standing(id: string): 'here' | 'erased' | 'none';
  /** Fault: not-found. */
  content(id: string): TemplateContent;
  /** Of everything that content and conflicts name. */
  bodies(id: string): Bodies;
  /** Hashes of the states that another desk has had too, newest first. */
  states(id: string): readonly string[];
  /** One of those states; null where it is not kept any more. */
  stateOf(id: string, hash: string): TemplateContent | null;
  conflicts(id: string): readonly OpenConflict[];
  /** Another desk will have it, or has it, so. Nothing of the template changes. */
  noteCommon(id: string, state: CommonState): void;
  /** Writes the event of a template that went out. */
  noteHandedOver(id: string): void;
  /** One change: the template becomes this, and is made where it is not there. Inside a step it can be undone with it. */
  take(id: string, arrival: Arrival): TemplateView;
  /** The open conflict goes, and its cell gets this value. Faults: not-found, stale-revision. */
  decide(id: string, revision: number, field: CellPath, value: unknown): TemplateView;
};
