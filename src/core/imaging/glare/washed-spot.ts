/**
 * A reflection that takes print away: a spot at the end of every channel, with a halo that falls off, at which lines of text break off.
 * 1 the photo in cells, in each the brightness of its ground (a high quantile) and whether its pixels are at their end in every channel
 *   (gold foil and other colours never are), 2 connected components of such cells are spots, 3 a spot counts where its ground falls off step
 *   by step around it, as the light of a lamp does on matt paper; a white label or a white desk ends at once, and paper that is white
 *   everywhere has no spot, 4 and where lines of text end at it, or characters in it could not be read, or where it lies amid print and is
 *   higher than a line: then it may have swallowed one whole.
 */
import type { Region } from '#domain/finding/finding';
import { boundsOf } from '#domain/plan/corners';
import type { Corners, Point } from '#domain/plan/plan';
import { sure } from '#domain/reading/reading';
import { groupsOf, regionOf } from '../grid.ts';
import type { Raster } from '../raster.ts';
import { median, quantile } from '../statistics.ts';
import { lumaAt } from '../strip.ts';

/** What a line of text needs to be looked at beside a spot. */
export type LineOfText = {
  readonly place: Corners;
  readonly chars: readonly { readonly p: number; readonly from: number; readonly to: number }[];
};

type Cells = {
  readonly columns: number;
  readonly rows: number;
  /** Pixels along a cell's side. */
  readonly size: number;
  /** Brightness of a cell's ground, 0–255. */
  readonly ground: (cell: number) => number;
  readonly burnt: Uint8Array;
};

/** Cells along the photo's longer side. */
const cellsLong = 160;
/** A channel from here on holds no more detail: 8-bit coding leaves a little noise under 255. */
const atItsEnd = 248;
/** A cell is at its end where so many of its pixels are. */
const burntShare = 0.5;
/** The ground of a cell: print covers less than the rest. */
const groundAt = 0.8;
/** A spot is a few cells, and a part of the photo. */
const leastCells = 4;
const mostOfPhoto = 0.15;
/** Rings of one cell around a spot in which its light is followed. */
const rings = 5;

export const findGlare = (picture: Raster, lines: readonly LineOfText[]): Region | null => {
  const cells = readCells(picture);
  const spots = groupsOf(cells.burnt, cells.columns).filter(
    (group) => group.length >= leastCells && group.length <= cells.burnt.length * mostOfPhoto,
  );
  for (const spot of spots.sort((a, b) => b.length - a.length)) {
    const around = ringsOf(spot, cells);
    if (!fallsOff(around, cells)) continue;
    const reach = new Set([...spot, ...around.slice(0, 3).flat()]);
    const region = regionOf(spot, cells.columns, cells.rows);
    if (breaksPrint(reach, cells, picture, lines) || liesAmidPrint(region, lines)) return region;
  }
  return null;
};

const readCells = (picture: Raster): Cells => {
  const { width, height, data } = picture;
  const size = Math.max(4, Math.round(Math.max(width, height) / cellsLong));
  const [columns, rows] = [Math.floor(width / size), Math.floor(height / size)];
  const burnt = new Uint8Array(columns * rows);
  for (let row = 0, cell = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, cell++) {
      let ended = 0;
      for (let y = row * size; y < (row + 1) * size; y++)
        for (let x = column * size, at = (y * width + x) * 3; x < (column + 1) * size; x++, at += 3)
          if (data[at]! >= atItsEnd && data[at + 1]! >= atItsEnd && data[at + 2]! >= atItsEnd) ended++;
      if (ended >= size * size * burntShare) burnt[cell] = 1;
    }
  // Only around spots, which most photos have none of.
  const ground = (cell: number): number => {
    const [left, top] = [(cell % columns) * size, Math.floor(cell / columns) * size];
    const light = Float32Array.from({ length: size * size }, (_, at) =>
      lumaAt(picture, left + (at % size), top + Math.floor(at / size)),
    );
    return quantile(light, groundAt);
  };
  return { columns, rows, size, ground, burnt };
};

/** Cells at the same distance from a spot, the nearest ring first (breadth-first search). */
const ringsOf = (spot: Int32Array, { columns, rows }: Cells): number[][] => {
  const seen = new Set<number>(spot);
  const found: number[][] = [];
  let last: Iterable<number> = spot;
  for (let ring = 0; ring < rings; ring++) {
    const next: number[] = [];
    for (const at of last) {
      const [x, y] = [at % columns, Math.floor(at / columns)];
      for (const [u, v] of [
        [x - 1, y],
        [x + 1, y],
        [x, y - 1],
        [x, y + 1],
      ] as const) {
        const place = v * columns + u;
        if (u < 0 || v < 0 || u >= columns || v >= rows || seen.has(place)) continue;
        seen.add(place);
        next.push(place);
      }
    }
    found.push(next);
    last = next;
  }
  return found;
};

/** In levels of 255: each ring is darker than the one before, all together by so much, and none takes more than this part of the whole fall. */
const leastStep = 1;
const leastFall = 12;
const mostAtOnce = 0.5;

const fallsOff = (around: readonly number[][], { ground }: Cells): boolean => {
  const levels = around.map((ring) => median(ring.map(ground), 0));
  const steps = levels.map((level, ring) => (levels[ring - 1] ?? 255) - level);
  const fall = 255 - levels.at(-1)!;
  return (
    fall >= leastFall &&
    steps.slice(1).every((step) => step >= leastStep) &&
    Math.max(...steps) <= fall * mostAtOnce
  );
};

const breaksPrint = (
  reach: ReadonlySet<number>,
  cells: Cells,
  { width, height }: Raster,
  lines: readonly LineOfText[],
): boolean => {
  const isIn = ([x, y]: Point): boolean => {
    const [column, row] = [Math.floor((x * width) / cells.size), Math.floor((y * height) / cells.size)];
    return reach.has(row * cells.columns + column);
  };
  let [ends, lost] = [0, 0];
  for (const { place, chars } of lines) {
    if (isIn(alongLine(place, 0))) ends++;
    if (isIn(alongLine(place, 1))) ends++;
    for (const { p, from, to } of chars) if (p < sure && isIn(alongLine(place, (from + to) / 2))) lost++;
  }
  return ends + lost >= 2;
};

/** Whether all print lies around it, and a line would fit into it. */
const liesAmidPrint = ({ x, y, width, height }: Region, lines: readonly LineOfText[]): boolean => {
  const boxes = lines.filter(({ chars }) => chars.length >= 2).map(({ place }) => boundsOf(place));
  const [u, v] = [x + width / 2, y + height / 2];
  const isOnFrame = x <= 0 || y <= 0 || x + width >= 1 || y + height >= 1;
  return (
    !isOnFrame &&
    boxes.some((box) => box.x + box.width <= u) &&
    boxes.some((box) => box.x >= u) &&
    boxes.some((box) => box.y + box.height <= v) &&
    boxes.some((box) => box.y >= v) &&
    height >= median(boxes.map((box) => box.height))
  );
};

/** A place on a line's middle, 0 where its text begins, 1 where it ends. */
const alongLine = ([a, b, c, d]: Corners, share: number): Point => [
  ((a[0] + d[0]) / 2) * (1 - share) + ((b[0] + c[0]) / 2) * share,
  ((a[1] + d[1]) / 2) * (1 - share) + ((b[1] + c[1]) / 2) * share,
];
