/** What a column of the grid can show: every field of a template that fits into a cell, and what the desk itself says of it. */
import { fieldPaths } from '#domain/list/column';
import type { FieldPath } from '#domain/template/fields';

/** What the desk says of a template; nobody types it. */
export const factColumns = ['standing', 'updated', 'created', 'scan'] as const;
export type FactColumn = (typeof factColumns)[number];

/** A registrar's own ids belong to one target each: they are typed in the form. */
export type CellPath = Exclude<FieldPath, 'registrarIds'>;
export const cellPaths = fieldPaths.filter((path) => path !== 'registrarIds') as readonly CellPath[];

export type GridColumn = FactColumn | CellPath;
export const gridColumns: readonly GridColumn[] = [...factColumns, ...cellPaths];

const paths: ReadonlySet<string> = new Set(cellPaths);
/** Whether cells of the column can be typed into. */
export const isCellPath = (column: GridColumn): column is CellPath => paths.has(column);
