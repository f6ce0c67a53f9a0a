/** Long work of the core, as operations and hosts see it; see `../jobs/run-jobs.ts`. */
import type { FaultShape } from '#contract/faults';
import type { JobFacts, JobInput, JobKind, JobNews, JobState, JobView } from '#contract/jobs';

/** What a job begins with: what a page may say, and what only a host may. */
export type JobOrder<Kind extends JobKind> = JobInput<Kind> & JobOrderOfHost[Kind];

export type JobOrderOfHost = {
  readonly [Kind in JobKind]: Kind extends 'bundle' ? { readonly file?: string | undefined } : unknown;
};

export type Jobs = {
  /** Begins it, or adds it to one of its kind and actor that runs where that kind joins. Faults: those of its kind, and read-only. */
  begin<Kind extends JobKind>(kind: Kind, input: JobOrder<Kind>): JobView<Kind>;
  list(): readonly JobView[];
  /** Without `id`: of all jobs, until the signal says so or its reader leaves. Fault: not-found. */
  watch(id: string | undefined, signal?: AbortSignal): AsyncGenerator<JobNews>;
  /** Answers when it has stopped. Fault: not-found. */
  cancel(id: string): Promise<JobView>;
  /** Fault: not-found. */
  resume(id: string): JobView;
  /** After opening: what a core before this one left running goes on, or is said to have ended. */
  goOn(): void;
  /** Stops what runs; the next core goes on with it. */
  close(): Promise<void>;
};

export type StoredJob<Kind extends JobKind = JobKind> = {
  [K in Kind]: {
    readonly id: string;
    readonly kind: K;
    /** Whose work it is: id of an actor. */
    readonly actor: string;
    readonly state: JobState;
    readonly input: JobOrder<K>;
    readonly facts: JobFacts[K];
    readonly done: number;
    readonly total: number;
    readonly startedAt: string;
    readonly endedAt: string | null;
    readonly fault: FaultShape | null;
    /** Somebody was told of its end. */
    readonly isSeen: boolean;
  };
}[Kind];

/** A piece of work: id of an item, a template or a scan. `deaths`: how many cores ended over it. */
export type JobPiece = { readonly piece: string; readonly deaths: number };

/** Jobs in the store. Each call is one transaction. */
export type JobStore = {
  add(job: StoredJob, pieces: readonly string[]): void;
  /** Adds pieces that it does not have; answers how many it has now. */
  addPieces(id: string, pieces: readonly string[]): number;
  /** Takes the next piece in hand; `suspects`: only those over which a core died, else only others. */
  takePiece(id: string, suspects: boolean): JobPiece | null;
  /** The piece is done, and so far is the job. */
  finishPiece(id: string, piece: string, job: Pick<StoredJob, 'done' | 'total' | 'facts'>): void;
  /** Nothing of it is in hand any more. `died`: its core ended, and each piece in hand may be why. */
  letGo(id: string, died: boolean): void;
  countPieces(id: string): { readonly done: number; readonly total: number };
  save(job: StoredJob): void;
  /** Null when there is none. */
  get(id: string): StoredJob | null;
  /** Newest first. */
  list(): readonly StoredJob[];
};
