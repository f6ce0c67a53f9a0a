/** Writes BMP: 24 bits, uncompressed, rows from the bottom, padded to four bytes, with its density. */
import type { Raster } from './raster.ts';

const headerBytes = 54;

/** Size in bytes of a 24-bit BMP. */
export const bmpBytes = (width: number, height: number): number => headerBytes + rowBytes(width) * height;

const rowBytes = (width: number): number => Math.ceil((width * 3) / 4) * 4;

export const encodeBmp = ({ width, height, data }: Raster, dpi: number): Uint8Array => {
  const stride = rowBytes(width);
  const file = Buffer.alloc(bmpBytes(width, height));
  const perMetre = Math.round(dpi / 0.0254);
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(headerBytes, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  file.writeUInt32LE(stride * height, 34);
  file.writeInt32LE(perMetre, 38);
  file.writeInt32LE(perMetre, 42);
  for (let y = 0; y < height; y++) {
    let to = headerBytes + (height - 1 - y) * stride;
    for (let from = y * width * 3, end = from + width * 3; from < end; from += 3, to += 3) {
      file[to] = data[from + 2]!;
      file[to + 1] = data[from + 1]!;
      file[to + 2] = data[from]!;
    }
  }
  return file;
};
