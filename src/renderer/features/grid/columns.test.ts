import { expect, it } from 'vitest';
import { gridColumns } from '#contract/grid-columns';
import { shownColumnsSchema } from '#contract/schemas';
import { edgesOf, proposedColumns, withMoved, withToggled, withWidth } from './columns.ts';

const two = proposedColumns.slice(0, 2);

it('proposes columns that exist, each once, and that settings take', () => {
  expect(shownColumnsSchema.parse(proposedColumns)).toEqual(proposedColumns);
  expect(new Set(proposedColumns.map(({ column }) => column)).size).toBe(proposedColumns.length);
  const known: ReadonlySet<string> = new Set(gridColumns);
  expect(proposedColumns.filter(({ column }) => !known.has(column))).toEqual([]);
});

it('keeps widths within what can be read and seen', () => {
  expect(withWidth(two, 0, 5)[0]?.width).toBe(40);
  expect(withWidth(two, 1, 5_000)[1]?.width).toBe(1200);
  expect(edgesOf(two)).toEqual([0, 190, 346]);
});

it('moves, adds and takes away; the last one stays', () => {
  expect(withMoved(two, 0, 1).map(({ column }) => column)).toEqual(['standing', 'holder.zh']);
  expect(withMoved(two, 0, -1)).toBe(two);
  const three = withToggled(two, 'email');
  expect(three.at(-1)).toEqual({ column: 'email', width: 190 });
  expect(withToggled(three, 'email')).toEqual(two);
  expect(withToggled([two[0]!], 'holder.zh')).toEqual([two[0]]);
});
