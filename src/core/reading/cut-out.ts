/** A part of a picture as a picture of its own. */
import type { Raster } from '../imaging/raster.ts';

/** A part of a picture, pixels. */
export type Part = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

export const cutOut = (picture: Raster, { left, top, right, bottom }: Part): Raster => {
  const [width, height] = [right - left, bottom - top];
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    const from = ((top + y) * picture.width + left) * 3;
    data.set(picture.data.subarray(from, from + width * 3), y * width * 3);
  }
  return { width, height, data };
};
