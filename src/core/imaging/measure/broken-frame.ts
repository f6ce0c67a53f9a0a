/** Where a reflection has swallowed a piece of the line that frames a certificate: on paper as white as can be, nothing else may show that it is there. */
import type { Cells } from './cells.ts';

/** How far from the paper's border a frame lies, as a share of the paper's width or height. */
const outer = 0.08;
/** A cell holds a piece of the frame, or nothing: how much darker its dark part is than its light part. */
const framed = 0.2;
const empty = 0.1;
/** Share of the way from border to border on which the frame is there, and how near to both ends it begins: rows of print keep a margin. */
const leastFramed = 0.5;
const nearEnd = 0.05;
/** A gap is washed out, and so many cells long at least. */
const burntShare = 0.6;
const leastGap = 3;

/** Groups of cells where a frame is gone. */
export const frameGaps = (cells: Cells): Int32Array[] => [
  ...gapsAlong(cells, cells.columns, cells.rows, 1, cells.columns),
  ...gapsAlong(cells, cells.rows, cells.columns, cells.columns, 1),
];

/** In lines of so many cells: `step` from one to the next, `across` from line to line. */
const gapsAlong = (
  cells: Cells,
  length: number,
  lines: number,
  step: number,
  across: number,
): Int32Array[] => {
  const gaps: Int32Array[] = [];
  const line = new Float32Array(length);
  for (let number = 1; number < lines - 1; number++) {
    if (Math.min(number, lines - 1 - number) > lines * outer) continue;
    readLine(cells, number * across, step, across, line);
    const gap = gapIn(line);
    if (gap.length > 0) gaps.push(Int32Array.from(gap, (at) => number * across + at * step));
  }
  return gaps;
};

const gone = -1;

/** How strongly a frame shows in each cell of a line or beside it, since a paper's corners are not exact to the cell; `gone` where nothing does and the cell is washed out. */
const readLine = (
  { light, dark, burnt }: Cells,
  start: number,
  step: number,
  across: number,
  line: Float32Array,
): void => {
  for (let at = 0; at < line.length; at++) {
    const cell = start + at * step;
    let most = 0;
    for (let beside = cell - across; beside <= cell + across; beside += across)
      most = Math.max(most, 1 - dark[beside]! / Math.max(1, light[beside]!));
    line[at] = most < empty && burnt[cell]! >= burntShare ? gone : most;
  }
};

const gapIn = (line: Float32Array): number[] => {
  let [count, first, last] = [0, line.length, 0];
  for (let at = 0; at < line.length; at++)
    if (line[at]! >= framed) {
      count++;
      first = Math.min(first, at);
      last = at;
    }
  const end = line.length * nearEnd;
  if (count < line.length * leastFramed || first > end || last < line.length - end) return [];
  const gap: number[] = [];
  for (let from = first; from < last; from++) {
    let to = from;
    while (line[to] === gone) to++;
    if (to - from >= leastGap) for (let at = from; at < to; at++) gap.push(at);
    from = to;
  }
  return gap;
};
