/** Straightens a paper in one resampling step: perspective, flip, quarter turns and scale together. */
import { area, mapCorners } from '#domain/plan/corners';
import { type Homography, solveHomography } from '#domain/plan/homography';
import type { PixelSize } from '#domain/plan/output-size';
import type { Corners, Point, SidePlan } from '#domain/plan/plan';
import { type Raster, takeRaster } from './raster.ts';
import { readTile, type Slant, tileSize } from './warp/read-tile.ts';

/**
 * The paper inside `corners` (fractions of `source`) as an upright rectangle of `size` pixels; `size` is the size after turning.
 * When the picture gets smaller, each pixel averages the area that it covers. Its memory is for the caller to give back.
 */
export const rectify = (
  source: Raster,
  corners: Corners,
  side: Pick<SidePlan, 'flip' | 'turns'>,
  size: PixelSize,
): Raster => {
  const slant = slantOf(source, corners, side, size);
  const { width, height } = size;
  const raster = takeRaster(width, height);
  const pace = tileSize(slant, size);
  // Tile by tile: a turned paper crosses many rows of the source, and they stay in the processor's cache.
  for (let y = 0; y < height; y += pace.height)
    for (let x = 0; x < width; x += pace.width) {
      const tile = {
        x,
        y,
        width: Math.min(pace.width, width - x),
        height: Math.min(pace.height, height - y),
      };
      readTile(slant, tile, raster, x, y);
    }
  return raster;
};

const slantOf = (
  source: Raster,
  corners: Corners,
  { flip, turns }: Pick<SidePlan, 'flip' | 'turns'>,
  { width, height }: PixelSize,
): Slant => {
  const target: Corners = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ];
  const pixels = mapCorners(
    orderFor(corners, flip, turns),
    ([x, y]): Point => [x * source.width, y * source.height],
  );
  const map: Homography | null = solveHomography(target, pixels);
  if (!map) throw new RangeError('these corners cannot be straightened');
  return { source, map, reduction: Math.sqrt(Math.abs(area(pixels)) / (width * height)) };
};

/** The source corners that become top left, top right, bottom right, bottom left of the result. */
const orderFor = (corners: Corners, flip: boolean, turns: number): Corners => {
  const [a, b, c, d] = corners;
  const flipped: Corners = flip ? [b, a, d, c] : corners;
  // One quarter turn clockwise brings the bottom left corner to the top left.
  return mapCorners(flipped, (_, index) => flipped[(index - turns + 4) % 4]!);
};
