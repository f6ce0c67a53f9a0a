/** Rows of the grid, and whole values of a block of it. */
import { setImmediate } from 'node:timers/promises';
import type { CellRow } from '#contract/cells';
import { type CellPath, type GridColumn, isCellPath } from '#contract/grid-columns';
import { guardCell } from '#domain/list/cell-forms';
import { writeCell } from '#domain/list/column';
import { maskNumber } from '#domain/number/format-number';
import { displayName } from '#domain/template/display-name';
import type { TemplateFields } from '#domain/template/fields';
import type { Templates } from '../ports/templates.ts';

/** Characters of a cell that the grid shows; what is longer is seen whole where it is worked on. */
const longestCell = 300;

/** Longest stretch of work before other calls are let in, milliseconds. */
const stretch = 25;

const secret: ReadonlySet<GridColumn> = new Set<CellPath>(['certificate.number', 'filing.number']);

/** A value as it may stand where nobody asked for whole numbers. */
export const shownCell = (fields: TemplateFields, path: CellPath): string => {
  const text = writeCell(fields, path);
  return secret.has(path) && text !== '' ? maskNumber(text) : text.slice(0, longestCell);
};

export const readRows = async (
  templates: Templates,
  ids: readonly string[],
  columns: readonly GridColumn[],
): Promise<(CellRow | null)[]> => {
  const paths = columns.filter(isCellPath);
  const wanted: ReadonlySet<string> = new Set(paths);
  const rows: (CellRow | null)[] = [];
  let begun = performance.now();
  for (const id of ids) {
    rows.push(templates.has(id) ? rowOf(templates, id, paths, wanted) : null);
    if (performance.now() - begun < stretch) continue;
    await setImmediate();
    begun = performance.now();
  }
  return rows;
};

const rowOf = (
  templates: Templates,
  id: string,
  paths: readonly CellPath[],
  wanted: ReadonlySet<string>,
): CellRow => {
  const { fields, findings, agreed: _, doubts: __, ...row } = templates.check(id);
  return {
    ...row,
    name: displayName(fields),
    cells: Object.fromEntries(paths.map((path) => [path, shownCell(fields, path)])),
    findings: findings.filter(({ at }) => 'field' in at && wanted.has(at.field)),
  };
};

/** What leaves for a spreadsheet: nothing that it would run, whole numbers noted in the history. */
export const copyCells = async (
  templates: Templates,
  ids: readonly string[],
  columns: readonly GridColumn[],
): Promise<string[][]> => {
  const rows: string[][] = [];
  const told: string[] = [];
  let begun = performance.now();
  for (const id of ids) {
    const { fields } = templates.recordOf(id);
    rows.push(columns.map((column) => (isCellPath(column) ? guardCell(writeCell(fields, column)) : '')));
    if (columns.some((column) => secret.has(column) && writeCell(fields, column as CellPath) !== ''))
      told.push(id);
    if (performance.now() - begun < stretch) continue;
    await setImmediate();
    begun = performance.now();
  }
  if (told.length > 0) templates.noteListed(told);
  return rows;
};
