/** What is dark in one cell: strokes on bright paper, or only light that falls off, or a coloured field. */
import type { Cells } from './cells.ts';
import { colourStep, type PaperView } from './view.ts';

export type CellInk = {
  /** How much darker strokes are than the paper between them, 0–1, 0 where most of the cell is dark. */
  readonly contrast: number;
  /** Black or grey: it takes all colours of the paper away alike. */
  readonly neutral: boolean;
};

/** Strokes leave more of a cell bright than dark. */
const brightHalf = 0.5;
/** Share of a cell's pixels that are darker than what is taken for its ink. */
const darkest = 0.06;
/** The colour that ink takes least, over the one that it takes most. */
const leastAlike = 0.7;

export const inkOfCell = (view: PaperView, cells: Cells, at: number): CellInk => {
  const column = at % cells.columns;
  const row = (at - column) / cells.columns;
  const contrast = strokesIn(view, column * cells.size, row * cells.size, cells.size) / cells.light[at]!;
  return { contrast, neutral: contrast > 0 && isNeutral(view, column, row, cells.size) };
};

/**
 * How much darker strokes are than what lies on both sides of them, 0–255. The edge of a field or of a spot of light is bright on
 * one side only.
 */
const strokesIn = (view: PaperView, left: number, top: number, size: number): number => {
  const depths = new Float32Array(size * size);
  for (let line = 0; line < size; line++) {
    deepen(view, left, top + line, 1, size, depths, line * size, 1);
    deepen(view, left + line, top, view.width, size, depths, line, size);
  }
  const sorted = depths.slice().sort();
  const depth = sorted[Math.floor(sorted.length * (1 - darkest))]!;
  let bright = 0;
  while (sorted[bright]! < depth / 2) bright++;
  const dark = sorted.length - bright;
  return dark > sorted.length * brightHalf ? 0 : depth;
};

const line = new Float32Array(256);
const before = new Float32Array(256);

/** Along one line of a cell, from one cell's length before it to one after it: keeps the larger depth of each pixel. */
const deepen = (
  { width, height, light }: PaperView,
  x: number,
  y: number,
  step: number,
  size: number,
  depths: Float32Array,
  to: number,
  toStep: number,
): void => {
  const along = step === 1 ? x : y;
  const from = Math.max(0, along - size) - along;
  const until = Math.min(step === 1 ? width : height, along + 2 * size) - along;
  const start = y * width + x;
  let most = 0;
  for (let at = from; at < until; at++) {
    const value = light[start + at * step]!;
    line[at - from] = value;
    most = Math.max(most, value);
    before[at - from] = most;
  }
  most = 0;
  for (let at = until - 1; at >= 0; at--) {
    const value = line[at - from]!;
    most = Math.max(most, value);
    if (at >= size) continue;
    const place = to + at * toStep;
    depths[place] = Math.max(depths[place]!, Math.min(most, before[at - from]!) - value);
  }
};

/** Compares the lightest with the darkest of a cell's pixels. */
const isNeutral = ({ colour }: PaperView, column: number, row: number, size: number): boolean => {
  const { width, height, planes } = colour;
  const [red, green, blue] = planes;
  const right = Math.min(width, ((column + 1) * size) / colourStep);
  const bottom = Math.min(height, ((row + 1) * size) / colourStep);
  let [darkest, lightest, lowest, highest] = [0, 0, 999, -1];
  for (let y = Math.floor((row * size) / colourStep); y < bottom; y++)
    for (let x = Math.floor((column * size) / colourStep); x < right; x++) {
      const at = y * width + x;
      const all = red[at]! + green[at]! + blue[at]!;
      if (all < lowest) [darkest, lowest] = [at, all];
      if (all > highest) [lightest, highest] = [at, all];
    }
  const taken = planes.map((plane) => plane[lightest]! - plane[darkest]!);
  return Math.min(...taken) >= Math.max(...taken) * leastAlike;
};
