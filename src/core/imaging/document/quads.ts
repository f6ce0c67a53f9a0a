/** Every way to take four lines as the sides of a paper, the likeliest first. */
import { area } from '#domain/plan/corners';
import { valueAtRank } from '../value-at-rank.ts';
import {
  beyondSupport,
  crossing,
  isPair,
  type Pixel,
  type PixelQuad,
  sideStep,
  sideSupport,
  supportBehind,
} from './between-lines.ts';
import type { Line } from './lines.ts';

export type Quad = {
  readonly corners: PixelQuad;
  /** How much of each side is edge, 0–1. */
  readonly support: readonly [number, number, number, number];
  /** Share of the picture. */
  readonly area: number;
  /** How much edge goes on behind its corners, 0–1. */
  readonly beyond: number;
  /** The same behind both ends of one side, of that side where most goes on: there the paper itself goes on. */
  readonly goesOn: number;
  readonly score: number;
};

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
  const quadOf = (index: number): Quad => table.quadOf(found, index);
  const best = distinct(bestOf(found, 0), quadOf, tolerance, half);
  const large = distinct(bestOf(found, 1.2), quadOf, tolerance, half);
  return distinct([...best, ...large], (quad) => quad, tolerance, count);
};

/** Four lines each in the order of the sides, four numbers a quad; share of the picture; what it is worth. Columns: there are thousands. */
type Found = {
  readonly count: number;
  readonly lines: Uint8Array;
  readonly areas: Float64Array;
  readonly scores: Float64Array;
};

const foundIn = (table: SideTable, size: number): Found => {
  let [lines, areas, scores] = [
    new Uint8Array(1 << 14),
    new Float64Array(1 << 12),
    new Float64Array(1 << 12),
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
          const share = table.share(a, b, c, d);
          if (share < leastArea) continue;
          if (count === areas.length) [lines, areas, scores] = [twice(lines), twice(areas), twice(scores)];
          lines[count * 4] = a;
          lines[count * 4 + 1] = b;
          lines[count * 4 + 2] = c;
          lines[count * 4 + 3] = d;
          areas[count] = share;
          scores[count++] = table.judge(a, b, c, d, share);
        }
    }
  return { count, lines, areas, scores };
};

const twice = <Numbers extends Uint8Array | Float64Array>(values: Numbers): Numbers => {
  const larger = new (values.constructor as new (length: number) => Numbers)(values.length * 2);
  larger.set(values);
  return larger;
};

/** Places in the columns, the highest first, `mostCompared` at most; `forSize` is what a quad as large as the picture gets on top. */
const bestOf = ({ count, areas, scores }: Found, forSize: number): number[] => {
  const worths = scores.slice(0, count);
  for (let index = 0; index < count; index++) worths[index]! += forSize * Math.sqrt(areas[index]!);
  const least = count > mostCompared ? valueAtRank(worths.slice(), count - mostCompared) : -Infinity;
  const kept: Kept[] = [];
  for (let index = 0; index < count; index++)
    if (worths[index]! >= least) kept.push({ index, worth: worths[index]! });
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

/** What is asked of a line between two others again and again, each answered once. */
class SideTable {
  readonly #lines: readonly Line[];
  readonly #size: number;
  readonly #whole: number;
  readonly #pairs: Uint8Array;
  /** Where every two lines cross; NaN where they do not, or too far outside the picture. */
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #support: Float32Array;
  readonly #step: Float32Array;
  readonly #beyond: Float32Array;

  constructor(lines: readonly Line[], width: number, height: number) {
    const size = lines.length;
    this.#lines = lines;
    this.#size = size;
    this.#whole = width * height;
    this.#pairs = new Uint8Array(size * size);
    this.#x = new Float64Array(size * size).fill(Number.NaN);
    this.#y = new Float64Array(size * size).fill(Number.NaN);
    for (let a = 0; a < size; a++)
      for (let b = a + 1; b < size; b++) {
        if (isPair(lines[a]!, lines[b]!, width, height)) this.#pairs[a * size + b] = 1;
        const at = crossing(lines[a]!, lines[b]!);
        // A paper may leave the frame a little where its corner is round or its line a degree off.
        if (!at || Math.abs(at[0] / width - 0.5) > 0.52 || Math.abs(at[1] / height - 0.5) > 0.52) continue;
        this.#x[a * size + b] = this.#x[b * size + a] = at[0];
        this.#y[a * size + b] = this.#y[b * size + a] = at[1];
      }
    if (size ** 3 > answers[0].length)
      answers = [0, 1, 2].map(() => new Float32Array(size ** 3)) as unknown as typeof answers;
    [this.#support, this.#step, this.#beyond] = answers;
    for (const known of answers) known.fill(-1, 0, size ** 3);
  }

  arePair(a: number, b: number): boolean {
    return this.#pairs[a * this.#size + b] === 1;
  }

  meet(a: number, b: number): boolean {
    return !Number.isNaN(this.#x[a * this.#size + b]!);
  }

  /** How much of `line` is edge between two others, 0–1. `from` comes before `to` in the list of lines. */
  support(line: number, from: number, to: number): number {
    return this.#ask(this.#support, sideSupport, line, from, to);
  }

  /** Share of the picture within four sides; 0 where they cross each other or go round a hollow. */
  share(a: number, b: number, c: number, d: number): number {
    const x = this.#x;
    const y = this.#y;
    const p = d * this.#size + a;
    const q = a * this.#size + b;
    const r = b * this.#size + c;
    const s = c * this.#size + d;
    // Each corner turns the same way: the sign of the triangle that it makes with both neighbours.
    const atQ = turn(x[p]!, y[p]!, x[q]!, y[q]!, x[r]!, y[r]!);
    const atR = turn(x[q]!, y[q]!, x[r]!, y[r]!, x[s]!, y[s]!);
    const atS = turn(x[r]!, y[r]!, x[s]!, y[s]!, x[p]!, y[p]!);
    const atP = turn(x[s]!, y[s]!, x[p]!, y[p]!, x[q]!, y[q]!);
    const oneWay = (atQ > 0 && atR > 0 && atS > 0 && atP > 0) || (atQ < 0 && atR < 0 && atS < 0 && atP < 0);
    return oneWay ? Math.abs(atQ + atS) / 2 / this.#whole : 0;
  }

  judge(a: number, b: number, c: number, d: number, share: number): number {
    let supports = 0;
    let weakest = 1;
    let steps = 0;
    let least = 1;
    let beyond = 0;
    for (let side = 0; side < 4; side++) {
      const line = side === 0 ? a : side === 1 ? b : side === 2 ? c : d;
      const from = side % 2 === 0 ? b : a;
      const to = side % 2 === 0 ? d : c;
      const support = this.#support[this.#asked(this.#support, sideSupport, line, from, to)]!;
      const step = this.#step[this.#asked(this.#step, sideStep, line, from, to)]!;
      supports += support / 4;
      weakest = Math.min(weakest, support);
      steps += step / 4;
      least = Math.min(least, step);
      beyond += this.#beyond[this.#asked(this.#beyond, beyondSupport, line, from, to)]! / 4;
    }
    return 0.6 * (steps + least) + supports + 0.6 * weakest + 0.6 * Math.sqrt(share) - 0.25 * beyond;
  }

  quadOf({ lines, areas, scores }: Found, index: number): Quad {
    const [a, b, c, d] = lines.subarray(index * 4) as unknown as readonly [number, number, number, number];
    const corners = this.#corners(a, b, c, d);
    return {
      corners: area(corners) > 0 ? corners : reversed(corners),
      support: this.#sides(this.#support, sideSupport, a, b, c, d),
      area: areas[index]!,
      beyond: mean(this.#sides(this.#beyond, beyondSupport, a, b, c, d)),
      goesOn: Math.max(
        this.#goesOn(d, a, b, c),
        this.#goesOn(a, b, c, d),
        this.#goesOn(b, c, d, a),
        this.#goesOn(c, d, a, b),
      ),
      score: scores[index]!,
    };
  }

  /** How much edge both neighbours of `side` have behind it. */
  #goesOn(before: number, side: number, after: number, opposite: number): number {
    return Math.min(
      supportBehind(this.#lines[before]!, this.#corner(before, opposite), this.#corner(before, side)),
      supportBehind(this.#lines[after]!, this.#corner(after, opposite), this.#corner(after, side)),
    );
  }

  #corners(a: number, b: number, c: number, d: number): PixelQuad {
    return [this.#corner(d, a), this.#corner(a, b), this.#corner(b, c), this.#corner(c, d)];
  }

  #corner(a: number, b: number): Pixel {
    return [this.#x[a * this.#size + b]!, this.#y[a * this.#size + b]!];
  }

  #sides(known: Float32Array, of: SideAnswer, a: number, b: number, c: number, d: number): Sides {
    return [
      this.#ask(known, of, a, b, d),
      this.#ask(known, of, b, a, c),
      this.#ask(known, of, c, b, d),
      this.#ask(known, of, d, a, c),
    ];
  }

  #ask(known: Float32Array, of: SideAnswer, line: number, from: number, to: number): number {
    return known[this.#asked(known, of, line, from, to)]!;
  }

  /** Where the answer stands: a fraction that is returned costs an object, hundreds of thousands of times. */
  #asked(known: Float32Array, of: SideAnswer, line: number, from: number, to: number): number {
    const place = (line * this.#size + from) * this.#size + to;
    if (known[place]! < 0)
      known[place] = of(this.#lines[line]!, this.#corner(line, from), this.#corner(line, to));
    return place;
  }
}

/** Written over for every picture: a photo asks two hundred thousand questions of three kinds at most. */
let answers = [new Float32Array(0), new Float32Array(0), new Float32Array(0)] as const;

type Sides = readonly [number, number, number, number];
type SideAnswer = (line: Line, from: Pixel, to: Pixel) => number;

const mean = ([a, b, c, d]: Sides): number => (a + b + c + d) / 4;

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

/** Twice the signed area of a triangle. */
const turn = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number =>
  (bx - ax) * (cy - by) - (by - ay) * (cx - bx);

const reversed = ([a, b, c, d]: PixelQuad): PixelQuad => [a, d, c, b];
