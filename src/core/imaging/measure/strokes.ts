/** What is ink on a paper: dark stretches of its rows, and which of them hang together. */
import type { Cells } from './cells.ts';
import type { PaperView } from './view.ts';

/** What is looked at: brightness, 0–255. */
export type Plane = Pick<PaperView, 'width' | 'height' | 'light'>;

/** Print counts where it is at least so much darker than the paper in its cell. */
const leastContrast = 0.22;

/** Dark stretches of rows, each with the number of one that stands for all that it hangs together with. */
export type Strokes = {
  readonly count: number;
  readonly ys: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly parents: Int32Array;
};

/** Room for strokes, written over by whoever looks next. */
let room = 1 << 14;
let [ys, starts, ends, parents] = [0, 0, 0, 0].map(() => new Int32Array(room)) as [
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
];

const makeRoom = (): void => {
  room *= 2;
  [ys, starts, ends, parents] = [ys, starts, ends, parents].map((values) => {
    const more = new Int32Array(room);
    more.set(values);
    return more;
  }) as [Int32Array, Int32Array, Int32Array, Int32Array];
};

const rootOf = (stroke: number): number => {
  let root = stroke;
  while (parents[root] !== root) root = parents[root]!;
  for (let at = stroke; at !== root; ) {
    const next = parents[at]!;
    parents[at] = root;
    at = next;
  }
  return root;
};

/** How many there are; of the row above, the first that may still touch the next one, and where that row ends. */
let [count, above, aboveEnd] = [0, 0, 0];

/** Ends a stroke and joins it to what it touches above. */
const close = (start: number, end: number, y: number): void => {
  if (count === room) makeRoom();
  const stroke = count++;
  ys[stroke] = y;
  starts[stroke] = start;
  ends[stroke] = end;
  parents[stroke] = stroke;
  while (above < aboveEnd && ends[above]! < start) above++;
  for (let next = above; next < aboveEnd && starts[next]! <= end; next++) {
    const [a, b] = [rootOf(next), rootOf(stroke)];
    if (a !== b) parents[b] = a;
  }
};

/** What is ink, row by row; the next call writes over it. */
export const findStrokes = ({ width, light }: Plane, cells: Cells): Strokes => {
  const { columns, rows, size } = cells;
  const limits = thresholds(cells);
  [count, above, aboveEnd] = [0, 0, 0];
  for (let row = 0; row < rows; row++)
    for (let y = row * size; y < (row + 1) * size; y++) {
      const first = count;
      let start = -1;
      for (let column = 0; column < columns; column++) {
        const limit = limits[row * columns + column]!;
        const from = column * size;
        if (limit === 0) {
          if (start >= 0) close(start, from, y);
          start = -1;
          continue;
        }
        for (let x = from, at = y * width + from; x < from + size; x++, at++)
          if (light[at]! < limit) {
            if (start < 0) start = x;
          } else if (start >= 0) {
            close(start, x, y);
            start = -1;
          }
      }
      if (start >= 0) close(start, columns * size, y);
      above = first;
      aboveEnd = count;
    }
  for (let stroke = 0; stroke < count; stroke++) parents[stroke] = rootOf(stroke);
  return { count, ys, starts, ends, parents };
};

/** The brightness under which a pixel of each cell is ink; 0 where the cell holds none. */
const thresholds = ({ dark, light }: Cells): Float32Array => {
  const limits = light.slice();
  for (let at = 0; at < limits.length; at++) {
    const [paper, ink] = [limits[at]!, dark[at]!];
    limits[at] = paper - ink < paper * leastContrast ? 0 : (paper + ink) / 2;
  }
  return limits;
};
