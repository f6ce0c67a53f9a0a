/** Long straight edges, by Hough's vote: every crest votes for the lines that run along it. */

import type { Shrunk } from '../shrink.ts';
import type { Edges } from './edges.ts';

/** Points with x·cos + y·sin = rho, in pixels of the edges. */
export type Line = {
  readonly theta: number;
  readonly cos: number;
  readonly sin: number;
  readonly rho: number;
  /** Running sum of aligned edge along the line, from `start` in steps of one pixel. */
  readonly support: Float32Array;
  /** Running sums, as `support`, of what red, green and blue differ by between the two sides of the line, some way off it. */
  readonly change: readonly [Float32Array, Float32Array, Float32Array];
  /** Place along the direction (−sin, cos) of the first entry of `support`. */
  readonly start: number;
};

const angles = 180;
/** Degrees by which a crest's own direction may differ from a line that it votes for. */
const slack = 5;
/** Lines closer than this to a stronger one are the same line. */
const sameDegrees = 3;
const samePixels = 4;

/** The strongest lines, best first; `count` at most. */
export const findLines = (picture: Shrunk, edges: Edges, count: number): Line[] => {
  const { width, height, crest, angle } = edges;
  const reach = Math.ceil(Math.hypot(width, height)) + 2;
  const columns = 2 * reach + 1;
  const votes = new Float32Array(angles * columns);
  const cosines = Float64Array.from({ length: angles }, (_, index) => Math.cos((index * Math.PI) / angles));
  const sines = Float64Array.from({ length: angles }, (_, index) => Math.sin((index * Math.PI) / angles));
  for (let y = 1; y < height - 1; y++)
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      const weight = crest[at]!;
      if (weight === 0) continue;
      const own = Math.round((angle[at]! * angles) / Math.PI);
      for (let off = -slack; off <= slack; off++) {
        const index = (own + off + angles) % angles;
        const rho = x * cosines[index]! + y * sines[index]! + reach;
        const cell = Math.floor(rho);
        const part = rho - cell;
        votes[index * columns + cell]! += weight * (1 - part);
        votes[index * columns + cell + 1]! += weight * part;
      }
    }
  const peaks = findPeaks(votes, columns, Math.min(width, height) * 0.035);
  const lines: Line[] = [];
  for (const { index, column } of peaks) {
    const rho = column - reach;
    const theta = (index * Math.PI) / angles;
    if (lines.some((line) => isSame(line, theta, rho))) continue;
    lines.push(measureLine(picture, edges, theta, rho));
    if (lines.length >= count) break;
  }
  return lines;
};

/** Mean support of a line between two places along it, 0–1. */
export const supportBetween = (line: Line, from: number, to: number): number =>
  sumBetween(line, line.support, from, to) / Math.max(1, Math.abs(to - from));

/** What the colours of the two sides of a line differ by between two places along it, levels; 0 for a line printed on one colour. */
export const changeBetween = (line: Line, from: number, to: number): number => {
  // Not `Math.hypot`, here and in `quads.ts`: this runs for every side of every quad.
  const [red, green, blue] = line.change;
  const r = sumBetween(line, red, from, to);
  const g = sumBetween(line, green, from, to);
  const b = sumBetween(line, blue, from, to);
  return Math.sqrt((r * r + g * g + b * b) / 3) / Math.max(1, Math.abs(to - from));
};

const sumBetween = ({ start }: Line, sums: Float32Array, from: number, to: number): number => {
  const last = sums.length - 1;
  const a = Math.max(0, Math.min(last, Math.round(Math.min(from, to) - start)));
  const b = Math.max(0, Math.min(last, Math.round(Math.max(from, to) - start)));
  return sums[b]! - sums[a]!;
};

type Peak = { readonly index: number; readonly column: number; readonly votes: number };

const findPeaks = (votes: Float32Array, columns: number, least: number): Peak[] => {
  const peaks: Peak[] = [];
  for (let index = 0; index < angles; index++)
    for (let column = 1; column < columns - 1; column++) {
      const value = votes[index * columns + column]!;
      if (
        value >= least &&
        value >= votes[index * columns + column - 1]! &&
        value > votes[index * columns + column + 1]!
      )
        peaks.push({ index, column, votes: value });
    }
  return peaks.sort((a, b) => b.votes - a.votes);
};

const isSame = (line: Line, theta: number, rho: number): boolean => {
  let turn = Math.abs(line.theta - theta);
  let away = Math.abs(line.rho - rho);
  if (turn > Math.PI / 2) {
    turn = Math.PI - turn;
    away = Math.abs(line.rho + rho);
  }
  return turn <= (sameDegrees * Math.PI) / 180 + 1e-9 && away <= samePixels;
};

/** Walks the line through the picture and adds up what runs along it, within a pixel and a half to either side. */
const measureLine = (
  { planes }: Shrunk,
  { width, height, crest, angle }: Edges,
  theta: number,
  rho: number,
): Line => {
  const cos = Math.cos(theta);
  const sin = Math.sin(theta);
  const reach = Math.ceil(Math.hypot(width, height));
  const support = new Float32Array(2 * reach + 1);
  const change = [0, 1, 2].map(() => new Float32Array(2 * reach + 1)) as unknown as Line['change'];
  const changes = [0, 0, 0];
  let sum = 0;
  for (let step = -reach; step <= reach; step++) {
    let best = 0;
    for (let off = -2; off <= 2; off++) {
      const x = Math.round((rho + off) * cos - step * sin);
      const y = Math.round((rho + off) * sin + step * cos);
      if (x < 1 || y < 1 || x >= width - 1 || y >= height - 1) continue;
      const value = crest[y * width + x]!;
      if (value > best && isAlong(angle[y * width + x]!, theta)) best = value;
    }
    sum += best;
    support[step + reach] = sum;
    const x = rho * cos - step * sin;
    const y = rho * sin + step * cos;
    const before = placeOf(x - sideways * cos, y - sideways * sin, width, height);
    const behind = placeOf(x + sideways * cos, y + sideways * sin, width, height);
    for (let channel = 0; channel < 3; channel++) {
      if (before >= 0 && behind >= 0)
        changes[channel]! += planes[channel]![behind]! - planes[channel]![before]!;
      change[channel]![step + reach] = changes[channel]!;
    }
  }
  return { theta, cos, sin, rho, support, change, start: -reach };
};

/** How far to either side of a line its two colours are taken: beyond the width of a printed frame. */
const sideways = 6;

const placeOf = (x: number, y: number, width: number, height: number): number => {
  const column = Math.round(x);
  const row = Math.round(y);
  return column < 0 || row < 0 || column >= width || row >= height ? -1 : row * width + column;
};

const isAlong = (angle: number, theta: number): boolean => {
  let turn = Math.abs(angle - theta) % Math.PI;
  if (turn > Math.PI / 2) turn = Math.PI - turn;
  return turn < 0.3;
};
