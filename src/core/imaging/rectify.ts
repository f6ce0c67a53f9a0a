/** Straightens a paper in one resampling step: perspective, flip, quarter turns and scale together. */
import { area } from '#domain/plan/corners';
import { solveHomography } from '#domain/plan/homography';
import type { PixelSize } from '#domain/plan/output-size';
import type { Corners, Point, SidePlan } from '#domain/plan/plan';
import type { Raster } from './raster.ts';

/** Side of a tile, in pixels of the result. */
const tile = 64;

/**
 * The paper inside `corners` (fractions of `source`) as an upright rectangle of `size` pixels; `size` is the size after turning.
 * When the picture gets smaller, each pixel averages the area that it covers.
 */
export const rectify = (
  source: Raster,
  corners: Corners,
  { flip, turns }: Pick<SidePlan, 'flip' | 'turns'>,
  size: PixelSize,
): Raster => {
  const { width, height } = size;
  const target: Corners = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ];
  const pixels = orderFor(corners, flip, turns).map(
    ([x, y]) => [x * source.width, y * source.height] as const,
  ) as unknown as Corners;
  const map = solveHomography(target, pixels);
  if (!map) throw new RangeError('these corners cannot be straightened');
  const { reduced, factor } = preShrink(source, Math.sqrt(Math.abs(area(pixels)) / (width * height)));
  const samples = Math.min(
    4,
    Math.max(1, Math.round(Math.sqrt(Math.abs(area(pixels)) / (width * height)) / factor)),
  );
  const data = new Uint8Array(width * height * 3);
  const [a, b, c, d, e, f, g, h] = map;
  const { data: from, width: sourceWidth, height: sourceHeight } = reduced;
  const maxX = sourceWidth - 1;
  const maxY = sourceHeight - 1;
  const row = sourceWidth * 3;
  const pace = 1 / samples;
  // Weights are whole 256ths in both directions, so that sums stay exact integers.
  const share = 1 / (samples * samples * 65_536);
  const fill = (x0: number, y0: number, x1: number, y1: number): void => {
    for (let y = y0; y < y1; y++)
      for (let x = x0, to = (y * width + x0) * 3; x < x1; x++, to += 3) {
        let red = 0;
        let green = 0;
        let blue = 0;
        for (let py = y + pace / 2; py < y + 1; py += pace)
          for (let px = x + pace / 2; px < x + 1; px += pace) {
            const w = 1 / ((g * px + h * py + 1) * factor);
            let sx = (a * px + b * py + c) * w - 0.5;
            let sy = (d * px + e * py + f) * w - 0.5;
            if (!(sx > 0)) sx = 0;
            else if (sx > maxX) sx = maxX;
            if (!(sy > 0)) sy = 0;
            else if (sy > maxY) sy = maxY;
            const left = sx | 0;
            const top = sy | 0;
            const fx = ((sx - left) * 256) | 0;
            const fy = ((sy - top) * 256) | 0;
            const first = top * row + left * 3;
            const second = left < maxX ? first + 3 : first;
            const below = top < maxY ? row : 0;
            const third = first + below;
            const fourth = second + below;
            const w11 = fx * fy;
            const w10 = (fx << 8) - w11;
            const w01 = (fy << 8) - w11;
            const w00 = 65_536 - (fx << 8) - w01;
            red += from[first]! * w00 + from[second]! * w10 + from[third]! * w01 + from[fourth]! * w11;
            green +=
              from[first + 1]! * w00 +
              from[second + 1]! * w10 +
              from[third + 1]! * w01 +
              from[fourth + 1]! * w11;
            blue +=
              from[first + 2]! * w00 +
              from[second + 2]! * w10 +
              from[third + 2]! * w01 +
              from[fourth + 2]! * w11;
          }
        data[to] = red * share + 0.5;
        data[to + 1] = green * share + 0.5;
        data[to + 2] = blue * share + 0.5;
      }
  };
  // Tile by tile: a turned paper crosses many rows of the source, and they stay in the processor's cache.
  for (let y = 0; y < height; y += tile)
    for (let x = 0; x < width; x += tile) fill(x, y, Math.min(width, x + tile), Math.min(height, y + tile));
  return { width, height, data };
};

/** The source corners that become top left, top right, bottom right, bottom left of the result. */
const orderFor = (corners: Corners, flip: boolean, turns: number): Point[] => {
  const [a, b, c, d] = corners;
  const flipped = flip ? [b, a, d, c] : [a, b, c, d];
  // One quarter turn clockwise brings the bottom left corner to the top left.
  return flipped.map((_, index) => flipped[(index - turns + 4) % 4]!);
};

/** Averages whole blocks first when the picture becomes much smaller; sampling every pixel would cost more and show no more. */
const preShrink = (source: Raster, reduction: number): { reduced: Raster; factor: number } => {
  const factor = reduction > 4 ? Math.floor(reduction / 2) : 1;
  if (factor === 1) return { reduced: source, factor };
  const width = Math.floor(source.width / factor);
  const height = Math.floor(source.height / factor);
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (let dy = 0; dy < factor; dy++)
          for (let dx = 0; dx < factor; dx++)
            sum += source.data[((y * factor + dy) * source.width + x * factor + dx) * 3 + channel]!;
        data[(y * width + x) * 3 + channel] = sum / (factor * factor) + 0.5;
      }
  return { reduced: { width, height, data }, factor };
};
