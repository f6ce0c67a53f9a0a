/**
 * The order of all templates by one column of the grid, kept in memory: an index for each of forty columns would make every write
 * slower, and sorting a hundred thousand rows anew for each page would hold up every other call.
 */
import type { GridColumn } from '#contract/grid-columns';
import type { Store } from './open-store.ts';

export type ColumnOrder = {
  /** Reads or sorts a little of it; false when it is whole. */
  warm(column: GridColumn): boolean;
  /** Keys in their order, `down` from the largest; empty values come last either way. Reads what is missing. */
  keys(column: GridColumn, down: boolean): readonly number[];
  /** Written or gone: read again before the next use, because a transaction may have been taken back. */
  touch(keys: readonly number[]): void;
};

/** Read at one go; some ten milliseconds. */
const chunk = 2_000;

/** More changes than that are sorted anew. */
const mostMoved = 500;

const ofRow: Readonly<Partial<Record<GridColumn, string>>> = {
  updated: 'r.updated_at',
  created: 'r.created_at',
  // With a scan before without one.
  scan: "CASE WHEN EXISTS (SELECT 1 FROM scans s WHERE s.template_id = t.id AND s.detached_at IS NULL) THEN '0' ELSE '' END",
  standing: `CASE r.shelf WHEN 'stop' THEN '0' WHEN 'rejected' THEN '1' WHEN 'wait' THEN '2' WHEN 'ready' THEN '3'
    WHEN 'in-review' THEN '4' ELSE '5' END || printf('%04d', 9999 - r.stops)`,
};

type Known = {
  readonly column: GridColumn;
  /** By key. */
  readonly values: (string | undefined)[];
  /** Sorted pieces; one when everything is here. */
  runs: number[][];
  readTo: number;
  isRead: boolean;
  down: readonly number[] | null;
};

export const openColumnOrder = ({ db }: Pick<Store, 'db'>): ColumnOrder => {
  const written = new Set<number>();
  let known: Known | null = null;

  const expressionOf = (column: GridColumn): string =>
    ofRow[column] ?? `json_extract(t.fields, '$.${column}')`;
  const select = (column: GridColumn): string =>
    `SELECT t.key, ${expressionOf(column)} AS value FROM templates t JOIN template_rows r ON r.key = t.key`;

  const before = ({ values }: Known, a: number, b: number): boolean => {
    const [first, second] = [values[a]!, values[b]!];
    if (first === second) return a < b;
    if (first === '' || second === '') return second === '';
    return first < second;
  };

  const begin = (column: GridColumn): Known => {
    if (known?.column === column && written.size <= mostMoved) return known;
    written.clear();
    known = { column, values: [], runs: [], readTo: 0, isRead: false, down: null };
    return known;
  };

  const readOn = (order: Known): void => {
    const read = db
      .prepare<[number, number], { key: number; value: unknown }>(
        `${select(order.column)} WHERE t.key > ? ORDER BY t.key LIMIT ?`,
      )
      .all(order.readTo, chunk);
    for (const { key, value } of read) order.values[key] = fold(value);
    order.readTo = read.at(-1)?.key ?? order.readTo;
    order.isRead = read.length < chunk;
    const run = read.map(({ key }) => key).sort((a, b) => (before(order, a, b) ? -1 : 1));
    if (run.length > 0) order.runs.push(run);
  };

  /** The two shortest pieces become one. */
  const mergeOn = (order: Known): void => {
    order.runs.sort((a, b) => b.length - a.length);
    const [one, other] = [order.runs.pop()!, order.runs.pop()!];
    const merged: number[] = [];
    let [i, j] = [0, 0];
    while (i < one.length && j < other.length)
      merged.push(before(order, one[i]!, other[j]!) ? one[i++]! : other[j++]!);
    while (i < one.length) merged.push(one[i++]!);
    while (j < other.length) merged.push(other[j++]!);
    order.runs.push(merged);
  };

  const isWhole = ({ isRead, runs }: Known): boolean => isRead && runs.length < 2;

  const step = (order: Known): boolean => {
    if (!order.isRead) readOn(order);
    else if (order.runs.length > 1) mergeOn(order);
    return !isWhole(order);
  };

  /** The place at which a key stands or would stand. */
  const placeOf = (order: Known, keys: readonly number[], key: number): number => {
    let [from, to] = [0, keys.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (before(order, keys[middle]!, key)) from = middle + 1;
      else to = middle;
    }
    return from;
  };

  const move = (order: Known, key: number): void => {
    if (!order.runs[0]) order.runs.push([]);
    const keys = order.runs[0]!;
    if (order.values[key] !== undefined) {
      const place = placeOf(order, keys, key);
      if (keys[place] === key) keys.splice(place, 1);
    }
    const row = db.prepare<[number], { value: unknown }>(`${select(order.column)} WHERE t.key = ?`).get(key);
    order.values[key] = row ? fold(row.value) : undefined;
    if (row) keys.splice(placeOf(order, keys, key), 0, key);
    order.down = null;
  };

  return {
    warm: (column) => step(begin(column)),
    keys: (column, down) => {
      const order = begin(column);
      while (step(order));
      for (const key of written) move(order, key);
      // What is not committed may be taken back without another change.
      if (!db.inTransaction) written.clear();
      const up = order.runs[0] ?? [];
      if (!down) return up;
      if (order.down) return order.down;
      const empty = up.findIndex((key) => order.values[key] === '');
      const end = empty < 0 ? up.length : empty;
      order.down = [...up.slice(0, end).reverse(), ...up.slice(end)];
      return order.down;
    },
    touch: (keys) => {
      if (known) for (const key of keys) written.add(key);
    },
  };
};

/** Case does not count; lists come as JSON. */
const fold = (value: unknown): string => {
  const text = value === null || value === undefined || value === '[]' ? '' : String(value);
  return text.toLowerCase();
};
