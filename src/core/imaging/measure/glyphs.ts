/** Cuts the print of a paper into squares of about one character each, whichever way its lines run. */
import type { Cells } from './cells.ts';
import type { PaperView } from './view.ts';

/** Ink of one character, 0–1, `glyphSide` × `glyphSide`, centred, its proportions kept. */
export type Glyph = Float32Array;
export const glyphSide = 16;

/** Marks lower than this many pixels hold no strokes; those of more than this share of the paper's shorter side are no print. */
const leastHeight = 9;
const largestShare = 0.13;

type Mark = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Print counts where it is at least so much darker than the paper in its cell. */
const leastContrast = 0.22;

/** Characters along lines that run across and along lines that run down; each is cut out when it is asked for. */
export const findGlyphs = (
  view: PaperView,
  cells: Cells,
): { readonly across: (() => Glyph)[]; readonly down: (() => Glyph)[] } => {
  const marks = findMarks(view, cells);
  return {
    across: boxesAlong(marks).map((box) => () => inkOf(view, cells, box)),
    down: boxesAlong(marks.map(turned)).map((box) => () => inkOf(view, cells, turned(box))),
  };
};

const turned = ({ left, top, right, bottom }: Mark): Mark => ({
  left: top,
  top: left,
  right: bottom,
  bottom: right,
});

/** Connected dark marks of the size of characters or their parts. */
const findMarks = ({ width, height, light }: PaperView, cells: Cells): Mark[] => {
  const { columns, rows, size } = cells;
  const limits = thresholds(cells);
  const largest = Math.min(width, height) * largestShare;
  const parent: number[] = [];
  const boxes: { left: number; top: number; right: number; bottom: number }[] = [];
  const rootOf = (run: number): number => {
    let root = run;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = run; at !== root; ) {
      const next = parent[at]!;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  let above: number[] = [];
  let current: number[] = [];
  const close = (start: number, end: number, y: number, first: number): number => {
    const run = parent.length;
    parent.push(run);
    boxes.push({ left: start, top: y, right: end, bottom: y + 1 });
    let at = first;
    // Runs of the row above come as triples: start, end, number.
    while (at < above.length && above[at + 1]! < start) at += 3;
    for (let next = at; next < above.length && above[next]! <= end; next += 3) {
      const [a, b] = [rootOf(above[next + 2]!), rootOf(run)];
      if (a === b) continue;
      parent[b] = a;
      const [into, from] = [boxes[a]!, boxes[b]!];
      into.left = Math.min(into.left, from.left);
      into.right = Math.max(into.right, from.right);
      into.top = Math.min(into.top, from.top);
      into.bottom = Math.max(into.bottom, from.bottom);
    }
    current.push(start, end, run);
    return at;
  };
  for (let row = 0; row < rows; row++)
    for (let y = row * size; y < (row + 1) * size; y++) {
      current = [];
      let start = -1;
      let first = 0;
      for (let column = 0; column < columns; column++) {
        const limit = limits[row * columns + column]!;
        const from = column * size;
        if (limit === 0) {
          if (start >= 0) first = close(start, from, y, first);
          start = -1;
          continue;
        }
        for (let x = from, at = y * width + from; x < from + size; x++, at++)
          if (light[at]! < limit) {
            if (start < 0) start = x;
          } else if (start >= 0) {
            first = close(start, x, y, first);
            start = -1;
          }
      }
      if (start >= 0) close(start, columns * size, y, first);
      above = current;
    }
  return boxes.filter((box, run) => {
    const [wide, high] = [box.right - box.left, box.bottom - box.top];
    return parent[run] === run && Math.max(wide, high) <= largest && wide * high >= 9;
  });
};

/** The brightness under which a pixel of each cell is ink; 0 where the cell holds none. */
const thresholds = ({ dark, light }: Cells): Float32Array =>
  light.map((paper, at) => (paper - dark[at]! < paper * leastContrast ? 0 : (paper + dark[at]!) / 2));

/** Boxes of about one character, line by line; lines run across. */
const boxesAlong = (marks: readonly Mark[]): Mark[] => {
  const byTop = [...marks].sort((a, b) => a.top - b.top);
  const used = new Set<Mark>();
  const found: Mark[] = [];
  const anchors = marks
    .filter((mark) => mark.bottom - mark.top >= leastHeight)
    .sort((a, b) => b.bottom - b.top - (a.bottom - a.top));
  for (const anchor of anchors) {
    if (used.has(anchor)) continue;
    const high = anchor.bottom - anchor.top;
    const line: Mark[] = [];
    for (let at = firstFrom(byTop, anchor.top - high * 0.2); at < byTop.length; at++) {
      const mark = byTop[at]!;
      if (mark.top > anchor.bottom) break;
      if (mark.bottom > anchor.bottom + high * 0.2 || used.has(mark)) continue;
      line.push(mark);
    }
    for (const mark of line) used.add(mark);
    found.push(
      ...joined(
        line.sort((a, b) => a.left - b.left),
        high,
      ),
    );
  }
  return found;
};

const firstFrom = (byTop: readonly Mark[], top: number): number => {
  let [low, high] = [0, byTop.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byTop[middle]!.top < top) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Neighbours become one character while together they are no wider than the line is high. */
const joined = (line: readonly Mark[], high: number): Mark[] => {
  const found: Mark[] = [];
  let current: Mark | null = null;
  const close = (): void => {
    if (!current) return;
    const [wide, tall] = [current.right - current.left, current.bottom - current.top];
    if (tall >= high * 0.5 && tall >= leastHeight && wide >= high * 0.2 && wide <= high * 1.4)
      found.push(current);
  };
  for (const mark of line) {
    const together: Mark | null = current && {
      left: Math.min(current.left, mark.left),
      top: Math.min(current.top, mark.top),
      right: Math.max(current.right, mark.right),
      bottom: Math.max(current.bottom, mark.bottom),
    };
    if (together && together.right - together.left <= high * 1.12) current = together;
    else {
      close();
      current = mark;
    }
  }
  close();
  return found;
};

const inkOf = ({ width, height, light }: PaperView, cells: Cells, box: Mark): Glyph => {
  const side = Math.max(box.right - box.left, box.bottom - box.top);
  const left = (box.left + box.right - side) / 2;
  const top = (box.top + box.bottom - side) / 2;
  const middle =
    Math.min(cells.rows - 1, Math.floor((box.top + box.bottom) / 2 / cells.size)) * cells.columns +
    Math.min(cells.columns - 1, Math.floor((box.left + box.right) / 2 / cells.size));
  const [paper, dark] = [cells.light[middle]!, cells.dark[middle]!];
  const span = Math.max(8, paper - dark);
  const glyph = new Float32Array(glyphSide * glyphSide);
  const step = side / glyphSide;
  const samples = step > 1.5 ? 2 : 1;
  for (let row = 0, to = 0; row < glyphSide; row++)
    for (let column = 0; column < glyphSide; column++, to++) {
      let sum = 0;
      for (let sub = 0; sub < samples * samples; sub++) {
        const x = Math.round(left + (column + ((sub % samples) + 0.5) / samples) * step - 0.5);
        const y = Math.round(top + (row + (Math.floor(sub / samples) + 0.5) / samples) * step - 0.5);
        if (x < box.left || y < box.top || x >= box.right || y >= box.bottom || x >= width || y >= height)
          continue;
        sum += Math.max(0, Math.min(1, (paper - light[y * width + x]!) / span));
      }
      glyph[to] = sum / (samples * samples);
    }
  return glyph;
};
