/** Where the headings of a table stand: below titles and notes, in one row or in two. */
import type { ListColumn } from './column.ts';
import { countHeadings } from './guess-columns.ts';
import { looksLikeData } from './guess-content.ts';
import { readHeading } from './read-heading.ts';

type Row = { readonly row: number; readonly cells: readonly string[] };
type Merge = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };

export type HeadingRows = {
  /** Places in the table of the first row of headings and of the first one below them. */
  readonly from: number;
  readonly below: number;
  readonly headers: readonly string[];
};

/** Rows with anything in them that are looked at. */
const looked = 10;

/** The first rows that read like headings; null when there are none. `merges` count rows as the file does. */
export const findHeadings = (
  rows: readonly Row[],
  merges: readonly Merge[],
  labels: ReadonlyMap<string, ListColumn>,
): HeadingRows | null => {
  const filled = [...rows.slice(0, 60).entries()]
    .filter(([, { cells }]) => cells.some((cell) => cell.trim() !== ''))
    .slice(0, looked);
  for (const [place, [at, row]] of filled.entries()) {
    const cells = spread(row, merges);
    if (cells.some(looksLikeData)) break;
    const [nextAt, next] = filled[place + 1] ?? [-1, null];
    const alone = countHeadings(cells, labels);
    const joined = next === null ? null : joinRows(cells, next, merges, labels);
    // One cell alone is a title, not the first of two rows, unless it is a heading itself.
    const isPair = joined !== null && (isWide(row) || joined.known > countHeadings(next!.cells, labels));
    if (isPair && nextAt === at + 1 && joined.known >= 2 && joined.known > alone)
      return { from: at, below: nextAt + 1, headers: joined.headers };
    if (alone >= 2) return { from: at, below: at + 1, headers: cells };
  }
  // The only column there is.
  const [first] = filled;
  const only = first?.[1].cells.filter((cell) => cell.trim() !== '') ?? [];
  const isNarrow = filled.every(([, { cells }]) => cells.filter((cell) => cell.trim() !== '').length <= 1);
  return first && isNarrow && only.length === 1 && countHeadings(only, labels) === 1
    ? { from: first[0], below: first[0] + 1, headers: first[1].cells }
    : null;
};

const isWide = ({ cells }: Row): boolean => cells.filter((cell) => cell.trim() !== '').length > 1;

/** The row named by a person, as the file counts it. */
export const headingsAt = (
  rows: readonly Row[],
  merges: readonly Merge[],
  row: number,
): HeadingRows | null => {
  const at = rows.findIndex((one) => one.row === row);
  return at < 0 ? null : { from: at, below: at + 1, headers: spread(rows[at]!, merges) };
};

/** A heading over several columns stands in each of them. */
const spread = ({ row, cells }: Row, merges: readonly Merge[]): string[] => {
  const wide = [...cells];
  for (const { top, bottom, left, right } of merges)
    if (top <= row && row <= bottom && right > left && right - left < 40 && (cells[left] ?? '') !== '')
      for (let at = left + 1; at <= right; at += 1) {
        while (wide.length < at) wide.push('');
        wide[at] = wide[at] || cells[left]!;
      }
  return wide;
};

/** Groups that only gather columns of the holder; any other stays in front of what stands below it. */
const plainGroup = /信息|资料|方式|情况|内容|details|info/iu;
const otherGroup = /法人|法定|代表|负责|经办|管理|技术|账单|缴费|紧急|备案|域名|admin|tech|billing/iu;

const joinRows = (
  above: readonly string[],
  next: Row,
  merges: readonly Merge[],
  labels: ReadonlyMap<string, ListColumn>,
): { headers: string[]; known: number } | null => {
  if (next.cells.some(looksLikeData)) return null;
  const below = spread(next, merges);
  // Without marks for cells that are one, a group leaves blanks behind it.
  let group = '';
  const known = (heading: string) => readHeading(heading, labels) !== null;
  const headers = Array.from({ length: Math.max(above.length, below.length) }, (_, at) => {
    const [upper, lower] = [(above[at] ?? '').trim(), (below[at] ?? '').trim()];
    if (upper !== '') group = upper;
    if (lower === '' || lower === upper) return upper;
    const over = upper || group;
    if (over === '' || (known(lower) && (plainGroup.test(over) || known(over)) && !otherGroup.test(over)))
      return lower;
    return `${over}${lower}`;
  });
  // What stands below a heading that needs nothing below it is the first row of the list.
  const fillsKnown = below.some((cell, at) => {
    const [lower, upper] = [cell.trim(), (above[at] ?? '').trim()];
    return (
      lower !== '' &&
      lower !== upper &&
      !known(lower) &&
      upper !== '' &&
      known(upper) &&
      !plainGroup.test(upper)
    );
  });
  return fillsKnown ? null : { headers, known: countHeadings(headers, labels) };
};
