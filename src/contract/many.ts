/** What is done for many templates at once beside one edit: exact repairs, answers to questions; and what a list has in common. */
import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import type { RepairKind } from '#domain/finding/bulk-repair';
import type { FactPath } from '#domain/question/facts';
import { factPaths } from '#domain/question/facts';
import { type BulkResult, chosenSchema } from './lists.ts';
import { operation } from './operation.ts';
import { idSchema, listScopeSchema, type Narrow } from './schemas.ts';

type Progress = { readonly kind: 'progress'; readonly done: number; readonly total: number };

const kindSchema = z.object({ code: z.string().max(60), field: z.string().max(60), sure: z.boolean() });
/** Kinds of repairs that are accepted; without, all that are sure. */
const takeSchema = z.array(kindSchema).max(500).optional();

const itemsSchema = z
  .array(z.object({ id: idSchema, revision: z.int().nonnegative() }))
  .min(1)
  .max(20_000);

/** Equal changes of one kind together. */
export type RepairGroup = RepairKind & {
  /** Whether it would be accepted. */
  readonly taken: boolean;
  /** Templates that it changes, or would change. */
  readonly templates: number;
  /** Most frequent first, as many as are shown. */
  readonly changes: readonly {
    readonly from: string;
    readonly to: string;
    readonly count: number;
    /** The first of these templates. */
    readonly name: string;
  }[];
  /** How many different changes there are. */
  readonly different: number;
};

export type RepairsPreview = {
  /** Templates that were looked at. */
  readonly total: number;
  /** In review or verified: what the registrar has is not touched. */
  readonly handedOver: number;
  /** Changes that would be made. */
  readonly repairs: number;
  readonly groups: readonly RepairGroup[];
  /** Templates that would change, with the revision that was looked at. */
  readonly items: readonly { readonly id: string; readonly revision: number }[];
};

export type RepairsDone = BulkResult & {
  readonly repairs: number;
  /** Templates of these in which something still stops. */
  readonly stopped: number;
};

/** Questions that are open in so many templates. */
export type OpenFacts = {
  readonly total: number;
  readonly facts: readonly { readonly path: FactPath; readonly templates: number }[];
  /** Templates with open questions, with the revision that was looked at. */
  readonly items: readonly { readonly id: string; readonly revision: number }[];
};

const answersSchema = z.partialRecord(z.enum(factPaths as [FactPath, ...FactPath[]]), z.enum(['yes', 'no']));
export type FactAnswers = z.infer<typeof answersSchema>;

/** What templates of a list have in common, most frequent first; at most 500 of each. */
export type Facets = Readonly<
  Record<
    Exclude<keyof Narrow, 'bundle' | 'days'>,
    readonly { readonly value: string; readonly templates: number }[]
  >
>;

export const manyOperations = {
  /** Every repair with one answer only, equal ones together, as if they were accepted one after the other; nothing is written. */
  previewRepairs: operation
    .input(z.object({ chosen: chosenSchema, take: takeSchema }))
    .output(eventIterator(type<Progress | { readonly kind: 'done'; readonly preview: RepairsPreview }>())),
  /** Accepts them, all or none: a template that was changed since the preview stops it and is named. */
  acceptRepairs: operation
    .input(z.object({ items: itemsSchema, take: takeSchema }))
    .output(eventIterator(type<Progress | { readonly kind: 'done'; readonly result: RepairsDone }>())),
  openFacts: operation
    .input(z.object({ chosen: chosenSchema }))
    .output(eventIterator(type<Progress | { readonly kind: 'done'; readonly open: OpenFacts }>())),
  /** Answers questions where they are open; what was answered stays. All or none, as above. */
  answerMany: operation
    .input(z.object({ items: itemsSchema, answers: answersSchema }))
    .output(eventIterator(type<Progress | { readonly kind: 'done'; readonly result: BulkResult }>())),
  /** By what the list could be narrowed; each of them as if it were not narrowed by that yet. */
  facets: operation.input(listScopeSchema).output(type<Facets>()),
};
