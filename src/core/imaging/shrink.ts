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
export const shrink = (picture: Raster, long: number): Shrunk => {
  const factor = Math.max(1, Math.ceil(Math.max(picture.width, picture.height) / long));
  const width = Math.max(1, Math.floor(picture.width / factor));
  const height = Math.max(1, Math.floor(picture.height / factor));
  const size = width * height;
  const planes = [new Float32Array(size), new Float32Array(size), new Float32Array(size)] as const;
  const copy: Shrunk = {
    width,
    height,
    planes: [...planes],
    factor,
    pictureWidth: picture.width,
    pictureHeight: picture.height,
  };
  if (factor === 3 && Math.min(picture.width, picture.height) >= 3) averageNine(picture, copy);
  else averageBlocks(picture, copy);
  return copy;
};

/** Blocks of any size; a picture narrower than one block has blocks as narrow as itself. */
const averageBlocks = ({ data, ...picture }: Raster, { width, height, factor, planes }: Shrunk): void => {
  const [red, green, blue] = planes;
  const columns = Math.min(factor, picture.width);
  const rows = Math.min(factor, picture.height);
  const share = 1 / (columns * rows);
  const sums = new Float64Array(width * 3);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let row = 0; row < rows; row++) {
      let from = (y * factor + row) * picture.width * 3;
      for (let x = 0, to = 0; x < width; x++, to += 3) {
        let r = 0;
        let g = 0;
        let b = 0;
        for (let column = 0; column < columns; column++, from += 3) {
          r += data[from]!;
          g += data[from + 1]!;
          b += data[from + 2]!;
        }
        sums[to]! += r;
        sums[to + 1]! += g;
        sums[to + 2]! += b;
      }
    }
    for (let x = 0, at = y * width; x < width; x++, at++) {
      red[at] = sums[x * 3]! * share;
      green[at] = sums[x * 3 + 1]! * share;
      blue[at] = sums[x * 3 + 2]! * share;
    }
  }
};

/** The same for blocks of three by three, which photos of 12 megapixels have, written out: three times as fast. */
const averageNine = ({ data, ...picture }: Raster, { width, height, planes }: Shrunk): void => {
  const [red, green, blue] = planes;
  const row = picture.width * 3;
  const share = 1 / 9;
  for (let y = 0; y < height; y++) {
    let a = y * 3 * row;
    let b = a + row;
    let c = b + row;
    for (let at = y * width, end = at + width; at < end; at++, a += 9, b += 9, c += 9) {
      red[at] =
        share *
        (data[a]! +
          data[a + 3]! +
          data[a + 6]! +
          data[b]! +
          data[b + 3]! +
          data[b + 6]! +
          data[c]! +
          data[c + 3]! +
          data[c + 6]!);
      green[at] =
        share *
        (data[a + 1]! +
          data[a + 4]! +
          data[a + 7]! +
          data[b + 1]! +
          data[b + 4]! +
          data[b + 7]! +
          data[c + 1]! +
          data[c + 4]! +
          data[c + 7]!);
      blue[at] =
        share *
        (data[a + 2]! +
          data[a + 5]! +
          data[a + 8]! +
          data[b + 2]! +
          data[b + 5]! +
          data[b + 8]! +
          data[c + 2]! +
          data[c + 5]! +
          data[c + 8]!);
    }
  }
};
