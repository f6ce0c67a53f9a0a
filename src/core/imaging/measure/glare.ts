/** Where a reflection has washed the paper out, and whether it took print with it: print that pales beside it, or breaks off at it. */
import type { Measures } from '#domain/picture/measures';
import { atItsEnd, bareLight, litFrom } from './bare-light.ts';
import { frameGaps } from './broken-frame.ts';
import { inkOfCell } from './cell-ink.ts';
import { type Cells, groupsOf, grown, median, regionOf } from './cells.ts';
import { paledFields } from './pale-field.ts';
import { palesRed, veilsOverRed } from './pale-red.ts';
import type { PaperView } from './view.ts';

type Glare = Pick<Measures, 'glareShare' | 'glare' | 'glareOverPrint'>;
const none: Glare = { glareShare: 0, glare: null, glareOverPrint: false };

/** A paper that is as white as can be all over is a flat scan; a white place on it is bare paper. */
const flatScan = 247;
/** A cell is washed out where so many of its pixels are at their end and even its dark ones are no darker than this. */
const washedShare = 0.6;
const washedDark = 215;
const leastSpot = 3;
/** A spot is a part of the paper. */
const mostSpot = 0.4;
/** Cells of it on the paper's border, over the root of its cells: more have come in over the border, as bright light or a finger does. */
const mostOnEdge = 1.9;
/** How far round a spot its surroundings are looked at, in cells, and the brightness under which a quarter of them must lie. */
const reach = 5;
const stillPaper = 246;

/** Ink on paper: darker by so much. Print of the paper is what most such cells have. */
const printedAt = 0.28;
const leastPrinted = 0.01;
/** Print that has paled: its contrast lies between what bare paper has, and more, and this share of the usual. */
const bareMargin = 0.05;
const paleLeast = 0.1;
const paleMost = 0.66;
/** Light in which pale print is no matter of shadow: this, or so much more than the paper's usual; never more than the end. */
const brightLeast = 222;
const brighter = 1.2;
const aboveMedian = 1.03;
/** Or so much more than bare paper has right there: on a grey paper a veil may pale print long before it is bright. */
const aboveBare = 1.06;
/** Bare paper at its end is no sign of a reflection where the usual paper is as light as this. */
const whitePaper = 235;
/** The bar of a window between its reflections is as dark as the paper; ink is darker than this share of it. */
const inkDarker = 0.9;
const leastInk = 2;
/** It has panes with pixels at their end within so many cells; where none are, pale print is no bar, however light it has become. */
const nearBar = 2;
const paneBurnt = 0.1;
/** Cells of pale print that make one place of it. */
const leastPale = 5;
/** One veil alone is broader than a row of cells: four of them make a square, or they spread so far to both sides of their main direction. A printed line, or a row of labels, does not. */
const restOfSquare = [
  [0, 1],
  [1, 0],
  [1, 1],
] as const;
const leastSpread = 1;
/** A veil is somewhere lighter by this share than bare paper is there: a paper's lit side is no veil over its pale labels. */
const veilLighter = 1.08;
/** Cells with print that pales or breaks off within this reach of a spot: at least so many, and such a share of those around it. */
const nearSpot = 2;
const leastBroken = 6;
const brokenShare = 0.025;
/** The same for a darker field, such as a portrait, into which a spot runs. */
const fieldShare = 0.19;
const fieldMost = 18;

export const measureGlare = (view: PaperView, cells: Cells): Glare => {
  const { columns, rows } = cells;
  const paperLight = median(cells.light);
  const bare = bareLight(cells);
  const print = usualPrint(cells);
  const pale =
    print === null ? new Uint8Array(columns * rows) : paleCells(view, cells, print, bare, paperLight);
  const places = groupsOf(grown(pale, columns, 1), columns)
    .map((group) => group.filter((at) => pale[at]))
    .filter((group) => isVeil(group, pale, cells, bare, paperLight))
    .filter((group, _, veils) => veils.length > 1 || isBroad(group, columns))
    .map((group) => ({ group, overPrint: true }));
  const fields = paledFields(cells, bare).map((group) => ({ group, overPrint: true }));
  const spots = paperLight >= flatScan ? [] : spotsOf(view, cells, print, bare, paperLight);
  const all = [...places, ...fields, ...spots];
  if (!all.some(({ overPrint }) => overPrint))
    for (const group of [...veilsOverRed(view, cells, bare, paperLight), ...frameGaps(cells)])
      all.push({ group, overPrint: true });
  if (all.length === 0) return none;
  const over = all.filter(({ overPrint }) => overPrint);
  const [largest] = (over.length > 0 ? over : all).sort((a, b) => b.group.length - a.group.length);
  const covered = new Set(all.flatMap(({ group }) => [...group]));
  return {
    glareShare: covered.size / cells.light.length,
    glare: regionOf(largest!.group, columns, rows),
    glareOverPrint: over.length > 0,
  };
};

type Print = { readonly contrast: number; readonly bare: number };

/** Contrast of the paper's print and of its bare places; null where it has none. */
const usualPrint = (cells: Cells): Print | null => {
  const contrasts = cells.dark.slice();
  for (let at = 0; at < contrasts.length; at++) contrasts[at] = contrastAt(cells, at);
  contrasts.sort();
  const first = contrasts.findIndex(isPrinted);
  if (first < 0 || contrasts.length - first < contrasts.length * leastPrinted) return null;
  return {
    contrast: contrasts[first + Math.floor((contrasts.length - first) * 0.6)]!,
    bare: contrasts[first >> 1]!,
  };
};

const isPrinted = (contrast: number): boolean => contrast > printedAt;

const contrastAt = ({ dark, light }: Cells, at: number): number => 1 - dark[at]! / Math.max(1, light[at]!);

/** 1, and 2 where it can be no bar of a window: cells in full light whose print is pale, with no full print beside them: the rim of a character is pale everywhere. */
const paleCells = (
  view: PaperView,
  cells: Cells,
  print: Print,
  bare: Float32Array,
  paperLight: number,
): Uint8Array => {
  const { columns, rows, light } = cells;
  const pale = new Uint8Array(columns * rows);
  const least = Math.max(paleLeast, print.bare + bareMargin);
  const bright = Math.max(
    Math.min(brightLeast, paperLight * brighter),
    Math.min(atItsEnd, paperLight * aboveMedian),
  );
  for (let y = 1; y < rows - 1; y++)
    for (let x = 1; x < columns - 1; x++) {
      const at = y * columns + x;
      if (light[at]! < Math.min(bright, Math.max(paperLight * aboveMedian, bare[at]! * aboveBare))) continue;
      const contrast = contrastAt(cells, at);
      if (contrast < least || contrast > print.contrast * paleMost) continue;
      if (strongest(cells, x, y) > print.contrast * paleMost * 1.15) continue;
      const ink = inkOfCell(view, cells, at);
      if (ink.neutral && ink.contrast >= least * 0.8)
        pale[at] =
          light[at]! * (1 - ink.contrast) < paperLight * inkDarker || !isBurntNear(cells, x, y) ? 2 : 1;
    }
  return pale;
};

const isBurntNear = ({ columns, rows, burnt }: Cells, x: number, y: number): boolean => {
  for (let v = Math.max(0, y - nearBar); v <= Math.min(rows - 1, y + nearBar); v++)
    for (let u = Math.max(0, x - nearBar); u <= Math.min(columns - 1, x + nearBar); u++)
      if (burnt[v * columns + u]! >= paneBurnt) return true;
  return false;
};

/** Not a faint label, and not white characters on a darker band: lighter than the paper, and what lies around is as light as it. */
const isVeil = (
  group: Int32Array,
  pale: Uint8Array,
  cells: Cells,
  bare: Float32Array,
  paperLight: number,
): boolean => {
  if (group.length < leastPale || group.filter((at) => pale[at] === 2).length < leastInk) return false;
  if (!group.some((at) => cells.light[at]! >= litFrom(bare[at]!, veilLighter))) return false;
  const around = surroundings(group, cells, nearSpot)
    .map((at) => cells.light[at]!)
    .sort((a, b) => a - b);
  return (around[around.length >> 2] ?? 0) >= paperLight * 0.95;
};

const isBroad = (group: Int32Array, columns: number): boolean => {
  const inside = new Set(group);
  if (group.some((at) => restOfSquare.every(([down, right]) => inside.has(at + down * columns + right))))
    return true;
  const [count, xs] = [group.length, group.map((at) => at % columns)];
  const ys = group.map((at, index) => (at - xs[index]!) / columns);
  const meanOf = (of: (index: number) => number): number =>
    group.reduce((sum, _, index) => sum + of(index), 0) / count;
  const [x, y] = [meanOf((index) => xs[index]!), meanOf((index) => ys[index]!)];
  const xx = meanOf((index) => (xs[index]! - x) ** 2);
  const yy = meanOf((index) => (ys[index]! - y) ** 2);
  const xy = meanOf((index) => (xs[index]! - x) * (ys[index]! - y));
  // The smaller eigenvalue is the variance across the main direction.
  return (xx + yy) / 2 - Math.hypot((xx - yy) / 2, xy) >= leastSpread ** 2;
};

const strongest = (cells: Cells, x: number, y: number): number => {
  let most = 0;
  for (let v = y - 1; v <= y + 1; v++)
    for (let u = x - 1; u <= x + 1; u++) most = Math.max(most, contrastAt(cells, v * cells.columns + u));
  return most;
};

type Spot = { readonly group: Int32Array; readonly overPrint: boolean };

const spotsOf = (
  view: PaperView,
  cells: Cells,
  print: Print | null,
  bare: Float32Array,
  paperLight: number,
): Spot[] => {
  const { columns, light, dark, burnt } = cells;
  const washed = burnt.map((share, at) => (share >= washedShare && dark[at]! >= washedDark ? 1 : 0));
  return groupsOf(Uint8Array.from(washed), columns)
    .filter((group) => group.length >= leastSpot && group.length <= light.length * mostSpot)
    .filter((group) => isSpot(group, surroundings(group, cells, reach), cells))
    .map((group) => ({
      group,
      overPrint:
        (print !== null && breaksPrint(group, view, cells, print, bare, paperLight)) ||
        palesRed(group, view, cells),
    }));
};

/** Whether characters, or a field such as a portrait, pale or break off at the spot. */
const breaksPrint = (
  group: Int32Array,
  view: PaperView,
  cells: Cells,
  print: Print,
  bare: Float32Array,
  paperLight: number,
): boolean => {
  const around = surroundings(group, cells, nearSpot);
  const least = Math.max(paleLeast, print.bare + bareMargin);
  let [broken, field] = [0, 0];
  for (const at of around) {
    const light = cells.light[at]!;
    if (light < paperLight * 0.85) field++;
    if (light < paperLight * 1.04 || contrastAt(cells, at) < least) continue;
    const ink = inkOfCell(view, cells, at);
    if (!ink.neutral || ink.contrast < least || light * (1 - ink.contrast) > paperLight * inkDarker) continue;
    const cutOff = cells.burnt[at]! >= 0.2 && paperLight < whitePaper;
    if (cutOff || ink.contrast < print.contrast * 0.8) broken++;
  }
  return (
    broken >= Math.max(leastBroken, around.length * brokenShare) ||
    // Where the paper's own light comes to its end, a white shirt in a portrait is washed out without any reflection.
    (field >= Math.min(fieldMost, around.length * fieldShare) && group.some((at) => bare[at]! < atItsEnd))
  );
};

/** A reflection fades on every side; a paper that simply lies in bright light at one edge does not. */
const isSpot = (group: Int32Array, around: readonly number[], { columns, rows, light }: Cells): boolean => {
  const onEdge = group.filter((at) => {
    const x = at % columns;
    return x === 0 || x === columns - 1 || at < columns || at >= columns * (rows - 1);
  }).length;
  if (onEdge > Math.sqrt(group.length) * mostOnEdge) return false;
  const sorted = around.map((at) => light[at]!).sort((a, b) => a - b);
  return (sorted[sorted.length >> 2] ?? 255) <= stillPaper;
};

const surroundings = (group: Int32Array, { columns, rows }: Cells, near: number): number[] => {
  const inside = new Set(group);
  const around = new Set<number>();
  for (const at of group) {
    const x = at % columns;
    const y = (at - x) / columns;
    for (let v = Math.max(0, y - near); v <= Math.min(rows - 1, y + near); v++)
      for (let u = Math.max(0, x - near); u <= Math.min(columns - 1, x + near); u++) {
        const place = v * columns + u;
        if (!inside.has(place)) around.add(place);
      }
  }
  return [...around];
};
