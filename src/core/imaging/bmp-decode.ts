/** Reads BMP: core and info headers, 1, 4, 8, 16, 24 and 32 bits, bit fields, RLE4 and RLE8, either direction of rows. */
import { decodeRle } from './bmp-rle.ts';
import type { Raster } from './raster.ts';

/** Why a file is refused. */
export class BmpError extends Error {}

type Header = {
  readonly width: number;
  readonly height: number;
  readonly topDown: boolean;
  readonly bits: number;
  readonly compression: number;
  readonly pixelOffset: number;
  readonly palette: Uint8Array;
  readonly masks: readonly number[];
};

export type BmpInfo = {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly alpha: boolean;
  readonly dpi: number | null;
};

const refuse = (why: string): never => {
  throw new BmpError(why);
};

/** Size and depth from the header alone, so that a bomb is refused before pixels are made. Throws BmpError. */
export const readBmpInfo = (bytes: Uint8Array): BmpInfo => {
  const file = view(bytes);
  const { width, height, bits, masks } = readHeader(file);
  const perMetre = file.readUInt32LE(14) >= 40 ? file.readInt32LE(38) : 0;
  return {
    width,
    height,
    bits,
    alpha: (masks[3] ?? 0) !== 0,
    dpi: perMetre > 0 ? Math.round(perMetre * 0.0254) : null,
  };
};

/** Pixels with alpha laid on white. Throws BmpError on anything cut off or impossible. */
export const decodeBmp = (bytes: Uint8Array): Raster => {
  const file = view(bytes);
  const header = readHeader(file);
  const { compression } = header;
  if (compression === 1 || compression === 2) return fromIndices(header, decodeRle(file, header, refuse));
  if (compression !== 0 && compression !== 3 && compression !== 6) refuse('compression');
  const stride = Math.floor((header.bits * header.width + 31) / 32) * 4;
  if (header.pixelOffset + stride * header.height > file.length) refuse('truncated');
  return header.bits <= 8
    ? fromIndices(header, unpackIndices(file, header, stride))
    : fromChannels(file, header, stride);
};

const view = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const readHeader = (file: Buffer): Header => {
  if (file.length < 26 || file.toString('latin1', 0, 2) !== 'BM') refuse('header');
  const size = file.readUInt32LE(14);
  const core = size === 12;
  if (!core && (size < 40 || size > 1024)) refuse('header size');
  if (file.length < 14 + size) refuse('truncated');
  const width = core ? file.readUInt16LE(18) : file.readInt32LE(18);
  const signed = core ? file.readUInt16LE(20) : file.readInt32LE(22);
  const bits = file.readUInt16LE(core ? 24 : 28);
  const compression = core ? 0 : file.readUInt32LE(30);
  const height = Math.abs(signed);
  if (width <= 0 || height === 0 || ![1, 4, 8, 16, 24, 32].includes(bits)) refuse('size or depth');
  const topDown = signed < 0;
  if (topDown && (compression === 1 || compression === 2)) refuse('compressed rows from the top');
  const pixelOffset = file.readUInt32LE(10);
  if (pixelOffset < 14 + size || pixelOffset > file.length) refuse('pixel offset');
  const extra = size === 40 && (compression === 3 || compression === 6) ? (compression === 6 ? 16 : 12) : 0;
  const paletteStart = 14 + size + extra;
  const entry = core ? 3 : 4;
  const wanted = bits <= 8 ? (core ? 1 << bits : file.readUInt32LE(46) || 1 << bits) : 0;
  if (wanted > 256) refuse('palette');
  const available = Math.floor((Math.min(pixelOffset, file.length) - paletteStart) / entry);
  const palette = readPalette(file, paletteStart, Math.min(wanted, Math.max(0, available)), entry);
  if (bits <= 8 && palette.length === 0) refuse('palette');
  return {
    width,
    height,
    topDown,
    bits,
    compression,
    pixelOffset,
    palette,
    masks: readMasks(file, size, bits, compression),
  };
};

const readPalette = (file: Buffer, start: number, count: number, entry: number): Uint8Array => {
  const palette = new Uint8Array(count * 3);
  for (let index = 0; index < count; index++)
    for (let channel = 0; channel < 3; channel++)
      palette[index * 3 + channel] = file[start + index * entry + 2 - channel]!;
  return palette;
};

/** Masks of red, green, blue, alpha; where none are written, the ones that the depth implies. */
const readMasks = (file: Buffer, size: number, bits: number, compression: number): number[] => {
  if (compression === 3 || compression === 6) {
    const count = size >= 56 || compression === 6 ? 4 : 3;
    if (file.length < 54 + count * 4) refuse('truncated');
    return Array.from({ length: count }, (_, index) => file.readUInt32LE(54 + index * 4));
  }
  return bits === 16 ? [0x7c00, 0x3e0, 0x1f] : [0xff0000, 0xff00, 0xff];
};

const unpackIndices = (
  file: Buffer,
  { width, height, topDown, bits, pixelOffset }: Header,
  stride: number,
): Uint8Array => {
  const indices = new Uint8Array(width * height);
  const perByte = 8 / bits;
  const mask = (1 << bits) - 1;
  for (let y = 0; y < height; y++) {
    const row = pixelOffset + (topDown ? y : height - 1 - y) * stride;
    for (let x = 0; x < width; x++) {
      const shift = 8 - bits * ((x % perByte) + 1);
      indices[y * width + x] = (file[row + Math.floor(x / perByte)]! >> shift) & mask;
    }
  }
  return indices;
};

const fromIndices = ({ width, height, palette }: Header, indices: Uint8Array): Raster => {
  const data = new Uint8Array(width * height * 3);
  for (let index = 0; index < indices.length; index++)
    data.set(palette.subarray(indices[index]! * 3, indices[index]! * 3 + 3), index * 3);
  return { width, height, data };
};

const fromChannels = (file: Buffer, header: Header, stride: number): Raster => {
  const { width, height, topDown, bits, pixelOffset } = header;
  const data = new Uint8Array(width * height * 3);
  const bytes = bits / 8;
  const plain = bits === 24 || (bits === 32 && header.compression === 0);
  const channels = header.masks.map(channelReader);
  for (let y = 0; y < height; y++) {
    let from = pixelOffset + (topDown ? y : height - 1 - y) * stride;
    let to = y * width * 3;
    for (let x = 0; x < width; x++, from += bytes, to += 3) {
      if (plain) {
        data[to] = file[from + 2]!;
        data[to + 1] = file[from + 1]!;
        data[to + 2] = file[from]!;
        continue;
      }
      const value = bits === 16 ? file.readUInt16LE(from) : file.readUInt32LE(from);
      const alpha = channels[3] ? channels[3](value) : 255;
      for (let channel = 0; channel < 3; channel++)
        data[to + channel] = Math.round((channels[channel]!(value) * alpha + 255 * (255 - alpha)) / 255);
    }
  }
  return { width, height, data };
};

/** Scales the bits under a mask to 0–255. */
const channelReader = (mask: number): ((value: number) => number) => {
  if (mask === 0) return () => 255;
  const shift = 31 - Math.clz32(mask & -mask);
  const top = mask >>> shift;
  return (value) => Math.round((((value & mask) >>> shift) * 255) / top);
};
