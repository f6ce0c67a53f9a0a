/** Colours in rows along a side, by the kernel. */
import type { Shrunk } from '../shrink.ts';
import type { Pixel } from './between-lines.ts';
import { fractionsAt, kernelWith } from './load-kernel.ts';

export type RowsAlong = {
  /** How far off the side a row lies, in pixels, inside positive; two each, that are averaged. */
  readonly depths: readonly number[];
  /** Places along the side. */
  readonly places: number;
  /** Share of the side's length that is left out at each end. */
  readonly leave: number;
  /** Where depths and colours lie in the kernel's memory. */
  readonly depthsAt: number;
  readonly coloursAt: number;
};

/** Red, green, blue and an unused fourth for each two depths of each place; a view that the next call overwrites. Corners go round clockwise. */
export const takeColoursAlong = (
  picture: Shrunk,
  from: Pixel,
  to: Pixel,
  { depths, places, leave, depthsAt, coloursAt }: RowsAlong,
): Float32Array => {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const [dx, dy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const near = length * leave;
  const step = (length * (1 - 2 * leave)) / (places - 1);
  const kernel = kernelWith(picture);
  new Float64Array(kernel.memory.buffer, depthsAt, depths.length).set(depths);
  // The inside lies along (−dy, dx).
  kernel.takeColours(
    depthsAt,
    depths.length / 2,
    coloursAt,
    places,
    from[0] + dx * near,
    from[1] + dy * near,
    dx * step,
    dy * step,
    -dy,
    dx,
    picture.width - 1.001,
    picture.height - 1.001,
    picture.width * 8,
  );
  return fractionsAt(coloursAt, places * depths.length * 2);
};
