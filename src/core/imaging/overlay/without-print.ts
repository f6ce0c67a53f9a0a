/**
 * A scan without its print: what lies over it, paler than ink, stays.
 * 1 a copy of at most a thousand pixels (means of blocks), 2 the ground in tiles, a high quantile of each channel, 3 ink is darker than a
 *   share of its ground, with its soft rim (dilation), 4 ink becomes ground.
 */
import { blankRaster, type Raster } from '../raster.ts';

const longest = 1000;
/** Tiles along the longer side: larger than a character, smaller than a shadow. */
const tilesLong = 60;
/** A fifth of a tile is lighter than its ground: print covers less than the rest. */
const groundAt = 0.2;
/** Ink of print has 0.1 to 0.5 of its ground's brightness, a watermark of a third of ink 0.65 and more. */
const inkAt = 0.58;
/** Pixels of the scan around ink in which it fades into paper. */
const fading = 2;

export const withoutPrint = (picture: Raster): Raster => {
  const block = Math.max(1, Math.ceil(Math.max(picture.width, picture.height) / longest));
  const copy = reduced(picture, block);
  const { width, height, data } = copy;
  const rim = Math.ceil(fading / block);
  const size = Math.max(8, Math.round(Math.max(width, height) / tilesLong));
  const columns = Math.ceil(width / size);
  const ground = groundOf(copy, size, columns);
  const ink = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      const tile = (Math.floor(y / size) * columns + Math.floor(x / size)) * 3;
      if (lumaOf(data, at * 3) < lumaOf(ground, tile) * inkAt) ink[at] = 1;
    }
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      if (!isNear(ink, width, height, x, y, rim)) continue;
      const tile = (Math.floor(y / size) * columns + Math.floor(x / size)) * 3;
      for (let channel = 0; channel < 3; channel++) data[at * 3 + channel] = ground[tile + channel]!;
    }
  return copy;
};

const lumaOf = (data: Uint8Array, at: number): number =>
  data[at]! * 0.299 + data[at + 1]! * 0.587 + data[at + 2]! * 0.114;

const isNear = (
  ink: Uint8Array,
  width: number,
  height: number,
  x: number,
  y: number,
  rim: number,
): boolean => {
  for (let v = Math.max(0, y - rim); v <= Math.min(height - 1, y + rim); v++)
    for (let u = Math.max(0, x - rim); u <= Math.min(width - 1, x + rim); u++)
      if (ink[v * width + u]) return true;
  return false;
};

/** Means of whole blocks; always a copy. */
const reduced = ({ width, height, data }: Raster, block: number): Raster => {
  const copy = blankRaster(Math.max(1, Math.floor(width / block)), Math.max(1, Math.floor(height / block)));
  const sums = new Uint32Array(copy.width * 3);
  const rows = Math.min(block, height);
  const columns = Math.min(block, width);
  for (let y = 0, to = 0; y < copy.height; y++) {
    sums.fill(0);
    for (let v = 0; v < rows; v++) addRow(sums, data, (y * block + v) * width * 3, columns);
    for (let at = 0; at < sums.length; at++, to++) copy.data[to] = Math.round(sums[at]! / (rows * columns));
  }
  return copy;
};

// A loop of its own: inside the function above, which runs once a picture, it would never be compiled well.
const addRow = (sums: Uint32Array, data: Uint8Array, from: number, columns: number): void => {
  for (let at = 0; at < sums.length; at += 3)
    for (let u = 0; u < columns; u++, from += 3) {
      sums[at]! += data[from]!;
      sums[at + 1]! += data[from + 1]!;
      sums[at + 2]! += data[from + 2]!;
    }
};

/** Three channels of each tile, one after another. */
const groundOf = ({ width, height, data }: Raster, size: number, columns: number): Uint8Array => {
  const rows = Math.ceil(height / size);
  const ground = new Uint8Array(columns * rows * 3);
  const counts = new Int32Array(256);
  for (let tile = 0; tile < columns * rows; tile++)
    for (let channel = 0; channel < 3; channel++) {
      counts.fill(0);
      let count = 0;
      const [left, top] = [(tile % columns) * size, Math.floor(tile / columns) * size];
      for (let y = top; y < Math.min(height, top + size); y++)
        for (let x = left; x < Math.min(width, left + size); x++, count++)
          counts[data[(y * width + x) * 3 + channel]!]!++;
      let value = 255;
      for (let seen = counts[255]!; value > 0 && seen < count * groundAt; ) seen += counts[--value]!;
      ground[tile * 3 + channel] = value;
    }
  return ground;
};
