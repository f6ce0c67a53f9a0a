/** Whether a reflection has paled red print, as a seal or an emblem is: black print pales to grey, red to a pink that only added light makes. */
import { type Cells, groupsOf, grown } from './cells.ts';
import { colourStep, type PaperView } from './view.ts';

/** Red stands so far above green and blue (0–255), and these differ by no more than this share of that: a warm lamp's rim is yellow. */
const leastRed = 40;
const mostYellow = 0.4;
/** Red at its end: print itself gives back less than bare paper. */
const lit = 250;
/** How far round the spot red is looked at, in cells. */
const reach = 4;
/** So many lit pixels, of a hundred thousand of the paper's colour, make print that has paled. */
const leastLit = 4;
/** Lit red is so many times as frequent near the spot as elsewhere; a few are taken to be there wherever little red is. */
const moreLit = 3;
const [someLit, someRed] = [2, 100];

/** A veil is lighter than bare paper by so much, and is so many cells at least; red that it pales is lighter than bare paper too, and more of it is asked for, since nothing need be at its end. */
const lighter = 1.12;
const leastVeil = 20;
const moreInVeil = 10;

/** Whether a washed-out spot pales red print. */
export const palesRed = (group: Int32Array, view: PaperView, cells: Cells): boolean =>
  hasLitRed(group, view, cells, lit, leastLit);

/** Veils over red print: groups of cells in light, washed out or not. */
export const veilsOverRed = (
  view: PaperView,
  cells: Cells,
  bare: Float32Array,
  paperLight: number,
): Int32Array[] => {
  const glow = new Uint8Array(bare.length);
  for (let at = 0; at < glow.length; at++) if (cells.light[at]! >= bare[at]! * lighter) glow[at] = 1;
  const from = Math.min(lit, paperLight * lighter);
  return groupsOf(glow, cells.columns)
    .filter((group) => group.length >= leastVeil)
    .filter((group) => hasLitRed(group, view, cells, from, leastLit * moreInVeil));
};

const hasLitRed = (
  group: Int32Array,
  { colour }: PaperView,
  cells: Cells,
  from: number,
  least: number,
): boolean => {
  const { width, height, planes } = colour;
  const [red, green, blue] = planes;
  const spot = new Uint8Array(cells.light.length);
  for (const at of group) spot[at] = 1;
  const near = grown(spot, cells.columns, reach);
  const pixels = [0, 0];
  const litOnes = [0, 0];
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.min(cells.rows - 1, Math.floor((y * colourStep) / cells.size)) * cells.columns;
    for (let x = 0; x < width; x++, at++) {
      const [r, g, b] = [red[at]!, green[at]!, blue[at]!];
      if (r - Math.max(g, b) < leastRed || Math.abs(g - b) > (r - Math.min(g, b)) * mostYellow) continue;
      const column = Math.min(cells.columns - 1, Math.floor((x * colourStep) / cells.size));
      const place = near[row + column]!;
      pixels[place]!++;
      if (r >= from) litOnes[place]!++;
    }
  }
  const elsewhere = (litOnes[0]! + someLit) / (pixels[0]! + someRed);
  return litOnes[1]! >= (least * width * height) / 100_000 && litOnes[1]! > pixels[1]! * elsewhere * moreLit;
};
