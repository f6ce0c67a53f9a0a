/** Columns of the grid: which are shown, how wide, in which order. */
import type { CellPath, GridColumn } from '#contract/grid-columns';
import type { Settings, ShownColumns } from '#contract/schemas';

/** Of a row, in CSS pixels; high ones show two lines. */
export const rowPixels: Readonly<Record<Settings['rows'], number>> = { low: 24, usual: 30, high: 46 };

/** Of the row's tick box, in CSS pixels. */
export const tickWidth = 36;
export const [narrowest, widest] = [40, 1200];

const proposed: readonly (readonly [GridColumn, number])[] = [
  ['holder.zh', 190],
  ['standing', 156],
  ['certificate.type', 138],
  ['certificate.number', 132],
  ['certificate.expires', 112],
  ['holder.en', 180],
  ['contact.zh', 116],
  ['province.zh', 104],
  ['city.zh', 104],
  ['address.zh', 260],
  ['phone.number', 118],
  ['email', 190],
  ['customer', 130],
  ['updated', 96],
];

export const proposedColumns: ShownColumns = proposed.map(([column, width]) => ({ column, width }));

const widths: ReadonlyMap<GridColumn, number> = new Map(proposed);
export const usualWidth = (column: GridColumn): number =>
  widths.get(column) ?? (column === 'scan' ? 64 : column.startsWith('address') ? 260 : 130);

export const withWidth = (columns: ShownColumns, at: number, width: number): ShownColumns =>
  columns.map((one, place) =>
    place === at ? { ...one, width: Math.round(Math.max(narrowest, Math.min(widest, width))) } : one,
  );

/** One column further left or right. */
export const withMoved = (columns: ShownColumns, at: number, by: 1 | -1): ShownColumns => {
  const to = at + by;
  if (to < 0 || to >= columns.length) return columns;
  const next = [...columns];
  [next[at], next[to]] = [next[to]!, next[at]!];
  return next;
};

/** Shown at the end, or no longer; one column stays. */
export const withToggled = (columns: ShownColumns, column: GridColumn): ShownColumns => {
  const others = columns.filter((one) => one.column !== column);
  if (others.length === columns.length) return [...columns, { column, width: usualWidth(column) }];
  return others.length === 0 ? columns : others;
};

/** From the left edge of the first column to that of each, and to the end of the last. */
export const edgesOf = (columns: ShownColumns): readonly number[] => {
  const edges = [0];
  for (const { width } of columns) edges.push(edges.at(-1)! + width);
  return edges;
};

const chosen: ReadonlySet<GridColumn> = new Set<CellPath>([
  'holderKind',
  'certificate.type',
  'filing.type',
  'country',
  'certificate.nationality',
  'emailVerified',
  'target',
]);

/** Whether a cell takes one of several values instead of any text. */
export const isChosen = (column: GridColumn): boolean =>
  chosen.has(column) || column.startsWith('questions.');

const figures: ReadonlySet<GridColumn> = new Set<CellPath>([
  'certificate.number',
  'filing.number',
  'certificate.issued',
  'certificate.expires',
  'phone.number',
]);

/** Whether a cell's figures stand under each other. */
export const isFigures = (column: GridColumn): boolean => figures.has(column);

export const isSecret = (column: GridColumn): boolean =>
  column === 'certificate.number' || column === 'filing.number';
