/** Every way to take four lines as the sides of a paper, the likeliest first. */
import { valueAtRank } from '../value-at-rank.ts';
import type { Pixel, PixelQuad } from './between-lines.ts';
import type { Line } from './lines.ts';
import { type Quad, SideTable } from './side-table.ts';

/** The smallest paper that is worth finding, as a share of the picture. */
const leastArea = 0.018;
/** Share of a side that must be edge. */
const leastSupport = 0.25;

/** Of so many of the best, at most, those that differ are taken: what comes after them is never the paper. */
const mostCompared = 1500;

/** At most `count` quads, the best first. */
export const findQuads = (lines: readonly Line[], width: number, height: number, count: number): Quad[] => {
  const table = new SideTable(lines, width, height);
  const found = foundIn(table, lines.length);
  const tolerance = Math.max(width, height) * 0.012;
  // A frame printed on a paper often shows better than the paper's own edge: the large ones get a hearing of their own.
  const half = Math.ceil(count / 2);
  const quadOf = (index: number): Quad => {
    const at = index * 4;
    return table.quadOf(found.lines[at]!, found.lines[at + 1]!, found.lines[at + 2]!, found.lines[at + 3]!);
  };
  const best = distinct(bestOf(found, 0, false), quadOf, tolerance, half);
  const large = distinct(bestOf(found, 1.2, false), quadOf, tolerance, half);
  // Papers that run out of the photo.
  const framed = distinct(bestOf(found, 0, true), quadOf, tolerance, Math.ceil(count / 3));
  return distinct([...best, ...large, ...framed], (quad) => quad, tolerance, count + framed.length);
};

/** Four lines each in the order of the sides, four numbers a quad; share of the picture; what it is worth. Columns: there are thousands. */
type Found = {
  readonly count: number;
  readonly lines: Uint8Array;
  readonly areas: Float64Array;
  readonly scores: Float64Array;
  /** Sides that are the photo's. */
  readonly framed: Uint8Array;
};

/** Of its sides so many may be the photo's, and then the others must show better. */
const mostFramed = 2;
const leastBesideFrame = 0.45;

const foundIn = (table: SideTable, size: number): Found => {
  let [lines, areas, scores, framed] = [
    new Uint8Array(1 << 14),
    new Float64Array(1 << 12),
    new Float64Array(1 << 12),
    new Uint8Array(1 << 12),
  ];
  let count = 0;
  const across = new Uint8Array(size);
  for (let a = 0; a < size; a++)
    for (let c = a + 1; c < size; c++) {
      if (!table.arePair(a, c)) continue;
      // Sides that meet both; each quad is made once, from the pair that holds its first line.
      let sides = 0;
      for (let line = a + 1; line < size; line++)
        if (table.meet(a, line) && table.meet(c, line) && table.support(line, a, c) >= leastSupport)
          across[sides++] = line;
      for (let first = 0; first < sides; first++)
        for (let second = first + 1; second < sides; second++) {
          const b = across[first]!;
          const d = across[second]!;
          if (!table.arePair(b, d)) continue;
          if (table.support(a, b, d) < leastSupport || table.support(c, b, d) < leastSupport) continue;
          const onFrame = table.framed(a) + table.framed(b) + table.framed(c) + table.framed(d);
          if (onFrame > 0 && (onFrame > mostFramed || table.weakest(a, b, c, d) < leastBesideFrame)) continue;
          const share = table.share(a, b, c, d);
          if (share < leastArea) continue;
          if (count === areas.length)
            [lines, areas, scores, framed] = [twice(lines), twice(areas), twice(scores), twice(framed)];
          framed[count] = onFrame;
          lines[count * 4] = a;
          lines[count * 4 + 1] = b;
          lines[count * 4 + 2] = c;
          lines[count * 4 + 3] = d;
          areas[count] = share;
          scores[count++] = table.judge(a, b, c, d, share);
        }
    }
  return { count, lines, areas, scores, framed };
};

const twice = <Numbers extends Uint8Array | Float64Array>(values: Numbers): Numbers => {
  const larger = new (values.constructor as new (length: number) => Numbers)(values.length * 2);
  larger.set(values);
  return larger;
};

/**
 * Places in the columns, the highest first, `mostCompared` at most; `forSize` is what a quad as large as the picture gets on top. Either
 * of those with a side on the frame, or of those without.
 */
const bestOf = ({ count, areas, scores, framed }: Found, forSize: number, isFramed: boolean): number[] => {
  const worths = scores.slice(0, count);
  for (let index = 0; index < count; index++)
    if (framed[index]! > 0 === isFramed) worths[index]! += forSize * Math.sqrt(areas[index]!);
    else worths[index] = Number.NEGATIVE_INFINITY;
  const least = count > mostCompared ? valueAtRank(worths.slice(), count - mostCompared) : -Infinity;
  const kept: Kept[] = [];
  for (let index = 0; index < count; index++)
    if (worths[index]! >= least && worths[index]! > -Infinity) kept.push({ index, worth: worths[index]! });
  return kept.sort(byWorth).map(({ index }) => index);
};

type Kept = { readonly index: number; readonly worth: number };
const byWorth = (a: Kept, b: Kept): number => b.worth - a.worth;

/** Drops what is nearly the same as a better one. */
const distinct = <T>(
  found: readonly T[],
  quadOf: (found: T) => Quad,
  tolerance: number,
  count: number,
): Quad[] => {
  const kept: Quad[] = [];
  for (const one of found) {
    const quad = quadOf(one);
    if (kept.some((other) => isSame(other.corners, quad.corners, tolerance))) continue;
    kept.push(quad);
    if (kept.length >= count) break;
  }
  return kept;
};

/** Whether every corner of one lies at some corner of the other. */
const isSame = (a: PixelQuad, b: PixelQuad, tolerance: number): boolean =>
  isCornerOf(a, b[0], tolerance) &&
  isCornerOf(a, b[1], tolerance) &&
  isCornerOf(a, b[2], tolerance) &&
  isCornerOf(a, b[3], tolerance);

const isCornerOf = (quad: PixelQuad, [x, y]: Pixel, tolerance: number): boolean => {
  for (let corner = 0; corner < 4; corner++)
    if (Math.abs(x - quad[corner]![0]) < tolerance && Math.abs(y - quad[corner]![1]) < tolerance) return true;
  return false;
};
