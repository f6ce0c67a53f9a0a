/** Lines as sides of quads: what each shows between two others, where they cross, what four of them are worth together. */
import { area } from '#domain/plan/corners';
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
  /** How much edge goes on behind its corners, 0–1. */
  readonly beyond: number;
  /** The same behind both ends of one side, of that side where most goes on: there the paper itself goes on. */
  readonly goesOn: number;
};

/** What is asked of a line between two others again and again, each answered once. */
export class SideTable {
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

  /** 1 for a side of the photo. */
  framed(line: number): number {
    return this.#lines[line]!.isFrame ? 1 : 0;
  }

  weakest(a: number, b: number, c: number, d: number): number {
    const own = (line: number, from: number, to: number): number =>
      this.#lines[line]!.isFrame ? 1 : this.support(line, from, to);
    return Math.min(own(a, b, d), own(b, a, c), own(c, b, d), own(d, a, c));
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

  quadOf(a: number, b: number, c: number, d: number): Quad {
    const corners = this.#corners(a, b, c, d);
    const beyond = [
      this.#behind(a, b, d),
      this.#behind(b, a, c),
      this.#behind(c, b, d),
      this.#behind(d, a, c),
    ];
    return {
      corners: area(corners) > 0 ? corners : reversed(corners),
      beyond: beyond.reduce((sum, value) => sum + value / 4, 0),
      goesOn: Math.max(
        this.#goesOn(d, a, b, c),
        this.#goesOn(a, b, c, d),
        this.#goesOn(b, c, d, a),
        this.#goesOn(c, d, a, b),
      ),
    };
  }

  #behind(line: number, from: number, to: number): number {
    return this.#ask(this.#beyond, beyondSupport, line, from, to);
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

type SideAnswer = (line: Line, from: Pixel, to: Pixel) => number;

/** Twice the signed area of a triangle. */
const turn = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number =>
  (bx - ax) * (cy - by) - (by - ay) * (cx - bx);

const reversed = ([a, b, c, d]: PixelQuad): PixelQuad => [a, d, c, b];
