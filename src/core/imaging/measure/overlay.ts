/** Pale characters that run aslant over a paper: a watermark, as people lay it over copies for one purpose. */
import type { Measures } from '#domain/picture/measures';
import { type Cells, median, readCells } from './cells.ts';
import { findGlyphs } from './glyphs.ts';
import { judgeGlyphs } from './text-direction.ts';
import type { PaperView } from './view.ts';

type Plane = { readonly width: number; readonly height: number; readonly light: Float32Array };

/** Brightness as a share of the paper's: under the first it is print, above the second it is paper. */
const [print, paper] = [0.6, 0.95];
/** Bins of five degrees over a quarter turn; the first and last ones are the paper's own directions. */
const bins = 18;
const ownBins = 3;
/** A direction counts where so many more pale edges have it than the other slanted ones. */
const peak = 1.5;
/** Pale edges, as a share of the paper, without which nothing lies over it. */
const leastEdges = 0.005;

/** Angles that are tried, in degrees over a quarter turn, and how far beside the best one the last tries are. */
const angles = [20, 30, 40, 50, 60, 70] as const;
const beside = 5;

/** The angle at which characters run aslant and how sure that is; null where no slanted pale edges stand out. */
export const readOverlay = (view: PaperView, cells: Cells): Measures['overlay'] => {
  const pale = palePlane(view, cells);
  if (!hasSlantedEdges(pale)) return null;
  const [best] = sorted(angles.map((angle) => tryAngle(pale, angle)));
  const near = [best!.angle - beside, best!.angle + beside].map((angle) => tryAngle(pale, angle));
  return sorted([best!, ...near])[0]!;
};

type Tried = NonNullable<Measures['overlay']>;
const sorted = (tried: readonly Tried[]): Tried[] => [...tried].sort((a, b) => b.certainty - a.certainty);

const tryAngle = (pale: Plane, angle: number): Tried => {
  const turned = turnedBy(pale, angle);
  const none = new Float32Array(0);
  const slanted = { ...turned, colour: { width: 0, height: 0, planes: [none, none, none] as const } };
  const { across, down } = findGlyphs(slanted, readCells(slanted));
  const judged = [across, down].map((glyphs) => judgeGlyphs(glyphs, mostGlyphs)?.certainty ?? 0);
  return { angle, certainty: Math.max(...judged) };
};

const mostGlyphs = 60;

/** Half the size; paper and print both white, what lies between them dark. */
const palePlane = ({ width, light, ...view }: PaperView, cells: Cells): Plane => {
  const [wide, high] = [width >> 1, view.height >> 1];
  const share = new Float32Array(wide * high);
  const usual = median(cells.light);
  const columnOf = Int32Array.from({ length: wide }, (_, x) =>
    Math.min(cells.columns - 1, Math.floor((2 * x) / cells.size)),
  );
  const papers = Float64Array.from(cells.light, (value) => Math.max(usual * 0.6, value));
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

/** Whether pale edges stand out in some slanted direction: only then is it worth looking for characters. */
const hasSlantedEdges = ({ width, height, light }: Plane): boolean => {
  const counts = new Float32Array(bins);
  let edges = 0;
  for (let y = 1; y < height - 1; y++)
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      const dx = light[at + 1]! - light[at - 1]!;
      const dy = light[at + width]! - light[at - width]!;
      if (Math.abs(dx) + Math.abs(dy) < 40) continue;
      edges++;
      const degrees = (Math.atan2(dy, dx) * 180) / Math.PI + 360;
      counts[Math.floor((degrees % 90) / 5)]!++;
    }
  if (edges < light.length * leastEdges) return false;
  const slanted = counts.slice(ownBins, bins - ownBins);
  return Math.max(...slanted) >= median(slanted) * peak;
};

/** Written over by every angle: each is judged before the next is tried. */
let turnedSpare = new Float32Array(0);

/** The plane turned back by an angle in degrees, white around it. */
const turnedBy = ({ width, height, light }: Plane, degrees: number): Plane => {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const wide = Math.ceil(width * cos + height * sin);
  const high = Math.ceil(width * sin + height * cos);
  if (turnedSpare.length < wide * high) turnedSpare = new Float32Array(wide * high);
  const out = turnedSpare.subarray(0, wide * high).fill(255);
  for (let y = 0; y < high; y++) {
    const v = y - high / 2;
    const [x0, y0] = [width / 2 - v * sin, height / 2 + v * cos];
    // Between these places of a row the plane is met; a pixel more on both sides is looked at, and left where it is outside.
    const first = wide / 2 + Math.max(-x0 / cos, -y0 / sin) - 1;
    const last = wide / 2 + Math.min((width - x0) / cos, (height - y0) / sin) + 1;
    const end = Math.min(wide - 1, Math.ceil(last));
    for (let x = Math.max(0, Math.floor(first)), to = y * wide + x; x <= end; x++, to++) {
      const u = x - wide / 2;
      const sx = u * cos - v * sin + width / 2;
      const sy = u * sin + v * cos + height / 2;
      if (sx < 0 || sy < 0 || sx >= width - 1 || sy >= height - 1) continue;
      const left = sx | 0;
      const top = sy | 0;
      const at = top * width + left;
      const fx = sx - left;
      const upper = light[at]! + (light[at + 1]! - light[at]!) * fx;
      const lower = light[at + width]! + (light[at + width + 1]! - light[at + width]!) * fx;
      out[to] = upper + (lower - upper) * (sy - top);
    }
  }
  return { width: wide, height: high, light: out };
};
