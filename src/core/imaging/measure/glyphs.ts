/** Cuts the print of a paper into squares of about one character each, whichever way its lines run. */
import type { Cells } from './cells.ts';
import { findStrokes, type Plane, type Strokes } from './strokes.ts';

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

/** A direction: `cos` and `sin` of the angle from the picture's rows to the lines of print, clockwise. */
type Slant = { readonly cos: number; readonly sin: number };
const upright: Slant = { cos: 1, sin: 0 };

type Cut = { readonly across: (() => Glyph)[]; readonly down: (() => Glyph)[] };

/** Characters along lines that run across and along lines that run down; each is cut out when it is asked for. */
export const findGlyphs = (plane: Plane, cells: Cells): Cut =>
  glyphsAlong(findStrokes(plane, cells), plane, cells, upright);

/** The same for lines along this direction, and for lines that run down from it. */
export const glyphsAlong = (strokes: Strokes, plane: Plane, cells: Cells, slant: Slant): Cut => {
  const marks = marksOf(strokes, plane, slant);
  return {
    across: boxesAlong(marks).map((box) => () => inkOf(plane, cells, box, slant)),
    down: boxesAlong(marks.map(turned)).map((box) => () => inkOf(plane, cells, turned(box), slant)),
  };
};

const turned = ({ left, top, right, bottom }: Mark): Mark => ({
  left: top,
  top: left,
  right: bottom,
  bottom: right,
});

/** Connected dark marks of the size of characters or their parts, as boxes along the slant. */
const marksOf = (
  { count, ys, starts, ends, parents }: Strokes,
  { width, height }: Plane,
  { cos, sin }: Slant,
): Mark[] => {
  const largest = Math.min(width * cos + height * sin, width * sin + height * cos) * largestShare;
  const lefts = new Float64Array(count).fill(Infinity);
  const tops = new Float64Array(count).fill(Infinity);
  const rights = new Float64Array(count).fill(-Infinity);
  const bottoms = new Float64Array(count).fill(-Infinity);
  for (let stroke = 0; stroke < count; stroke++) {
    const root = parents[stroke]!;
    const y = ys[stroke]!;
    const start = starts[stroke]!;
    const end = ends[stroke]!;
    lefts[root] = Math.min(lefts[root]!, start * cos + y * sin);
    rights[root] = Math.max(rights[root]!, end * cos + (y + 1) * sin);
    tops[root] = Math.min(tops[root]!, y * cos - end * sin);
    bottoms[root] = Math.max(bottoms[root]!, (y + 1) * cos - start * sin);
  }
  const marks: Mark[] = [];
  for (let stroke = 0; stroke < count; stroke++) {
    if (parents[stroke] !== stroke) continue;
    const mark = {
      left: lefts[stroke]!,
      top: tops[stroke]!,
      right: rights[stroke]!,
      bottom: bottoms[stroke]!,
    };
    const [wide, high] = [mark.right - mark.left, mark.bottom - mark.top];
    if (Math.max(wide, high) <= largest && wide * high >= 9) marks.push(mark);
  }
  return marks;
};

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

const inkOf = ({ width, height, light }: Plane, cells: Cells, box: Mark, { cos, sin }: Slant): Glyph => {
  const side = Math.max(box.right - box.left, box.bottom - box.top);
  const left = (box.left + box.right - side) / 2;
  const top = (box.top + box.bottom - side) / 2;
  const [u, v] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const middle =
    Math.min(cells.rows - 1, Math.max(0, Math.floor((u * sin + v * cos) / cells.size))) * cells.columns +
    Math.min(cells.columns - 1, Math.max(0, Math.floor((u * cos - v * sin) / cells.size)));
  const [paper, dark] = [cells.light[middle]!, cells.dark[middle]!];
  const span = Math.max(8, paper - dark);
  const glyph = new Float32Array(glyphSide * glyphSide);
  const step = side / glyphSide;
  const samples = step > 1.5 ? 2 : 1;
  for (let row = 0, to = 0; row < glyphSide; row++)
    for (let column = 0; column < glyphSide; column++, to++) {
      let sum = 0;
      for (let sub = 0; sub < samples * samples; sub++) {
        const u = left + (column + ((sub % samples) + 0.5) / samples) * step;
        const v = top + (row + (Math.floor(sub / samples) + 0.5) / samples) * step;
        if (u < box.left || v < box.top || u >= box.right || v >= box.bottom) continue;
        const x = Math.floor(u * cos - v * sin);
        const y = Math.floor(u * sin + v * cos);
        if (x < 0 || y < 0 || x >= width || y >= height) continue;
        sum += Math.max(0, Math.min(1, (paper - light[y * width + x]!) / span));
      }
      glyph[to] = sum / (samples * samples);
    }
  return glyph;
};
