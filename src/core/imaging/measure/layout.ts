/** Which way round a paper lies: its print, portrait and red laid over the known layouts in all eight positions. */
import type { CertificateType } from '#domain/certificate/type';
import type { LayoutName, SeenLayout } from '#domain/picture/measures';
import { type Cells, median } from './cells.ts';
import { type Layout, layoutsOf } from './layouts.ts';
import { colourStep, type PaperView } from './view.ts';

/** Places along the longer and the shorter side of the maps that are compared. */
const mapLong = 30;
const mapShort = 20;

type Kind = 'print' | 'solid' | 'red';
const kinds: readonly Kind[] = ['print', 'solid', 'red'];
const shareOf: Readonly<Record<Kind, number>> = { print: 0.4, solid: 0.35, red: 0.25 };

type Maps = {
  readonly columns: number;
  readonly rows: number;
  readonly values: Readonly<Record<Kind, Float32Array>>;
};

type Fit = {
  readonly name: LayoutName;
  readonly turns: 0 | 1 | 2 | 3;
  readonly mirrored: boolean;
  readonly score: number;
};

/** A layout that explains less than this of what is seen is no answer. */
const leastScore = 0.25;

/** The best fitting layout of this type of certificate; null where none fits. */
export const readLayout = (view: PaperView, cells: Cells, type: CertificateType | ''): SeenLayout | null => {
  const seen = readMaps(view, cells);
  const lines = lineDirection(view);
  const fits: Fit[] = [];
  for (const layout of layoutsOf(type)) {
    const meant = drawLayout(layout);
    for (const mirrored of [false, true])
      for (const turns of [0, 1, 2, 3] as const) {
        const placed = placeMaps(seen, mirrored, turns);
        if (placed.columns !== meant.columns || (lines && lines !== linesAfter(turns))) continue;
        fits.push({
          name: layout.name,
          turns,
          mirrored,
          score: likeness(placed, meant) + rowStart(placed.values.print, placed.columns) * rowsWorth,
        });
      }
  }
  const [best] = fits.sort((a, b) => b.score - a.score);
  if (!best || best.score < leastScore) return null;
  const otherHand = fits.find((fit) => fit.mirrored !== best.mirrored);
  const otherTurn = fits.find((fit) => fit.mirrored === best.mirrored && fit.turns !== best.turns);
  return {
    name: best.name,
    turns: best.turns,
    mirrored: best.mirrored,
    handMargin: best.score - (otherHand?.score ?? 0),
    turnMargin: best.score - (otherTurn?.score ?? 0),
  };
};

/** The direction of the lines of print in a paper that was turned so before it stood upright. */
const linesAfter = (turns: number): 'across' | 'down' => (turns % 2 === 0 ? 'across' : 'down');

/** One direction must vary this much more than the other to count. */
const clearly = 1.35;

/** Lines of print make the paper vary from row to row more than from column to column; null where neither is clear. */
const lineDirection = ({ width, height, light }: PaperView): 'across' | 'down' | null => {
  const perRow = new Float32Array(height);
  const perColumn = new Float32Array(width);
  // Rows are read at every second column and columns at every second row: half the work, the same profile.
  for (let y = 0; y < height - 1; y++)
    for (let x = y & 1, at = y * width + x; x < width - 1; x += 2, at += 2) {
      const change = Math.abs(light[at + 1]! - light[at]!) + Math.abs(light[at + width]! - light[at]!);
      if (change < 24) continue;
      perRow[y]! += change;
      perColumn[x]! += change;
    }
  for (let y = 0; y < height; y++) perRow[y]! *= 2 / width;
  for (let x = 0; x < width; x++) perColumn[x]! *= 2 / height;
  const [across, down] = [unrest(perRow), unrest(perColumn)];
  if (across > down * clearly) return 'across';
  return down > across * clearly ? 'down' : null;
};

/** How much a profile varies within about the height of a line and the space under it. */
const unrest = (profile: Float32Array): number => {
  const reach = Math.max(2, Math.round(profile.length / 40));
  let [sum, energy] = [0, 0];
  for (let at = 0; at < profile.length; at++) {
    sum += profile[at]! - (profile[at - 2 * reach - 1] ?? 0);
    const middle = at - reach;
    if (middle >= reach) energy += (profile[middle]! - sum / (2 * reach + 1)) ** 2;
  }
  return Math.sqrt(energy / profile.length);
};

const readMaps = ({ width, height, colour }: PaperView, cells: Cells): Maps => {
  const wide = width >= height;
  const [columns, rows] = wide ? [mapLong, mapShort] : [mapShort, mapLong];
  const values = { print: grid(columns, rows), solid: grid(columns, rows), red: grid(columns, rows) };
  const counts = grid(columns, rows);
  const paper = median(cells.light);
  for (let row = 0, at = 0; row < cells.rows; row++)
    for (let column = 0; column < cells.columns; column++, at++) {
      const to =
        Math.floor(((row + 0.5) / cells.rows) * rows) * columns +
        Math.floor(((column + 0.5) / cells.columns) * columns);
      counts[to]!++;
      const [dark, light] = [cells.dark[at]!, cells.light[at]!];
      values.red[to]! += redness(colour, column, row, cells.size);
      const solid = Math.max(0, Math.min(1, ((paper - light) / paper) * 2.5));
      values.solid[to]! += solid;
      values.print[to]! +=
        light > paper * 0.6 ? Math.min(1, Math.max(0, (light - dark) / light - 0.12) * 2) : 0;
    }
  for (const kind of kinds)
    for (let at = 0; at < counts.length; at++) values[kind][at]! /= Math.max(1, counts[at]!);
  return { columns, rows, values };
};

const grid = (columns: number, rows: number): Float32Array => new Float32Array(columns * rows);

/** How red a cell is, 0–1, from pixels spread over it. */
const redness = (
  { width, height, planes: [red, green, blue] }: PaperView['colour'],
  column: number,
  row: number,
  size: number,
): number => {
  let [hits, count] = [0, 0];
  const right = Math.min(width, ((column + 1) * size) / colourStep);
  const bottom = Math.min(height, ((row + 1) * size) / colourStep);
  for (let y = Math.floor((row * size) / colourStep); y < bottom; y++)
    for (let x = Math.floor((column * size) / colourStep); x < right; x++) {
      const at = y * width + x;
      count++;
      if (red[at]! - Math.max(green[at]!, blue[at]!) > red[at]! * 0.3) hits++;
    }
  return Math.min(1, (hits / Math.max(1, count)) * 2);
};

/** The maps of a scan as the plan's flip, then its turns, would show them. */
const placeMaps = (maps: Maps, mirrored: boolean, turns: number): Maps => {
  const { columns, rows } = maps;
  const [wide, high] = turns % 2 === 0 ? [columns, rows] : [rows, columns];
  const values = { print: grid(wide, high), solid: grid(wide, high), red: grid(wide, high) };
  for (let y = 0, to = 0; y < high; y++)
    for (let x = 0; x < wide; x++, to++) {
      const u = turns === 0 ? x : turns === 1 ? y : turns === 2 ? wide - 1 - x : high - 1 - y;
      const v = turns === 0 ? y : turns === 1 ? wide - 1 - x : turns === 2 ? high - 1 - y : x;
      const from = v * columns + (mirrored ? columns - 1 - u : u);
      values.print[to] = maps.values.print[from]!;
      values.solid[to] = maps.values.solid[from]!;
      values.red[to] = maps.values.red[from]!;
    }
  return { columns: wide, rows: high, values };
};

const drawLayout = ({ landscape, boxes }: Layout): Maps => {
  const [columns, rows] = landscape ? [mapLong, mapShort] : [mapShort, mapLong];
  const values = { print: grid(columns, rows), solid: grid(columns, rows), red: grid(columns, rows) };
  for (const [what, left, top, right, bottom, weight] of boxes)
    for (let y = 0, at = 0; y < rows; y++)
      for (let x = 0; x < columns; x++, at++) {
        const covered =
          within(x / columns, (x + 1) / columns, left, right) * within(y / rows, (y + 1) / rows, top, bottom);
        const along = Math.min(1, Math.max(0, ((x + 0.5) / columns - left) / (right - left)));
        const value = covered * columns * rows * weight * (what === 'print' ? 1 - along * 0.5 : 1);
        values[what][at] = Math.max(values[what][at]!, value);
      }
  return { columns, rows, values };
};

const within = (from: number, to: number, left: number, right: number): number =>
  Math.max(0, Math.min(to, right) - Math.max(from, left));

/** Correlation of the maps, each by what it is worth; a map that is empty on both says nothing. */
const likeness = (seen: Maps, meant: Maps): number => {
  let [sum, worth] = [0, 0];
  for (const kind of kinds) {
    const value = correlation(seen.values[kind], meant.values[kind]);
    if (value === null) continue;
    sum += value * shareOf[kind];
    worth += shareOf[kind];
  }
  return worth === 0 ? 0 : sum / worth;
};

const correlation = (a: Float32Array, b: Float32Array): number | null => {
  const meanA = mean(a);
  const meanB = mean(b);
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let at = 0; at < a.length; at++) {
    const x = a[at]! - meanA;
    const y = b[at]! - meanB;
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  const [nothingSeen, nothingMeant] = [aa < a.length * 1e-4, bb === 0];
  if (nothingSeen && nothingMeant) return null;
  return nothingSeen || nothingMeant ? 0 : ab / Math.sqrt(aa * bb);
};

/** What it counts that rows begin under one another. */
const rowsWorth = 0.12;
/** Fewer rows with print than this tell nothing. */
const leastRows = 5;

const isPrint = (share: number): boolean => share > 0.12;

/** 1 where rows of print begin under one another on the left and end anywhere, -1 where it is the other way round. */
const rowStart = (print: Float32Array, columns: number): number => {
  const starts: number[] = [];
  const ends: number[] = [];
  for (let from = 0; from < print.length; from += columns) {
    const row = print.subarray(from, from + columns);
    const first = row.findIndex(isPrint);
    if (first < 0) continue;
    starts.push(first);
    ends.push(row.findLastIndex(isPrint));
  }
  if (starts.length < leastRows) return 0;
  const [left, right] = [spread(starts), spread(ends)];
  return (right - left) / (right + left + 0.5);
};

const spread = (values: readonly number[]): number => {
  const middle = median(values);
  return values.reduce((sum, value) => sum + Math.min(6, Math.abs(value - middle)), 0) / values.length;
};

const mean = (values: Float32Array): number => {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at]!;
  return sum / values.length;
};
