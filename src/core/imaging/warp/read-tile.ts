/** One tile of a straightened picture, read from the slanted source by the kernel (kernel.wat). */
import { cornersOf } from '#domain/plan/corners';
import { type Homography, mapPoint } from '#domain/plan/homography';
import type { PixelSize } from '#domain/plan/output-size';
import type { Raster } from '../raster.ts';
import { kernelMemory, theKernel } from './load-kernel.ts';

export type Slant = {
  readonly source: Raster;
  /** From pixels of the result to pixels of the source, both counted from the outer edge of the first one. */
  readonly map: Homography;
  /** Pixels of the source for one pixel of the result, along one side. */
  readonly reduction: number;
};

export type Tile = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Within so many pixels in a row (the kernel counts on eight) the slant is taken as straight; even in small steep pictures the error stays near a hundredth of a pixel. */
const spanLength = 8;
/** Parts of a pixel in which positions are counted, and the size of one entry of the table of spans. */
const fraction = 4096;
const entryBytes = 24;
/** More samples a side show nothing new; sums stay exact up to here. */
const mostSamples = 16;
/** What the straight spans may stray beyond the tile's own corners, in pixels of the source. */
const margin = 2;

/** Samples a side for one pixel: about one for each pixel of the source that it covers. */
const samplesFor = ({ reduction }: Slant): number =>
  Math.min(mostSamples, Math.max(1, Math.ceil(reduction - 0.2)));

/** Pixels of a square tile's side for which the source's patch stays in the processor's cache. */
const squareSide = 256;
/** What it costs to fetch one more row, whatever its length, as against one more pixel. */
const rowCost = 1000;

/** The size of tiles that costs least: wide ones have fewer rows, but where the paper is turned they take more of the source. */
export const tileSize = (slant: Slant, { width, height }: PixelSize): PixelSize => {
  const side = Math.max(spanLength, Math.floor(squareSide / samplesFor(slant)));
  const sizes = [1, 2, 4, 8].map((times) => {
    const size = { width: side * times, height: Math.max(1, Math.floor(side / times)) };
    const x = Math.max(0, (width - size.width) / 2);
    const y = Math.max(0, (height - size.height) / 2);
    const { left, right, top, bottom } = boxOf(slant, { ...size, x, y });
    const rows = size.height + bottom - top;
    return { size, cost: (rows * rowCost + (bottom - top) * (right - left)) / (size.width * size.height) };
  });
  return sizes.reduce((best, other) => (other.cost < best.cost ? other : best)).size;
};

/** Writes the tile into `into`, with its top left pixel at `left`, `top` there. */
export const readTile = (slant: Slant, tile: Tile, into: Raster, left: number, top: number): void => {
  const { source } = slant;
  const box = boxOf(slant, tile);
  const columns = box.right - box.left + 1;
  const rows = box.bottom - box.top + 1;
  // One pixel more on the right and below, so that each pixel has neighbours there.
  const row = (columns + 1) * 3;
  const across = Math.ceil(tile.width / spanLength);
  const patch = across * tile.height * entryBytes;
  // The kernel reads and writes a few bytes more than it uses.
  const result = patch + row * (rows + 1) + 8;
  const buffer = kernelMemory(result + across * spanLength * tile.height * 3 + 8);
  const memory = new Uint8Array(buffer);
  for (let y = 0; y <= rows; y++) {
    const from = ((box.top + Math.min(y, rows - 1)) * source.width + box.left) * 3;
    const to = patch + y * row;
    memory.set(source.data.subarray(from, from + columns * 3), to);
    for (let at = to + row - 3; at < to + row; at++) memory[at] = memory[at - 3]!;
  }
  const samples = samplesFor(slant);
  const limitX = (columns - 1) * fraction;
  const limitY = (rows - 1) * fraction;
  const spans = across * tile.height;
  const kernel = theKernel();
  if (samples === 1) {
    const [a, b, c, d, e, f, g, h] = slant.map;
    const { left, top } = box;
    kernel.laySpans(0, across, tile.height, tile.x + 0.5, tile.y + 0.5, left, top, a, b, c, d, e, f, g, h);
    kernel.readEights(0, spans, patch, row, limitX, limitY, result);
  } else {
    writeSpans(new Int32Array(buffer), slant, tile, box, samples);
    kernel.readSpans(0, spans, patch, row, limitX, limitY, result, spanLength, samples);
  }
  for (let y = 0; y < tile.height; y++) {
    const from = result + y * across * spanLength * 3;
    into.data.set(memory.subarray(from, from + tile.width * 3), ((top + y) * into.width + left) * 3);
  }
};

type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** The pixels of the source that the tile is read from; at least one. */
const boxOf = ({ map, source }: Slant, tile: Tile): Box => {
  const corners = cornersOf(tile).map((point) => mapPoint(map, point));
  const xs = corners.map((corner) => corner[0]);
  const ys = corners.map((corner) => corner[1]);
  const within = (value: number, size: number): number => Math.min(size - 1, Math.max(0, value));
  return {
    left: within(Math.floor(Math.min(...xs)) - margin, source.width),
    top: within(Math.floor(Math.min(...ys)) - margin, source.height),
    right: within(Math.ceil(Math.max(...xs)) + margin, source.width),
    bottom: within(Math.ceil(Math.max(...ys)) + margin, source.height),
  };
};

/** The table of spans for several samples a pixel, row by row: where each begins and how it goes on, exact at both ends. */
const writeSpans = (
  table: Int32Array,
  { map: [a, b, c, d, e, f, g, h] }: Slant,
  tile: Tile,
  { left, top }: Box,
  samples: number,
): void => {
  const half = 0.5 / samples;
  const along = fraction / (spanLength * samples);
  const down = fraction / samples;
  let at = 0;
  for (let y = tile.y; y < tile.y + tile.height; y++) {
    const v = y + half;
    let u = tile.x + half;
    let w = 1 / (g * u + h * v + 1);
    let x0 = (a * u + b * v + c) * w;
    let y0 = (d * u + e * v + f) * w;
    for (let x = tile.x; x < tile.x + tile.width; x += spanLength, at += 6) {
      u += spanLength;
      w = 1 / (g * u + h * v + 1);
      const x1 = (a * u + b * v + c) * w;
      const y1 = (d * u + e * v + f) * w;
      table[at] = (x0 - 0.5 - left) * fraction;
      table[at + 1] = (y0 - 0.5 - top) * fraction;
      table[at + 2] = Math.round((x1 - x0) * along);
      table[at + 3] = Math.round((y1 - y0) * along);
      if (samples > 1) {
        const middle = u - spanLength / 2;
        const w0 = 1 / (g * middle + h * v + 1);
        const w1 = 1 / (g * middle + h * (v + 1) + 1);
        table[at + 4] = Math.round(
          ((a * middle + b * (v + 1) + c) * w1 - (a * middle + b * v + c) * w0) * down,
        );
        table[at + 5] = Math.round(
          ((d * middle + e * (v + 1) + f) * w1 - (d * middle + e * v + f) * w0) * down,
        );
      }
      x0 = x1;
      y0 = y1;
    }
  }
};
