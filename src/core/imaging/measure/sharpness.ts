/** How sharp print is: the width of its edges, across and along, tile by tile. */
import type { Measures } from '#domain/picture/measures';
import { median, regionOf } from './cells.ts';
import type { PaperView } from './view.ts';

/** Tiles along the paper's longer side. */
const tilesLong = 36;
/** Print at least this much darker than its paper tells about edges; fainter marks drown in noise. */
const leastContrast = 0.3;
/** On a paper of fewer pixels along its longer side, even a sharp edge is as wide as a soft one on a larger. */
const leastLong = 400;
/**
 * A paper of more pixels is judged as if it had so many: a photo in focus has edges of two or three pixels however large the paper
 * lies in it, so wider ones are the lens's or the hand's.
 */
const mostLong = 800;
/** Fewer printed tiles than this tell nothing. */
const leastTiles = 6;
/** An edge wider than this share of its tile is none: the lines of a table run one way, and nothing in their tiles the other way. */
const widestEdge = 0.5;
/** Where fewer of the tiles have an edge across a direction, they are all too soft to have one. */
const leastCrossed = 0.25;

type Tile = { readonly at: number; readonly across: number; readonly down: number };

export const measureSharpness = (
  view: PaperView,
): Pick<Measures, 'edgeWidth' | 'edgeUnevenness' | 'softest' | 'details'> => {
  const long = Math.max(view.width, view.height);
  const size = Math.max(12, Math.round(long / tilesLong));
  const columns = Math.floor(view.width / size);
  const rows = Math.floor(view.height / size);
  const tiles: Tile[] = [];
  const buffers = makeBuffers();
  for (let at = 0; at < columns * rows; at++) {
    const tile = readTile(view, (at % columns) * size, Math.floor(at / columns) * size, size, buffers);
    if (tile) tiles.push({ at, ...tile });
  }
  if (long < leastLong || tiles.length < leastTiles)
    return { edgeWidth: null, edgeUnevenness: 1, softest: null, details: null };
  const across = usualWidth(
    tiles.map((tile) => tile.across),
    size,
  );
  const down = usualWidth(
    tiles.map((tile) => tile.down),
    size,
  );
  const widest = Math.max(across, down);
  const soft = tiles.filter((tile) => Math.max(tile.across, tile.down) >= widest);
  const judged = Math.min(long, mostLong);
  return {
    edgeWidth: (widest / judged) * 1000,
    edgeUnevenness: widest / Math.min(across, down),
    softest: regionOf(
      soft.map((tile) => tile.at),
      columns,
      rows,
    ),
    details: Math.round(judged / widest),
  };
};

const usualWidth = (widths: readonly number[], size: number): number => {
  const edges = widths.filter((width) => width <= size * widestEdge);
  return median(edges.length >= widths.length * leastCrossed ? edges : widths);
};

/** Counts of brightnesses and of slopes, used again for every tile. */
type Buffers = { readonly light: Int32Array; readonly across: Int32Array; readonly down: Int32Array };
/** Steps of a slope that are counted apart: an eighth of a brightness. */
const slopeSteps = 8;
const makeBuffers = (): Buffers => ({
  light: new Int32Array(256),
  across: new Int32Array(128 * slopeSteps + 1),
  down: new Int32Array(128 * slopeSteps + 1),
});

/** Contrast over steepest slope, in pixels, in both directions; null where there is no print. */
const readTile = (
  { width, light }: PaperView,
  left: number,
  top: number,
  size: number,
  counts: Buffers,
): { across: number; down: number } | null => {
  const count = (size - 2) * (size - 2);
  counts.light.fill(0);
  for (let y = 1; y < size - 1; y++)
    for (let x = 1, at = (top + y) * width + left + 1; x < size - 1; x++, at++)
      counts.light[light[at]! | 0]!++;
  const bright = valueAt(counts.light, Math.floor(count * 0.95));
  const contrast = bright - valueAt(counts.light, Math.floor(count * 0.03));
  if (contrast < bright * leastContrast || contrast < 24) return null;
  counts.across.fill(0);
  counts.down.fill(0);
  for (let y = 1; y < size - 1; y++) {
    const start = (top + y) * width + left;
    // Each slope is smoothed along the edge, so that noise adds little. Both are eight times the slope.
    let sum = 0;
    let fall = 0;
    let nextSum = 0;
    let nextFall = 0;
    for (let x = 0, at = start; x < size; x++, at++) {
      const above = light[at - width]!;
      const below = light[at + width]!;
      const sumHere = above + 2 * light[at]! + below;
      const fallHere = below - above;
      if (x >= 2) {
        counts.across[Math.abs(sumHere - sum) | 0]!++;
        counts.down[Math.abs(fall + 2 * nextFall + fallHere) | 0]!++;
      }
      sum = nextSum;
      fall = nextFall;
      nextSum = sumHere;
      nextFall = fallHere;
    }
  }
  const rank = Math.floor(count * 0.985);
  return { across: contrast / steepest(counts.across, rank), down: contrast / steepest(counts.down, rank) };
};

const steepest = (slopes: Int32Array, rank: number): number =>
  Math.max(0.5, (valueAt(slopes, rank) + 0.5) / slopeSteps);

/** The value of this rank, from 0, among counted ones. */
const valueAt = (counts: Int32Array, rank: number): number => {
  let seen = 0;
  for (let value = 0; value < counts.length; value++) {
    seen += counts[value]!;
    if (seen > rank) return value;
  }
  return counts.length - 1;
};
