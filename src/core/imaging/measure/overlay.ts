/** Pale characters that run aslant over a paper: a watermark, as people lay it over copies for one purpose. */
import type { Measures } from '#domain/picture/measures';
import { type Cells, median, readCells } from './cells.ts';
import { glyphsAlong } from './glyphs.ts';
import { rowsAlong } from './slant-rows.ts';
import { findStrokes, type Plane } from './strokes.ts';
import { judgeGlyphs } from './text-direction.ts';
import type { PaperView } from './view.ts';

/** Brightness as a share of the paper's: under the first it is print, above the second it is paper. */
const [print, paper] = [0.6, 0.95];
/** Bins of so many degrees over a quarter turn; the first and last ones are the paper's own directions. */
const binDegrees = 3;
const bins = 90 / binDegrees;
const ownBins = 5;
/** An edge changes by so much from the pixel before to the one after, squared. */
const edgeSquared = 40 ** 2;
/** Pale edges, as a share of the paper, without which nothing lies over it. */
const leastEdges = 0.005;
/** A direction counts where so many more pale edges have it than the usual slanted one; no more than so many directions are looked along. */
const peak = 1.5;
const mostSlants = 2;
/** Characters that are looked at along each of them. */
const mostGlyphs = 60;
/** With less, nothing looks like characters: lines, folds and panes of a window run in rows too. */
const leastCertainty = 0.05;

/**
 * The angle at which characters run aslant and how sure that is, by what they look like and by the rows that they stand in; null where
 * no slanted pale edges stand out.
 */
export const readOverlay = (view: PaperView, cells: Cells): Measures['overlay'] => {
  const pale = palePlane(view, cells);
  const angles = slantsOf(pale);
  if (angles.length === 0) return null;
  const paleCells = readCells(pale);
  const strokes = findStrokes(pale, paleCells);
  const tried = angles.map((angle) => {
    const turn = (angle * Math.PI) / 180;
    const slant = { cos: Math.cos(turn), sin: Math.sin(turn) };
    const { across, down } = glyphsAlong(strokes, pale, paleCells, slant);
    const judged = [across, down].map((glyphs) => judgeGlyphs(glyphs, mostGlyphs)?.certainty ?? 0);
    const certainty = Math.max(...judged);
    if (certainty < leastCertainty) return { angle, certainty };
    // Print over them breaks many characters, and rows none.
    return { angle, certainty: certainty + Math.log(Math.max(1, rowsAlong(pale, angle))) };
  });
  return tried.sort((a, b) => b.certainty - a.certainty)[0]!;
};

/** Half the size; paper and print both white, what lies between them dark. */
const palePlane = ({ width, light, ...view }: PaperView, cells: Cells): Plane => {
  const [wide, high] = [width >> 1, view.height >> 1];
  const share = new Float32Array(wide * high);
  const usual = median(cells.light);
  const columnOf = Int32Array.from({ length: wide }, (_, x) =>
    Math.min(cells.columns - 1, Math.floor((2 * x) / cells.size)),
  );
  const papers = Float64Array.from(cells.light);
  for (let at = 0; at < papers.length; at++) papers[at] = Math.max(usual * 0.6, papers[at]!);
  for (let y = 0, to = 0; y < high; y++) {
    const row = Math.min(cells.rows - 1, Math.floor((2 * y) / cells.size)) * cells.columns;
    for (let x = 0, at = 2 * y * width; x < wide; x++, to++, at += 2) {
      const value = (light[at]! + light[at + 1]! + light[at + width]! + light[at + width + 1]!) / 4;
      share[to] = value / papers[row + columnOf[x]!]!;
    }
  }
  const out = new Float32Array(share.length).fill(255);
  for (let at = 0; at < share.length; at++)
    if (share[at]! < paper) out[at] = 255 * Math.max(0, (share[at]! - print) / (1 - print));
  // The soft rim of print is as pale as a watermark.
  const reach = 2;
  for (let y = reach; y < high - reach; y++)
    for (let x = reach, at = y * wide; x < wide - reach; x++) {
      if (share[at + x]! >= print) continue;
      const begun = x;
      while (x < wide - reach && share[at + x]! < print) x++;
      for (let v = -reach; v <= reach; v++)
        out.fill(255, at + v * wide + begun - reach, at + v * wide + x + reach);
    }
  return { width: wide, height: high, light: out };
};

/**
 * Slanted directions in which pale edges stand out, the clearest first, in degrees over a quarter turn: the strokes of characters
 * run along their lines and across them.
 */
const slantsOf = (pale: Plane): number[] => {
  const counts = directionsOf(pale);
  const edges = counts.reduce((sum, count) => sum + count, 0);
  if (edges < pale.light.length * leastEdges) return [];
  const usual = median(counts.subarray(ownBins, bins - ownBins));
  const smooth = counts.map((count, bin) => count + ((counts[bin - 1] ?? 0) + (counts[bin + 1] ?? 0)) / 2);
  const found: { readonly angle: number; readonly worth: number }[] = [];
  for (let bin = ownBins; bin < bins - ownBins; bin++) {
    const worth = smooth[bin]!;
    if (worth < 2 * usual * peak || worth < smooth[bin - 1]! || worth <= smooth[bin + 1]!) continue;
    const over = (beside: number): number => Math.max(0, counts[bin + beside]! - usual);
    const between = (over(1) - over(-1)) / (over(-1) + over(0) + over(1));
    found.push({ angle: (bin + 0.5 + between) * binDegrees, worth });
  }
  return found
    .sort((a, b) => b.worth - a.worth)
    .slice(0, mostSlants)
    .map(({ angle }) => angle);
};

/** How many edges have each direction. */
const directionsOf = ({ width, height, light }: Plane): Float32Array => {
  const counts = new Float32Array(bins);
  for (let y = 1; y < height - 1; y++)
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      const across = light[at + 1]! - light[at - 1]!;
      const down = light[at + width]! - light[at - width]!;
      if (across * across + down * down < edgeSquared) continue;
      // By these alone most slanted edges would seem nearer to the diagonal than they are.
      const falling = light[at + width + 1]! - light[at - width - 1]!;
      const rising = light[at - width + 1]! - light[at + width - 1]!;
      const turn = Math.atan2(3 * down + falling - rising, 3 * across + falling + rising);
      counts[Math.floor((((turn * 180) / Math.PI + 360) % 90) / binDegrees)]!++;
    }
  return counts;
};
