/** Light on the paper: how bright it is, how well print stands out, where a reflection has washed it out. */
import type { Measures } from '#domain/picture/measures';
import { type Cells, groupsOf, median, regionOf } from './cells.ts';

/** Print, as against bare paper: the dark part of a cell is at most this share of its light part. */
export const printedAt = 0.72;

export const measureLight = (
  cells: Cells,
): Pick<Measures, 'paperLight' | 'printContrast' | 'glareShare' | 'glare' | 'glareOverPrint'> => {
  const paperLight = median(cells.light);
  return { paperLight, printContrast: contrastOf(cells), ...measureGlare(cells, paperLight) };
};

/** Paler print than this is looked at only where next to no cell holds darker one: an overexposed photo has no other. */
const paleAt = 0.9;
const leastPrinted = 0.01;

const contrastOf = ({ dark, light }: Cells): number => {
  const contrastsAt = (limit: number): number[] =>
    [...dark.keys()].flatMap((at) => (dark[at]! < light[at]! * limit ? [1 - dark[at]! / light[at]!] : []));
  const print = contrastsAt(printedAt);
  return median(print.length >= dark.length * leastPrinted ? print : contrastsAt(paleAt));
};

/** A paper that is as white as can be all over is a flat scan; nothing can be brighter there. */
const flatScan = 247;
/** How far round a washed-out place its surroundings are looked at, in cells. */
const reach = 5;
/** Brightness under which a quarter of those surroundings must lie. */
const stillPaper = 246;

const measureGlare = (
  cells: Cells,
  paperLight: number,
): Pick<Measures, 'glareShare' | 'glare' | 'glareOverPrint'> => {
  const none = { glareShare: 0, glare: null, glareOverPrint: false };
  if (paperLight >= flatScan) return none;
  const washed = Uint8Array.from(cells.burnt, (share, at) =>
    share >= 0.6 && cells.dark[at]! >= 215 ? 1 : 0,
  );
  const spots = groupsOf(washed, cells.columns)
    .map((group) => ({ group, around: surroundings(group, cells) }))
    .filter(({ group, around }) => group.length >= 3 && isSpot(group, around, cells));
  const [largest] = spots.sort((a, b) => b.group.length - a.group.length);
  if (!largest) return none;
  const printed = largest.around.filter((at) => cells.dark[at]! < cells.light[at]! * 0.85).length;
  return {
    glareShare: spots.reduce((sum, { group }) => sum + group.length, 0) / cells.light.length,
    glare: regionOf(largest.group, cells.columns, cells.rows),
    glareOverPrint: printed >= largest.around.length * 0.2,
  };
};

/** A reflection fades on every side; a paper that simply lies in bright light at one edge does not. */
const isSpot = (group: Int32Array, around: readonly number[], { columns, rows, light }: Cells): boolean => {
  const box = regionOf(group, columns, rows);
  if (box.width > 0.75 || box.height > 0.85) return false;
  const onEdge = group.filter((at) => {
    const x = at % columns;
    return x === 0 || x === columns - 1 || at < columns || at >= columns * (rows - 1);
  }).length;
  if (onEdge > Math.sqrt(group.length) * 1.5) return false;
  const sorted = around.map((at) => light[at]!).sort((a, b) => a - b);
  return (sorted[sorted.length >> 2] ?? 255) <= stillPaper;
};

const surroundings = (group: Int32Array, { columns, rows }: Cells): number[] => {
  const inside = new Set(group);
  const around = new Set<number>();
  for (const at of group) {
    const x = at % columns;
    const y = (at - x) / columns;
    for (let v = Math.max(0, y - reach); v <= Math.min(rows - 1, y + reach); v++)
      for (let u = Math.max(0, x - reach); u <= Math.min(columns - 1, x + reach); u++) {
        const near = v * columns + u;
        if (!inside.has(near)) around.add(near);
      }
  }
  return [...around];
};
