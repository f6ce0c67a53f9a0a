/** Templates as rows of cells: read for the grid, copied, and changed in blocks. */
import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import type { Finding } from '#domain/finding/finding';
import type { RowProblem } from '#domain/list/read-row';
import type { CheckSummary } from '#domain/template/readiness';
import type { ReviewState } from '#domain/template/state';
import { type CellPath, cellPaths, type GridColumn } from './grid-columns.ts';
import { longestText } from './limits.ts';
import type { BulkResult } from './lists.ts';
import { operation } from './operation.ts';
import { gridColumnSchema, idSchema } from './schemas.ts';

type Progress = { readonly kind: 'progress'; readonly done: number; readonly total: number };

/** One template as the grid shows it. */
export type CellRow = {
  readonly id: string;
  readonly revision: number;
  readonly name: string;
  readonly state: ReviewState;
  readonly removed: boolean;
  readonly check: CheckSummary;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Its first scan; null without any. */
  readonly scan: string | null;
  /** By column, as `writeCell` has it; numbers of papers masked, long texts cut. */
  readonly cells: Readonly<Partial<Record<GridColumn, string>>>;
  /** Those at a field of these columns. */
  readonly findings: readonly Finding[];
};

const columnsSchema = z.array(gridColumnSchema).min(1).max(80);
const pathSchema = z.enum(cellPaths as readonly [CellPath, ...CellPath[]]);
const itemSchema = z.object({ id: idSchema, revision: z.int().nonnegative() });
const sizeSchema = z.object({ rows: z.int().min(1), columns: z.int().min(1) });

/** Templates whose cells one block changes. */
export const mostBlockRows = 5_000;

/**
 * A change of a block of cells. `columns` and `rows`: what lies to the right of and under its first cell, in the order of the grid;
 * `selected`: how much of that is marked.
 */
export const blockSchema = z.object({
  what: z.discriminatedUnion('kind', [
    /** A block as a spreadsheet gives it, repeated where what is marked is a multiple of it. */
    z.object({ kind: z.literal('paste'), text: z.string().max(longestText) }),
    /** What stands in the cells of this template. */
    z.object({ kind: z.literal('fill'), from: idSchema }),
    z.object({ kind: z.literal('clear') }),
  ]),
  /** null: nobody may type there. */
  columns: z.array(pathSchema.nullable()).min(1).max(80),
  selected: sizeSchema,
});
export type Block = z.infer<typeof blockSchema>;

/** What a change of a block would do. */
export type BlockPreview = {
  /** Cells that get another value. */
  readonly cells: number;
  /** Templates that change, with the revision that was looked at; `place`: in the block. */
  readonly items: readonly { readonly id: string; readonly revision: number; readonly place: number }[];
  /** What is filled in, as it was looked at. */
  readonly source: { readonly id: string; readonly revision: number } | null;
  /** Of these, in review or verified: the registrar has what they said before. */
  readonly handedOver: number;
  /** Of these, those in which something stops, now and then. */
  readonly stopped: { readonly before: number; readonly after: number };
  readonly columns: readonly { readonly column: CellPath; readonly cells: number }[];
  /** The first changes; numbers of papers masked. */
  readonly samples: readonly {
    readonly id: string;
    readonly name: string;
    readonly column: CellPath;
    readonly before: string;
    readonly after: string;
  }[];
  /** Cells that cannot be read as what their column means: they stay as they are. The first of them, and how many there are. */
  readonly problems: readonly (RowProblem & {
    readonly name: string;
    readonly cell: string;
  })[];
  readonly refused: number;
  /** Cells of the block for which the grid has no row or column, or where nobody may type. */
  readonly outside: number;
};

export const cellOperations = {
  /** Rows of the grid, in the order asked for; null for a template that is gone. */
  cells: operation
    .input(z.object({ ids: z.array(idSchema).max(200), columns: columnsSchema }))
    .output(type<readonly (CellRow | null)[]>()),
  /** Whole values of a block, as a spreadsheet takes them; where whole numbers are among them, each template gets an event. */
  copyCells: operation
    .input(z.object({ ids: z.array(idSchema).min(1).max(mostBlockRows), columns: columnsSchema }))
    .output(type<{ readonly rows: readonly (readonly string[])[] }>()),
  /** Reads a block cell by cell as an import does; nothing is written. Fault: list-unreadable. */
  previewBlock: operation
    .input(blockSchema.extend({ rows: z.array(idSchema).min(1).max(mostBlockRows) }))
    .output(eventIterator(type<Progress | { readonly kind: 'done'; readonly preview: BlockPreview }>())),
  /** Writes it, all or none: a template that was changed since the preview stops it and is named. `place`: as in the preview. */
  writeBlock: operation
    .input(
      blockSchema.extend({
        rows: z.int().min(1).max(mostBlockRows),
        /** As in the preview. */
        source: itemSchema.nullable(),
        items: z
          .array(itemSchema.extend({ place: z.int().nonnegative() }))
          .min(1)
          .max(mostBlockRows),
      }),
    )
    .output(eventIterator(type<Progress | { readonly kind: 'done'; readonly result: BulkResult }>())),
};
