/** Where rows of print lie on pale ground: a block with four straight sides, though nothing is drawn there. */
import type { Shrunk } from '../shrink.ts';
import { valueAtRank } from '../value-at-rank.ts';
import type { Pixel, PixelQuad } from './between-lines.ts';

/** What is darker than this share of the pale ground is print. */
const darkShare = 0.72;
/** So many dark places are looked at, at most, and so many there must be. */
const mostPlaces = 5000;
const leastPlaces = 160;
/** Print covers less of a picture than this: what covers more is a photo or a dark desk. */
const mostCover = 0.25;
/** What few strokes stick out by is left out at each end of the block, as a share of the dark places. */
const stragglers = 0.02;

/** Corners, clockwise, of the block of all print in a picture; null where there is hardly any. */
export const findPrintBlock = ({ width, height, planes: [, green] }: Shrunk): PixelQuad | null => {
  const some = everySeventh(green);
  const ground = valueAtRank(some, Math.floor(some.length * 0.6));
  const dark: number[] = [];
  for (let at = 0; at < green.length; at++) if (green[at]! < ground * darkShare) dark.push(at);
  if (dark.length < leastPlaces || dark.length > green.length * mostCover) return null;
  const step = Math.ceil(dark.length / mostPlaces);
  const count = Math.floor(dark.length / step);
  const [x, y] = [new Float64Array(count), new Float64Array(count)];
  for (let index = 0; index < count; index++) {
    // Not every so many-th: print is regular too.
    const at = dark[Math.floor((index + ((index * golden) % 1)) * step)]!;
    x[index] = at % width;
    y[index] = Math.floor(at / width);
  }
  const turn = rowsAlong(x, y, width + height);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const rank = Math.floor(count * stragglers);
  const ends = (across: number, down: number): readonly [number, number] => {
    const places = x.map((value, index) => value * across + y[index]! * down);
    return [valueAtRank(places, rank), valueAtRank(places, count - 1 - rank)];
  };
  const [left, right] = ends(cos, sin);
  const [top, bottom] = ends(-sin, cos);
  if (Math.min(right - left, bottom - top) < leastBreadth) return null;
  return [
    turned(left, top, cos, sin),
    turned(right, top, cos, sin),
    turned(right, bottom, cos, sin),
    turned(left, bottom, cos, sin),
  ];
};

const turned = (u: number, v: number, cos: number, sin: number): Pixel => [
  u * cos - v * sin,
  u * sin + v * cos,
];

const everySeventh = (plane: Shrunk['planes'][number]): Float32Array => {
  const some = new Float32Array(Math.floor(plane.length / 7));
  for (let index = 0; index < some.length; index++) some[index] = plane[index * 7]!;
  return some;
};

const golden = 0.618;

/** Pixels that a block of several rows is broad. */
const leastBreadth = 30;

/** The direction of rows, in radians, from −45° to 45°: along it, or across it, the print falls into the emptiest and fullest rows. */
const rowsAlong = (x: Float64Array, y: Float64Array, reach: number): number => {
  const rows = new Float64Array(2 * reach + 2);
  const sharpest = (from: number, to: number, step: number, every: number): number => {
    let [best, most] = [0, -1];
    for (let degree = from; degree <= to; degree += step) {
      const turn = (degree * Math.PI) / 180;
      const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
      const value = Math.max(
        sharpness(rows, x, y, -sin, cos, reach, every),
        sharpness(rows, x, y, cos, sin, reach, every),
      );
      if (value > most) [best, most] = [degree, value];
    }
    return best;
  };
  const about = sharpest(-45, 44, 1, 2);
  return (sharpest(about - 2, about + 2, 0.25, 1) * Math.PI) / 180;
};

/** How much rows of this direction differ from their neighbours in print; `rows` is written over. */
const sharpness = (
  rows: Float64Array,
  x: Float64Array,
  y: Float64Array,
  across: number,
  down: number,
  reach: number,
  every: number,
): number => {
  rows.fill(0);
  for (let index = 0; index < x.length; index += every) {
    // Each place counts in the two nearest rows: pixels fall unevenly into slanting ones.
    const place = x[index]! * across + y[index]! * down + reach;
    const row = Math.floor(place);
    rows[row]! += row + 1 - place;
    rows[row + 1]! += place - row;
  }
  let sum = 0;
  for (let row = 1; row < rows.length; row++) sum += (rows[row]! - rows[row - 1]!) ** 2;
  return sum;
};
