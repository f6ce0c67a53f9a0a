/** Where a reflection has swallowed a piece of the line that frames a certificate, or a corner of it: on paper as white as can be, nothing else may show that it is there. */
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
export const frameGaps = (cells: Cells): Int32Array[] => {
  const across = framesAlong(cells, cells.columns, cells.rows, 1, cells.columns);
  const down = framesAlong(cells, cells.rows, cells.columns, cells.columns, 1);
  const gaps = [...across, ...down].map(({ gap }) => gap).filter((gap) => gap.length > 0);
  // A row of print may end early in the light; a frame that lost its corner ends early on both sides that meet there.
  for (const row of across)
    for (const column of down) {
      const [first, second] = [row.lost[column.side], column.lost[row.side]];
      if (first.length > 0 && second.length > 0) gaps.push(Int32Array.from([...first, ...second]));
    }
  return gaps;
};

/** A line of cells along the paper's border: which of two borders, and its cells between pieces of the frame, or at either end of it, where the frame is gone. */
type Frame = {
  readonly side: 0 | 1;
  readonly gap: Int32Array;
  readonly lost: readonly [Int32Array, Int32Array];
};

/** In lines of so many cells: `step` from one to the next, `across` from line to line. */
const framesAlong = (cells: Cells, length: number, lines: number, step: number, across: number): Frame[] => {
  const frames: Frame[] = [];
  const line = new Float32Array(length);
  for (let number = 1; number < lines - 1; number++) {
    const side = number * 2 < lines ? 0 : 1;
    if (Math.min(number, lines - 1 - number) > lines * outer) continue;
    readLine(cells, number * across, step, across, line);
    const cellsAt = (places: readonly number[]): Int32Array =>
      Int32Array.from(places, (at) => number * across + at * step);
    const gap = cellsAt(gapIn(line));
    const atStart = cellsAt(lostAtStart(line));
    const atEnd = cellsAt(lostAtStart(line.toReversed()).map((at) => length - 1 - at));
    if (gap.length + atStart.length + atEnd.length > 0) frames.push({ side, gap, lost: [atStart, atEnd] });
  }
  return frames;
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

/** Where the frame begins and ends; null where too little of the line is frame. */
const frameOf = (line: Float32Array): { readonly first: number; readonly last: number } | null => {
  let [count, first, last] = [0, line.length, 0];
  for (let at = 0; at < line.length; at++)
    if (line[at]! >= framed) {
      count++;
      first = Math.min(first, at);
      last = at;
    }
  return count < line.length * leastFramed ? null : { first, last };
};

const gapIn = (line: Float32Array): number[] => {
  const frame = frameOf(line);
  const end = line.length * nearEnd;
  if (!frame || frame.first > end || frame.last < line.length - 1 - end) return [];
  const gap: number[] = [];
  for (let from = frame.first; from < frame.last; from++) {
    let to = from;
    while (line[to] === gone) to++;
    if (to - from >= leastGap) for (let at = from; at < to; at++) gap.push(at);
    from = to;
  }
  return gap;
};

/** Cells from the start of a line on, but for its rim, in which a frame that reaches the other end is gone. */
const lostAtStart = (line: Float32Array): number[] => {
  const frame = frameOf(line);
  if (!frame || frame.last < line.length - 1 - line.length * nearEnd) return [];
  let from = 0;
  while (from < line.length * nearEnd && line[from] !== gone) from++;
  let to = from;
  while (line[to] === gone) to++;
  return to - Math.max(from, Math.floor(line.length * nearEnd)) >= leastGap
    ? Array.from({ length: to - from }, (_, index) => from + index)
    : [];
};
