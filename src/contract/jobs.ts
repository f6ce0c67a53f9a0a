/** Long work that the core does and pages only watch: what can be begun, how it stands, and the operations over all of it. */
import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import { intakeLimits } from '#domain/intake/intake';
import { payloadWays } from '#domain/payload/payload';
import type { Stage } from '#domain/picture/stages';
import type { FaultShape } from './faults.ts';
import type { IntakeItem } from './intake-views.ts';
import { importPlanSchema, type WrittenRows } from './lists.ts';
import { operation } from './operation.ts';
import { type PictureOutcome, prepareManySchema } from './pictures.ts';
import { scanChoiceSchema } from './scan-choice.ts';
import type { ScannedPages } from './scanners.ts';
import { idSchema } from './schemas.ts';

const templates = z.array(idSchema).max(100_000);

/** What each kind of job needs to begin. */
export const jobInputs = {
  /** Takes open items in whose bytes lie in the desk; without `items`, all of them. What reading sorts meanwhile comes too. */
  intake: z.object({ items: z.array(idSchema).min(1).max(intakeLimits.files).optional() }),
  /** The pictures of many templates; goes on after a refusal. */
  pictures: prepareManySchema,
  /** Without `templates`: everything that is ready. Fault: nothing-ready. */
  bundle: z.object({
    templates: templates.optional(),
    target: z.string().max(60).optional(),
    /** Customer, tags and notes go along as well. */
    withInternal: z.boolean().default(false),
    /** The way of every template; without, the one that is offered for its state. */
    way: z.enum(payloadWays).optional(),
  }),
  /** Reads scans that the present version did not read, of these templates or of all. */
  reading: z.object({ templates: templates.optional() }),
  /** Writes the rows of a list in batches, each whole. Begun again with the same list it goes on: rows already in are the same. */
  import: importPlanSchema,
  /** Scans pages and hands each to the open intake as it comes. Faults: scanner-busy, and those of scanners. */
  scanning: scanChoiceSchema.extend({
    /** What new templates begin with. */
    customer: z.string().trim().max(200).default(''),
    /** Id of a target; '' is the desk's own. */
    target: z.string().max(60).default(''),
  }),
} as const;

export type JobKind = keyof typeof jobInputs;
export type JobInput<Kind extends JobKind> = z.output<(typeof jobInputs)[Kind]>;

/** What is known of a job of each kind beyond how far it is. Names of people are not among it: a job is kept longer than a template. */
export type JobFacts = {
  /** `missing`: items whose bytes nobody has handed over. */
  readonly intake: { readonly missing: number };
  readonly pictures: Readonly<Record<PictureOutcome, number>>;
  /** Id of the finished bundle, and how many templates are in it. */
  readonly bundle: { readonly bundle: string | null; readonly items: number };
  readonly reading: Readonly<Record<string, never>>;
  /** `list`: id of the list. Counts are of rows. */
  readonly import: WrittenRows & { readonly list: string };
  readonly scanning: ScannedPages;
};

/** `failed`: its fault says why; `core-stopped` when the core died over it and it cannot go on by itself. */
export type JobState = 'running' | 'done' | 'cancelled' | 'failed';

/** What is in hand right now; '' and null where there is nothing to say. */
export type JobNow = {
  readonly name: string;
  readonly stage: Stage | null;
  /** Ids: items of the intake, templates. */
  readonly working: readonly string[];
};

/** A job of any of these kinds. */
export type JobView<Kind extends JobKind = JobKind> = {
  [K in Kind]: {
    readonly id: string;
    readonly kind: K;
    readonly state: JobState;
    /** Pieces of work: items, templates, scans, rows, pages; of pages nobody knows the total. */
    readonly done: number;
    readonly total: number;
    /** UTC ISO times. */
    readonly startedAt: string;
    readonly endedAt: string | null;
    /** Milliseconds of work at the newest piece, in this core. */
    readonly elapsed: number;
    readonly facts: JobFacts[K];
    readonly now: JobNow;
    readonly fault: FaultShape | null;
  };
}[Kind];

/** What a job tells on its way, beside how far it is. */
export type JobTold =
  /** An item of the intake as it is now. */
  | { readonly kind: 'item'; readonly item: IntakeItem }
  /** Reading has grouped the items of the intake anew. */
  | { readonly kind: 'sorted' }
  /** A piece could not be done now; the others go on. */
  | { readonly kind: 'trouble'; readonly fault: FaultShape };

export type JobNews = {
  readonly job: JobView;
  readonly told: JobTold | null;
  /** It ended while nobody watched, and this is the first that anybody hears of it. */
  readonly isMissed: boolean;
};

/** What each kind changes can be undone as one step; its name. */
export const jobSteps: { readonly [Kind in JobKind]: string } = {
  intake: 'intake.take',
  pictures: 'pictures.prepareMany',
  bundle: 'bundles.build',
  reading: 'readings.read',
  import: 'imports.run',
  scanning: 'scanners.scan',
};

const beginSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('intake'), input: jobInputs.intake }),
  z.object({ kind: z.literal('pictures'), input: jobInputs.pictures }),
  z.object({ kind: z.literal('bundle'), input: jobInputs.bundle }),
  z.object({ kind: z.literal('reading'), input: jobInputs.reading }),
  z.object({ kind: z.literal('import'), input: jobInputs.import }),
  z.object({ kind: z.literal('scanning'), input: jobInputs.scanning }),
]);
export type BeginJob = z.input<typeof beginSchema>;

const byId = z.object({ id: idSchema });

export const jobsContract = {
  /** Begins a job and answers at once; it outlives the page. Faults: not-found, target-unknown, grant-unknown, read-only. */
  begin: operation.input(beginSchema).output(type<JobView>()),
  /** Jobs that run, and those that ended lately, newest first. */
  list: operation.output(type<readonly JobView[]>()),
  /**
   * First how each stands of `list`, then news for as long as it is read. With `id` of that one alone, until it ends. Fault: not-found.
   */
  watch: operation.input(z.object({ id: idSchema.optional() })).output(eventIterator(type<JobNews>())),
  /** Answers when it has stopped; what was done stays. One that ended already is left as it is. Fault: not-found. */
  cancel: operation.input(byId).output(type<JobView>()),
  /** Goes on with what a job that was cancelled or failed has left. Fault: not-found, also for kinds that cannot go on. */
  resume: operation.input(byId).output(type<JobView>()),
};
