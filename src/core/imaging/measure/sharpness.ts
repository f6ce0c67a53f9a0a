/** How sharp print is: the width of its edges, across and along, tile by tile. */
import type { Measures } from '#domain/picture/measures';
import { median, regionOf } from './cells.ts';
import type { PaperView } from './view.ts';

/** Tiles along the paper's longer side. */
const tilesLong = 36;
/** Print at least this much darker than its paper tells about edges; fainter marks drown in noise. */
const leastContrast = 0.3;
/** Fewer printed tiles than this tell nothing. */
const leastTiles = 6;

type Tile = { readonly at: number; readonly across: number; readonly down: number };

export const measureSharpness = (
  view: PaperView,
): Pick<Measures, 'edgeWidth' | 'edgeUnevenness' | 'softest' | 'details'> => {
  const long = Math.max(view.width, view.height);
  const size = Math.max(12, Math.round(long / tilesLong));
  const columns = Math.floor(view.width / size);
  const rows = Math.floor(view.height / size);
  const tiles: Tile[] = [];
  for (let at = 0; at < columns * rows; at++) {
    const tile = readTile(view, (at % columns) * size, Math.floor(at / columns) * size, size);
    if (tile) tiles.push({ at, ...tile });
  }
  if (tiles.length < leastTiles) return { edgeWidth: null, edgeUnevenness: 1, softest: null, details: null };
  const across = median(tiles.map((tile) => tile.across));
  const down = median(tiles.map((tile) => tile.down));
  const widest = Math.max(across, down);
  const soft = tiles.filter((tile) => Math.max(tile.across, tile.down) >= widest);
  return {
    edgeWidth: (widest / long) * 1000,
    edgeUnevenness: widest / Math.min(across, down),
    softest: regionOf(
      soft.map((tile) => tile.at),
      columns,
      rows,
    ),
    details: Math.round(long / widest),
  };
};

/** Contrast over steepest slope, in pixels, in both directions; null where there is no print. */
const readTile = (
  { width, light }: PaperView,
  left: number,
  top: number,
  size: number,
): { across: number; down: number } | null => {
  const values = new Float32Array((size - 2) * (size - 2));
  for (let y = 1, to = 0; y < size - 1; y++)
    for (let x = 1, at = (top + y) * width + left + 1; x < size - 1; x++, to++, at++) values[to] = light[at]!;
  values.sort();
  const bright = values[Math.floor(values.length * 0.95)]!;
  const contrast = bright - values[Math.floor(values.length * 0.03)]!;
  if (contrast < bright * leastContrast || contrast < 24) return null;
  const slopesAcross = new Float32Array(values.length);
  const slopesDown = new Float32Array(values.length);
  for (let y = 1, to = 0; y < size - 1; y++)
    for (let x = 1; x < size - 1; x++, to++) {
      const at = (top + y) * width + left + x;
      const above = at - width;
      const below = at + width;
      // Each slope is smoothed along the edge, so that noise adds little.
      slopesAcross[to] =
        Math.abs(
          light[above + 1]! -
            light[above - 1]! +
            2 * (light[at + 1]! - light[at - 1]!) +
            light[below + 1]! -
            light[below - 1]!,
        ) / 8;
      slopesDown[to] =
        Math.abs(
          light[below - 1]! -
            light[above - 1]! +
            2 * (light[below]! - light[above]!) +
            light[below + 1]! -
            light[above + 1]!,
        ) / 8;
    }
  return { across: contrast / steepest(slopesAcross), down: contrast / steepest(slopesDown) };
};

const steepest = (slopes: Float32Array): number => {
  slopes.sort();
  return Math.max(0.5, slopes[Math.floor(slopes.length * 0.985)]!);
};
