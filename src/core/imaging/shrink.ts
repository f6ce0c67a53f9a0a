/** A small copy of a picture, each pixel the mean of the block that it stands for. */
import type { Raster } from './raster.ts';

export type Shrunk = {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue one after the other, 0–255, each `width` × `height`. */
  readonly planes: readonly [Float32Array, Float32Array, Float32Array];
  /** Pixels of the picture for one pixel of this copy. */
  readonly factor: number;
  /** Size of the picture itself. */
  readonly pictureWidth: number;
  readonly pictureHeight: number;
};

/** Longest side of the copy in which a scan is looked at, in pixels: more shows nothing that a reviewer's screen would. */
const copyLong = 1700;

/** The copy in which papers are located and measured. */
export const copyOf = (picture: Raster): Shrunk => shrink(picture, copyLong);

/** At most `long` pixels on the longer side; blocks are whole pixels, so the factor is an integer. */
export const shrink = ({ width, height, data }: Raster, long: number): Shrunk => {
  const factor = Math.max(1, Math.ceil(Math.max(width, height) / long));
  const w = Math.max(1, Math.floor(width / factor));
  const h = Math.max(1, Math.floor(height / factor));
  const red = new Float32Array(w * h);
  const green = new Float32Array(w * h);
  const blue = new Float32Array(w * h);
  const sums = new Int32Array(w * 3);
  const share = 1 / (factor * factor);
  for (let y = 0; y < h; y++) {
    sums.fill(0);
    for (let row = 0; row < factor; row++) {
      let from = (y * factor + row) * width * 3;
      for (let x = 0, to = 0; x < w; x++, to += 3) {
        let r = 0;
        let g = 0;
        let b = 0;
        for (let column = 0; column < factor; column++, from += 3) {
          r += data[from]!;
          g += data[from + 1]!;
          b += data[from + 2]!;
        }
        sums[to]! += r;
        sums[to + 1]! += g;
        sums[to + 2]! += b;
      }
    }
    for (let x = 0, at = y * w; x < w; x++, at++) {
      red[at] = sums[x * 3]! * share;
      green[at] = sums[x * 3 + 1]! * share;
      blue[at] = sums[x * 3 + 2]! * share;
    }
  }
  return {
    width: w,
    height: h,
    planes: [red, green, blue],
    factor,
    pictureWidth: width,
    pictureHeight: height,
  };
};

/** A value between the pixels of one plane; beyond the border, the border's. */
export const sample = (plane: Float32Array, { width, height }: Shrunk, x: number, y: number): number => {
  const u = Math.max(0, Math.min(width - 1.001, x));
  const v = Math.max(0, Math.min(height - 1.001, y));
  const left = u | 0;
  const top = v | 0;
  const fx = u - left;
  const fy = v - top;
  const at = top * width + left;
  return (
    (plane[at]! * (1 - fx) + plane[at + 1]! * fx) * (1 - fy) +
    (plane[at + width]! * (1 - fx) + plane[at + width + 1]! * fx) * fy
  );
};
