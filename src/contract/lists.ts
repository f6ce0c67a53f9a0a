/** Lists that come in and go out: spreadsheets, CSV files, pasted blocks; and one change for many templates. */
import { z } from 'zod';
import { certificateTypes } from '#domain/certificate/type';
import { type ListColumn, listColumns } from '#domain/list/column';
import type { RowProblem } from '#domain/list/read-row';
import type { BulkEdit } from '#domain/template/bulk-edit';
import { bulkActions, bulkTargets } from '#domain/template/bulk-edit';
import type { FieldPath } from '#domain/template/fields';
import type { Readiness } from '#domain/template/state';
import { idSchema, listScopeSchema } from './schemas.ts';

export const mappingSchema = z
  .array(z.enum(listColumns as readonly [ListColumn, ...ListColumn[]]).nullable())
  .max(300)
  .readonly();

export const importPlanSchema = z.object({
  id: idSchema,
  mapping: mappingSchema,
  /** For rows that name no certificate type. */
  typeWithout: z.enum(certificateTypes).or(z.literal('')).default(''),
});
export type ImportPlan = z.infer<typeof importPlanSchema>;

/** What a row of a list would do: make a template, change one, nothing, or it cannot be read. */
export const rowOutcomes = ['new', 'changes', 'same', 'unreadable'] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

/** Why a row is left out, beside cells that cannot be read. */
export type RowRefusal =
  | RowProblem['code']
  | 'number-missing'
  | 'type-missing'
  | 'repeated'
  | 'ambiguous'
  | 'removed'
  | 'empty';

export type ImportRow = {
  /** As the spreadsheet counts its rows, from 1. */
  readonly row: number;
  readonly outcome: RowOutcome;
  readonly name: string;
  /** Masked. */
  readonly number: string;
  /** Fields that it gives another value. */
  readonly changed: readonly FieldPath[];
  readonly problems: readonly {
    readonly code: RowRefusal;
    readonly column: ListColumn | null;
    /** The row that says the same paper and number. */
    readonly other?: number;
  }[];
};

/** A list that was read, before anything is decided. */
export type ImportView = {
  readonly id: string;
  readonly name: string;
  readonly headers: readonly string[];
  /** Whether the file's first row holds headings. */
  readonly headed: boolean;
  readonly rows: number;
  /** The first rows of each column; numbers of certificates are as the file has them. */
  readonly samples: readonly (readonly string[])[];
  readonly mapping: z.infer<typeof mappingSchema>;
  /** Where the mapping comes from. */
  readonly mappedBy: 'memory' | 'headings' | 'content';
  readonly encoding: 'utf-8' | 'utf-16' | 'gb18030' | 'xlsx' | 'pasted';
};

export type ImportPreview = {
  readonly counts: Readonly<Record<RowOutcome, number>>;
  readonly rows: readonly ImportRow[];
  /** Rows of the outcome that was asked for. */
  readonly total: number;
};

export type ImportProgress =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number; readonly written: number }
  | {
      readonly kind: 'done';
      readonly created: number;
      readonly changed: number;
      readonly same: number;
      readonly left: number;
    };

/** Templates by their ids, or everything that a list shows. */
export const chosenSchema = z.union([
  z.object({ ids: z.array(idSchema).min(1).max(100_000) }),
  z.object({ list: listScopeSchema }),
]);

export const bulkEditSchema = z.object({
  field: z.enum(bulkTargets),
  action: z.enum(bulkActions),
  value: z.string().max(2_000),
}) satisfies z.ZodType<BulkEdit>;

/** What speaks against a state that says that the template was handed over: findings that stop it, or a day before which it must wait. */
export type BulkAgainst = Exclude<Readiness, 'ready'>;

/** What a bulk edit would do. */
export type BulkPreview = {
  readonly total: number;
  readonly changes: number;
  /** Templates with the revision that was looked at, in the order of the list; `against` as in `BulkAgainst`. */
  readonly items: readonly {
    readonly id: string;
    readonly revision: number;
    readonly against: BulkAgainst | null;
  }[];
  /** The first of those that change. */
  readonly samples: readonly {
    readonly id: string;
    readonly name: string;
    readonly before: string;
    readonly after: string;
    readonly against: BulkAgainst | null;
  }[];
};

export type BulkResult = {
  readonly changed: number;
  /** Left as they were, because findings speak against the state and nobody said that it holds all the same. */
  readonly left: number;
  /** Changed by somebody meanwhile: with one of them nothing was written. */
  readonly stale: readonly { readonly id: string; readonly name: string }[];
};

export type ListFile = {
  readonly id: string;
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
};
