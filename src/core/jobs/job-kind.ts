/** What a kind of job is: one file each, joined in `kinds.ts`. */
import type { JobFacts, JobKind, JobNow, JobTold } from '#contract/jobs';
import type { DeskContext } from '../ports/desk-context.ts';
import type { JobOrder, JobPiece } from '../ports/jobs.ts';

/** What a job says of itself; what is left out stays as it was. */
export type JobChange<Kind extends JobKind> = {
  readonly done?: number;
  readonly total?: number;
  readonly facts?: JobFacts[Kind];
  readonly now?: Partial<Omit<JobNow, 'working'>>;
  readonly told?: JobTold;
};

/** How a job tells how far it is, and comes by its pieces. */
export type JobTeller<Kind extends JobKind> = {
  readonly id: string;
  readonly facts: JobFacts[Kind];
  tell(change: JobChange<Kind>): void;
  /** The next piece that waits; `suspects`: only those over which a core died, else only others. Null when none is left. */
  take(suspects: boolean): JobPiece | null;
  /** A piece is done, whatever came of it. */
  finish(piece: string): void;
  /** More pieces, behind those that are there. */
  add(pieces: readonly string[]): void;
};

export type JobBeginning<Kind extends JobKind> = {
  readonly facts: JobFacts[Kind];
  /** Pieces of its work, in order; none where it has no pieces that are kept. */
  readonly pieces: readonly string[];
  /** Where it is known and there are no pieces. */
  readonly total?: number;
};

export type JobKindOf<Kind extends JobKind> = {
  /** One of its kind runs at a time: what is begun meanwhile becomes part of it. */
  readonly joins: boolean;
  /** Whether the next core goes on with it by itself, and a person may. */
  goesOn(input: JobOrder<Kind>): boolean;
  /** Looks at what it is asked; nothing is done yet. Faults: those of the kind. */
  begin(context: DeskContext, input: JobOrder<Kind>): JobBeginning<Kind>;
  /** Does the work, or what is left of it. Throws what ends the job. */
  run(context: DeskContext, input: JobOrder<Kind>, job: JobTeller<Kind>, signal: AbortSignal): Promise<void>;
};

export type JobKinds = { readonly [Kind in JobKind]: JobKindOf<Kind> };
