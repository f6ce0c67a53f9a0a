/** Lists that come in and go out: spreadsheets, CSV files, pasted blocks; and one change for many templates. */
import { z } from 'zod';
import { certificateTypes } from '#domain/certificate/type';
import { type ListColumn, listColumns } from '#domain/list/column';
import type { ConsoleId } from '#domain/list/console-lists';
import type { LeftOut } from '#domain/list/guess-columns';
import type { HeadingPaper } from '#domain/list/read-heading';
import type { RowMend, RowProblem } from '#domain/list/read-row';
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
  /** Whether bare numbers under days are days as the spreadsheet counts them. */
  takeDayNumbers: z.boolean().default(false),
});
export type ImportPlan = z.infer<typeof importPlanSchema>;

/** How a list is read, where a person says it; what is left out is found out. */
export const listChoiceSchema = z.object({
  /** A sheet by its name. */
  sheet: z.string().max(200).optional(),
  /** Whether rows and columns that the file hides are taken too. */
  withHidden: z.boolean().default(false),
  /** The row of the headings as the spreadsheet counts it; 0 for none. */
  headerRow: z.int().min(0).max(1_000_000).optional(),
  encoding: z.enum(['utf-8', 'utf-16', 'gb18030', 'big5', 'windows-1252']).optional(),
});
export type ListChoice = z.infer<typeof listChoiceSchema>;

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
  | 'removed';

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
    /** Fields that it gives another value than that row. */
    readonly fields?: readonly FieldPath[];
    /** For a bare day number: the day that it is. */
    readonly day?: string;
  }[];
  /** What was mended in its cells on the way in. */
  readonly mends: readonly RowMend[];
  /** The row with the same paper that this one adds its domains and tags to. */
  readonly joins?: number;
};

/** Why a cell of a workbook has no value: an error such as #N/A, or a formula that was never calculated. */
export type CellTrouble = 'cell-error' | 'formula-empty';

export const listEncodings = [
  'utf-8',
  'utf-16',
  'gb18030',
  'big5',
  'windows-1252',
  'xlsx',
  'html',
  'pasted',
] as const;
export type ListEncoding = (typeof listEncodings)[number];

/** A sheet of a workbook. */
export type ListSheet = {
  readonly name: string;
  /** Rows that hold anything, headings included. */
  readonly rows: number;
  readonly isHidden: boolean;
  /** A chart or something else without cells. */
  readonly isChart: boolean;
};

/** A list that was read, before anything is decided. */
export type ImportView = {
  readonly id: string;
  readonly name: string;
  readonly headers: readonly string[];
  /** Whether the file has a row of headings. */
  readonly headed: boolean;
  readonly rows: number;
  /** The first rows of each column; long numbers are masked. */
  readonly samples: readonly (readonly string[])[];
  readonly mapping: z.infer<typeof mappingSchema>;
  /** Where the mapping comes from. */
  readonly mappedBy: 'memory' | 'headings' | 'content';
  /** By column: the paper that its heading names. */
  readonly papers: readonly (HeadingPaper | null)[];
  /** By column: why it is left out although its heading looks known. */
  readonly leftOut: readonly (LeftOut | 'hidden' | null)[];
  /** Where no column says who each row is: the one that most likely does, or null. */
  readonly likelyName: number | null;
  readonly encoding: ListEncoding;
  /** Encodings that would give other characters; empty where there is no doubt. */
  readonly otherEncodings: readonly ListEncoding[];
  /** Every sheet of a workbook, and the one that was read; empty for other files. */
  readonly sheets: readonly ListSheet[];
  readonly sheet: string;
  /** Whose console or interface wrote it; null for an office's own list. */
  readonly console: ConsoleId | null;
  /** The row of the headings as the spreadsheet counts it; 0 for none. */
  readonly headerRow: number;
  /** Rows that are no templates: titles above the headings, examples and sums below. */
  readonly skipped: readonly {
    readonly row: number;
    readonly why: 'title' | 'example' | 'sum';
    readonly text: string;
  }[];
  /** Rows that the file hides, and the headings of such columns; taken only where that was asked. */
  readonly hiddenRows: number;
  readonly hiddenColumns: readonly string[];
  readonly withHidden: boolean;
};

export type RowCounts = Readonly<Record<RowOutcome, number>>;

export type ImportPreview = {
  readonly counts: RowCounts;
  /** Rows with a bare number where a day is meant. */
  readonly dayNumbers: number;
  readonly rows: readonly ImportRow[];
  /** Rows of the outcome that was asked for. */
  readonly total: number;
};

/** Every row of a list with what it would do, in pieces; the counts at the end. */
export type ImportRows =
  | { readonly kind: 'rows'; readonly rows: readonly ImportRow[] }
  | { readonly kind: 'done'; readonly counts: RowCounts };

/** What became of rows of a list. */
export type WrittenRows = {
  readonly created: number;
  readonly changed: number;
  readonly same: number;
  readonly left: number;
};

export type ImportProgress = { readonly done: number; readonly total: number; readonly counts: WrittenRows };

/** Templates by their ids, or everything that a list shows. */
export const chosenSchema = z.union([
  z.object({ ids: z.array(idSchema).min(1).max(100_000) }),
  z.object({ list: listScopeSchema }),
]);

export type Chosen = z.input<typeof chosenSchema>;

export const bulkEditSchema = z.object({
  field: z.enum(bulkTargets),
  action: z.enum(bulkActions),
  value: z.string().max(2_000),
}) satisfies z.ZodType<BulkEdit>;

/**
 * What speaks against a state that says that the template was handed over: findings that stop it, or a day before which it must
 * wait. Against removing it: that the registrar has it.
 */
export type BulkAgainst = Exclude<Readiness, 'ready'> | 'handed-over';

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
  /** Left as they were, because something speaks against it (`BulkAgainst`) and nobody said that it holds all the same. */
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
