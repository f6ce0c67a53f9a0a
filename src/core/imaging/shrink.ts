/** A small copy of a picture, each pixel the mean of the block that it stands for. */
import type { Raster } from './raster.ts';
import { giveBackMemory, takeMemory } from './spare-memory.ts';
import { kernelMemory, theKernel } from './warp/load-kernel.ts';

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
  const memory = takeMemory(size * 12);
  const plane = (colour: number) => new Float32Array(memory, colour * size * 4, size);
  const copy: Shrunk = {
    width,
    height,
    planes: [plane(0), plane(1), plane(2)],
    factor,
    pictureWidth: picture.width,
    pictureHeight: picture.height,
  };
  if (factor <= 3 && Math.min(picture.width, picture.height) >= factor) averageByKernel(picture, copy);
  else averageBlocks(picture, copy);
  return copy;
};

/** Only for a copy that nothing reads any more. */
export const giveBackCopy = ({ planes: [first] }: Shrunk): void => giveBackMemory(first.buffer);

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

/** The same for blocks of up to three by three, which photos of up to 16 megapixels have: by the kernel, row of blocks by row of blocks. */
const averageByKernel = ({ data, ...picture }: Raster, { width, height, factor, planes }: Shrunk): void => {
  const row = picture.width * 3;
  const fours = Math.ceil(width / 4);
  const sums = aligned(row * factor + slack);
  const means = aligned(sums + row * 2 + slack);
  const plane = fours * 16;
  const buffer = kernelMemory(means + plane * 3);
  const memory = new Uint8Array(buffer);
  const made = [0, 1, 2].map((colour) => new Float32Array(buffer, means + colour * plane, width));
  const kernel = theKernel();
  for (let y = 0; y < height; y++) {
    memory.set(data.subarray(y * factor * row, (y + 1) * factor * row));
    if (factor === 1) kernel.averageOne(0, means, plane, fours);
    else if (factor === 2) kernel.averageFour(0, row, sums, means, plane, fours);
    else kernel.averageNine(0, row, sums, means, plane, fours);
    for (let colour = 0; colour < 3; colour++) planes[colour as 0 | 1 | 2].set(made[colour]!, y * width);
  }
};

/** The kernel reads and writes so many bytes more than it was given. */
const slack = 80;
const aligned = (bytes: number): number => Math.ceil(bytes / 16) * 16;
